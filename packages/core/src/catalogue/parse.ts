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
  questionSchema,
  regionSchema,
  siteSchema,
} from './model.ts'
import { noMatter, strayFile, unknownFile } from './parse-findings.ts'
import type { CatalogueFile } from './yaml-source.ts'

export type { CatalogueFile } from './yaml-source.ts'

const LIST_FILES: ReadonlySet<string> = new Set([
  'regions.yaml',
  'authorities.yaml',
  'sites.yaml',
  'licences.yaml',
  'data-elements.yaml',
  'materials.yaml',
  'questions.yaml',
  'life-stages.yaml',
])
const ENTITY_FILE = /^(items|matters)\/[^/]+\.yaml$/

export type CatalogueResult = {
  /** Undefined as soon as one finding is an error: nothing of a faulty catalogue is used. */
  readonly catalogue: Catalogue | undefined
  /** In reading order. */
  readonly findings: readonly Finding[]
}

function layoutFindings(files: readonly CatalogueFile[]): Finding[] {
  const strangers = files.filter(({ path }) => !LIST_FILES.has(path) && !ENTITY_FILE.test(path))
  const allowed = [...LIST_FILES, 'items/<id>.yaml', 'matters/<id>.yaml']
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
  const reader = new EntityReader(files.filter(({ path }) => LIST_FILES.has(path) || ENTITY_FILE.test(path)))
  const draft: Catalogue = {
    version: options.version,
    regions: reader.readList('regions', { file: 'regions.yaml', schema: regionSchema, key: 'code' }),
    authorities: reader.readList('authorities', {
      file: 'authorities.yaml',
      schema: authoritySchema,
      key: 'id',
    }),
    sites: reader.readList('sites', { file: 'sites.yaml', schema: siteSchema, key: 'id' }),
    licences: reader.readList('licences', { file: 'licences.yaml', schema: licenceSchema, key: 'id' }),
    elements: reader.readList('elements', {
      file: 'data-elements.yaml',
      schema: dataElementSchema,
      key: 'id',
    }),
    materials: reader.readList('materials', { file: 'materials.yaml', schema: materialSchema, key: 'id' }),
    questions: reader.readList('questions', { file: 'questions.yaml', schema: questionSchema, key: 'id' }),
    lifeStages: reader.readList('lifeStages', {
      file: 'life-stages.yaml',
      schema: lifeStageSchema,
      key: 'id',
    }),
    items: reader.readFolder('items', { schema: itemSchema, key: 'id' }),
    matters: reader.readFolder('matters', { schema: matterSchema, key: 'id' }),
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
