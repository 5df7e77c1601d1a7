/** From files to a sound catalogue, or to everything that is wrong with them. */
import type { CheckContext } from './check/rule.ts'
import { rules } from './check/rules.ts'
import { EntityReader } from './entities.ts'
import { type Finding, fileFinding, inReadingOrder } from './finding.ts'
import {
  authoritySchema,
  type Catalogue,
  dataElementSchema,
  itemSchema,
  licenceSchema,
  lifeStageSchema,
  materialSchema,
  matterSchema,
  policySchema,
  preconditionSchema,
  questionSchema,
  regionSchema,
  siteSchema,
  variantSchema,
} from './model.ts'
import { noMatter, strayFile, unknownFile } from './parse-findings.ts'
import type { CatalogueFile } from './yaml-source.ts'

export type { CatalogueFile } from './yaml-source.ts'

/** Collections whose files are lists: `materials.yaml`, or several under `materials/`, or both. */
const LISTS = [
  'regions',
  'authorities',
  'sites',
  'licences',
  'data-elements',
  'materials',
  'questions',
  'life-stages',
  'preconditions',
] as const
const POLICY_FILE = 'policy.yaml'
const LIST_FILE = new RegExp(`^(?:${LISTS.join('|')})(?:/[^/]+)?\\.yaml$`)
const ENTITY_FILE = /^(items|matters|variants)\/[^/]+\.yaml$/

function isCatalogueFile({ path }: CatalogueFile): boolean {
  return path === POLICY_FILE || LIST_FILE.test(path) || ENTITY_FILE.test(path)
}

export type CatalogueResult = {
  /** Undefined as soon as one finding is an error: nothing of a faulty catalogue is used. */
  readonly catalogue: Catalogue | undefined
  /** In reading order. */
  readonly findings: readonly Finding[]
}

function layoutFindings(files: readonly CatalogueFile[]): Finding[] {
  const strangers = files.filter(file => !isCatalogueFile(file))
  const allowed = [
    ...LISTS.map(list => `${list}.yaml`),
    ...LISTS.map(list => `${list}/<name>.yaml`),
    POLICY_FILE,
    'items/<id>.yaml',
    'matters/<id>.yaml',
    'variants/<id>.yaml',
  ]
  const findings = strangers.map(({ path }) =>
    /\.ya?ml$/i.test(path) ? fileFinding(unknownFile, path, { allowed }) : fileFinding(strayFile, path, {}),
  )
  if (!files.some(({ path }) => path.startsWith('matters/'))) {
    findings.push(fileFinding(noMatter, 'matters/', {}))
  }
  return findings
}

/** Pure, and total: whatever stands in the files, it answers and does not throw. */
export function parseCatalogue(
  files: readonly CatalogueFile[],
  options: { readonly version: string; readonly samples: ReadonlySet<string> },
): CatalogueResult {
  const reader = new EntityReader(files.filter(isCatalogueFile))
  const draft: Catalogue = {
    version: options.version,
    regions: reader.readList('regions', { list: 'regions', schema: regionSchema, key: 'code' }),
    authorities: reader.readList('authorities', { list: 'authorities', schema: authoritySchema, key: 'id' }),
    sites: reader.readList('sites', { list: 'sites', schema: siteSchema, key: 'id' }),
    licences: reader.readList('licences', { list: 'licences', schema: licenceSchema, key: 'id' }),
    elements: reader.readList('elements', { list: 'data-elements', schema: dataElementSchema, key: 'id' }),
    materials: reader.readList('materials', { list: 'materials', schema: materialSchema, key: 'id' }),
    questions: reader.readList('questions', { list: 'questions', schema: questionSchema, key: 'id' }),
    lifeStages: reader.readList('lifeStages', { list: 'life-stages', schema: lifeStageSchema, key: 'id' }),
    preconditions: reader.readList('preconditions', {
      list: 'preconditions',
      schema: preconditionSchema,
      key: 'id',
    }),
    items: reader.readFolder('items', { schema: itemSchema, key: 'id' }),
    matters: reader.readFolder('matters', { schema: matterSchema, key: 'id' }),
    variants: reader.readFolder('variants', { schema: variantSchema, key: 'id' }),
    policy: reader.readObject(POLICY_FILE, 'policy', policySchema) ?? {},
  }
  const context: CheckContext = {
    samples: options.samples,
    isDeclared: (collection, id) => reader.declared.get(collection)?.has(id) ?? false,
    declaredIds: collection => [...(reader.declared.get(collection)?.keys() ?? [])],
    report: (row, place, params) => reader.report(row, place, params),
  }
  const findings = inReadingOrder([
    ...layoutFindings(files),
    ...reader.findings,
    ...rules.flatMap(rule => rule.check(draft, context)),
  ])
  const isSound = findings.every(finding => finding.severity !== 'error')
  return { catalogue: isSound ? draft : undefined, findings }
}
