/** Which file of a catalogue folder holds what. */
import type { Catalogue } from './model.ts'

export type CollectionName = Exclude<keyof Catalogue, 'version' | 'policy'>
export type EntityOf<Name extends CollectionName> =
  Catalogue[Name] extends ReadonlyMap<string, infer Entity> ? Entity : never

/** `list`: `<place>.yaml`, or files under `<place>/`, with many each; `folder`: one entity per file. */
export type Layout = {
  readonly layout: 'list' | 'folder'
  readonly place: string
  readonly key: 'id' | 'code'
}

export const layouts: Readonly<Record<CollectionName, Layout>> = {
  regions: { layout: 'list', place: 'regions', key: 'code' },
  authorities: { layout: 'list', place: 'authorities', key: 'id' },
  sites: { layout: 'list', place: 'sites', key: 'id' },
  licences: { layout: 'list', place: 'licences', key: 'id' },
  elements: { layout: 'list', place: 'data-elements', key: 'id' },
  materials: { layout: 'list', place: 'materials', key: 'id' },
  questions: { layout: 'list', place: 'questions', key: 'id' },
  lifeStages: { layout: 'list', place: 'life-stages', key: 'id' },
  preconditions: { layout: 'list', place: 'preconditions', key: 'id' },
  items: { layout: 'folder', place: 'items', key: 'id' },
  matters: { layout: 'folder', place: 'matters', key: 'id' },
  variants: { layout: 'folder', place: 'variants', key: 'id' },
  resources: { layout: 'list', place: 'data-resources', key: 'id' },
}

export const collectionNames: readonly CollectionName[] = [
  'regions',
  'authorities',
  'sites',
  'licences',
  'elements',
  'materials',
  'questions',
  'lifeStages',
  'preconditions',
  'items',
  'matters',
  'variants',
  'resources',
]

export const POLICY_FILE = 'policy.yaml'

/** The collection whose entities stand in the file; undefined for the policy and for strangers. */
export function collectionOf(path: string): CollectionName | undefined {
  const [, folder, inFolder, single] = /^(?:([^/]+)\/([^/]+)|([^/]+))\.yaml$/.exec(path) ?? []
  return collectionNames.find(name => {
    const { layout, place } = layouts[name]
    if (inFolder !== undefined) return folder === place
    return layout === 'list' && single === place
  })
}

/** The paths that a catalogue folder may have, for a message. */
export const allowedPaths: readonly string[] = [
  ...collectionNames.flatMap(name => {
    const { layout, place } = layouts[name]
    return layout === 'list' ? [`${place}.yaml`, `${place}/<name>.yaml`] : [`${place}/<id>.yaml`]
  }),
  POLICY_FILE,
]
