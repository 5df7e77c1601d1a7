/**
 * From files to a sound catalogue, or to everything that is wrong with them.
 *
 * Checking again after an edit repeats only what the edit touches: a file is read again when its text
 * is another; an entity that says the same stays the same object; a rule runs again for those
 * entities of which something that it looked at has changed, and as a whole where it looks at the whole.
 */
import { rules } from './check/rules.ts'
import { type Homes, RuleRunner } from './check/run.ts'
import { CollectionReader, type CollectionReading, rootEntry } from './entities.ts'
import { type Finding, fileFinding, inReadingOrder } from './finding.ts'
import { allowedPaths, type CollectionName, collectionNames, collectionOf, POLICY_FILE } from './layout.ts'
import {
  authoritySchema,
  type Catalogue,
  dataElementSchema,
  dataResourceSchema,
  itemSchema,
  licenceSchema,
  lifeStageSchema,
  materialSchema,
  matterSchema,
  type Policy,
  policySchema,
  preconditionSchema,
  questionSchema,
  regionSchema,
  siteSchema,
  variantSchema,
} from './model.ts'
import { noMatter, strayFile, unknownFile } from './parse-findings.ts'
import { schemaFindings } from './schema-findings.ts'
import { type CatalogueFile, readYaml } from './yaml-source.ts'

export type { CatalogueFile } from './yaml-source.ts'

export type CatalogueResult = {
  /** Undefined as soon as one finding is an error: nothing of a faulty catalogue is used. */
  readonly catalogue: Catalogue | undefined
  /** In reading order. */
  readonly findings: readonly Finding[]
}

export type CheckOptions = {
  readonly version: string
  /** Names of the files under `samples/`. Another set has all checked again. */
  readonly samples: ReadonlySet<string>
  /** A published version is sound by the rules of its day: it is read, and not checked again by those of today. */
  readonly published?: true
}

export type CatalogueChecker = {
  /** Pure in what it answers, and total: whatever stands in the files, it does not throw. */
  readonly check: (files: readonly CatalogueFile[], options: CheckOptions) => CatalogueResult
}

function layoutFindings(files: readonly CatalogueFile[]): Finding[] {
  const strangers = files.filter(({ path }) => path !== POLICY_FILE && collectionOf(path) === undefined)
  const findings = strangers.map(({ path }) =>
    /\.ya?ml$/i.test(path)
      ? fileFinding(unknownFile, path, { allowed: allowedPaths })
      : fileFinding(strayFile, path, {}),
  )
  if (!files.some(({ path }) => path.startsWith('matters/'))) {
    findings.push(fileFinding(noMatter, 'matters/', {}))
  }
  return findings
}

type PolicyReading = {
  readonly text: string | undefined
  readonly policy: Policy
  readonly findings: readonly Finding[]
}

function readPolicy(file: CatalogueFile | undefined): PolicyReading {
  if (file === undefined) return { text: undefined, policy: {}, findings: [] }
  const result = readYaml(file)
  if (!result.ok) return { text: file.text, policy: {}, findings: result.findings }
  const { source } = result
  const root = rootEntry(source, 'policy', 'object')
  if (!root.ok) return { text: file.text, policy: {}, findings: root.findings }
  const parsed = policySchema.safeParse(root.value)
  if (parsed.success) return { text: file.text, policy: parsed.data, findings: root.findings }
  const place = { source, schema: policySchema, value: root.value, base: ['policy'] }
  const findings = [...root.findings, ...schemaFindings(place, parsed.error.issues)]
  return { text: file.text, policy: {}, findings }
}

