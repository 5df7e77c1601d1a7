/** What was fetched for an application, by field and by paper: the same for the portal and the console. */
import { isEmpty } from '@yijianshi/core/form'
import { type FetchedStanding, fieldStanding } from '@yijianshi/core/sharing/standing'
import type { FieldValue } from './shape.ts'
import type { DraftSharing, SharedResource } from './sharing.ts'

type Resources = readonly SharedResource[]

/** A field that a source told. */
export type FetchedField = {
  readonly resource: SharedResource
  /** What the source said, whatever stands in the form. */
  readonly value: FieldValue
  readonly standing: FetchedStanding
  /** Why it is disputed; undefined where it is not, or where the words are not for this reader. */
  readonly dispute: string | undefined
}

const order: readonly FetchedStanding[] = ['disputed', 'as-fetched', 'changed']

/**
 * Undefined where no source told it, or where the field is empty and nobody disputed it: then there is nothing whose
 * source could be named. Of several sources the one that the form agrees with.
 */
export function fetchedField(
  resources: Resources,
  element: string,
  current: FieldValue | null | undefined,
): FetchedField | undefined {
  const told = resources.flatMap(resource =>
    resource.fields.flatMap(({ element: own, value, standing, dispute }): FetchedField[] => {
      if (own !== element || value === undefined) return []
      const isDisputed = standing === 'disputed'
      if (isEmpty(current) && !isDisputed) return []
      return [{ resource, value, standing: fieldStanding(value, current, isDisputed), dispute }]
    }),
  )
  return told.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing))[0]
}

/** Why a paper did not come from its source. */
export type NotFetched = Exclude<SharedResource['state'], 'fetched' | 'not-asked' | 'disputed'> | 'not-own'

export type FetchedPaper = { readonly resource: SharedResource } & (
  | { readonly kind: 'handed-in'; readonly file: string }
  | { readonly kind: 'disputed'; readonly dispute: string | undefined }
  | { readonly kind: 'missing'; readonly why: NotFetched }
  /** It can be asked for. */
  | { readonly kind: 'offered' }
)

function paperOf(
  resource: SharedResource,
  material: string,
  files: readonly string[],
): FetchedPaper | undefined {
  const paper = resource.materials.find(entry => entry.material === material)
  if (paper === undefined) return undefined
  const { file, standing, dispute } = paper
  if (file !== undefined && files.includes(file)) return { kind: 'handed-in', resource, file }
  if (standing === 'disputed') return { kind: 'disputed', resource, dispute }
  if (resource.state === 'not-asked') return { kind: 'offered', resource }
  // It answered, and this paper was not among what it may hand in for this person.
  const why = resource.state === 'fetched' || resource.state === 'disputed' ? 'not-own' : resource.state
  return { kind: 'missing', resource, why }
}

const kinds: readonly FetchedPaper['kind'][] = ['handed-in', 'disputed', 'offered', 'missing']

/** What became of a paper that some source could give; `files` are those handed in under it. */
export function fetchedPaper(
  resources: Resources,
  material: string,
  files: readonly string[],
): FetchedPaper | undefined {
  const papers = resources.flatMap(resource => paperOf(resource, material, files) ?? [])
  return papers.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))[0]
}

/** Those that the person may consent to: somebody answers, and may. */
export function offeredResources({ resources }: Pick<DraftSharing, 'resources'>): Resources {
  return resources.filter(({ state, reason }) => reason === null && state !== 'not-connected')
}

/** Of what was consented to, the sources that could give more once a number has been filled in. */
export function openResources({ consent, resources }: DraftSharing): readonly string[] {
  const agreed = new Set(consent?.resources.map(({ resource }) => resource))
  return offeredResources({ resources })
    .filter(({ resource }) => agreed.has(resource))
    .filter(
      ({ state, fields, materials }) =>
        state === 'key-missing' ||
        ((state === 'fetched' || state === 'disputed') &&
          (fields.some(({ value }) => value === undefined) ||
            materials.some(({ standing }) => standing === undefined))),
    )
    .map(({ resource }) => resource)
}