function createReaders() {
  return {
    regions: new CollectionReader('regions', regionSchema),
    authorities: new CollectionReader('authorities', authoritySchema),
    sites: new CollectionReader('sites', siteSchema),
    licences: new CollectionReader('licences', licenceSchema),
    elements: new CollectionReader('elements', dataElementSchema),
    materials: new CollectionReader('materials', materialSchema),
    questions: new CollectionReader('questions', questionSchema),
    lifeStages: new CollectionReader('lifeStages', lifeStageSchema),
    preconditions: new CollectionReader('preconditions', preconditionSchema),
    items: new CollectionReader('items', itemSchema),
    matters: new CollectionReader('matters', matterSchema),
    variants: new CollectionReader('variants', variantSchema),
    resources: new CollectionReader('resources', dataResourceSchema),
  }
}

type Readings = { readonly [Name in CollectionName]: CollectionReading<MapValue<Catalogue[Name]>> }
type MapValue<Of> = Of extends ReadonlyMap<string, infer Value> ? Value : never

function readAll(readers: ReturnType<typeof createReaders>, files: readonly CatalogueFile[]): Readings {
  const byCollection = Map.groupBy(files, file => collectionOf(file.path))
  const of = (name: CollectionName) => byCollection.get(name) ?? []
  return {
    regions: readers.regions.read(of('regions')),
    authorities: readers.authorities.read(of('authorities')),
    sites: readers.sites.read(of('sites')),
    licences: readers.licences.read(of('licences')),
    elements: readers.elements.read(of('elements')),
    materials: readers.materials.read(of('materials')),
    questions: readers.questions.read(of('questions')),
    lifeStages: readers.lifeStages.read(of('lifeStages')),
    preconditions: readers.preconditions.read(of('preconditions')),
    items: readers.items.read(of('items')),
    matters: readers.matters.read(of('matters')),
    variants: readers.variants.read(of('variants')),
    resources: readers.resources.read(of('resources')),
  }
}

function assembled(version: string, policy: Policy, readings: Readings): Catalogue {
  return {
    version,
    regions: readings.regions.entities,
    authorities: readings.authorities.entities,
    sites: readings.sites.entities,
    licences: readings.licences.entities,
    elements: readings.elements.entities,
    materials: readings.materials.entities,
    questions: readings.questions.entities,
    lifeStages: readings.lifeStages.entities,
    preconditions: readings.preconditions.entities,
    items: readings.items.entities,
    matters: readings.matters.entities,
    variants: readings.variants.entities,
    resources: readings.resources.entities,
    policy,
  }
}

function homesOf(readings: Readings): Homes {
  return {
    regions: readings.regions.homes,
    authorities: readings.authorities.homes,
    sites: readings.sites.homes,
    licences: readings.licences.homes,
    elements: readings.elements.homes,
    materials: readings.materials.homes,
    questions: readings.questions.homes,
    lifeStages: readings.lifeStages.homes,
    preconditions: readings.preconditions.homes,
    items: readings.items.homes,
    matters: readings.matters.homes,
    variants: readings.variants.homes,
    resources: readings.resources.homes,
  }
}

export function createChecker(): CatalogueChecker {
  const readers = createReaders()
  const runner = new RuleRunner(rules)
  let policy: PolicyReading = readPolicy(undefined)
  return {
    check(files, { version, samples, published }) {
      const policyFile = files.find(({ path }) => path === POLICY_FILE)
      if (policyFile?.text !== policy.text) policy = readPolicy(policyFile)
      const readings = readAll(readers, files)
      const catalogue = assembled(version, policy.policy, readings)
      const findings = inReadingOrder([
        ...layoutFindings(files),
        ...policy.findings,
        ...collectionNames.flatMap(name => readings[name].findings),
        ...(published === true ? [] : runner.run({ catalogue, homes: homesOf(readings), samples })),
      ])
      const isSound = findings.every(finding => finding.severity !== 'error')
      return { catalogue: isSound ? catalogue : undefined, findings }
    },
  }
}

/** A check of its own, from nothing. */
export function parseCatalogue(files: readonly CatalogueFile[], options: CheckOptions): CatalogueResult {
  return createChecker().check(files, options)
}
