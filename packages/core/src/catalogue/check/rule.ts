/**
 * A rule of the catalogue: one file with its texts and its check, one line in `rules.ts`.
 *
 * A rule sees only entities whose own shape is sound, so it meets maps without some of the ids that
 * others name: it passes over these, since what is wrong with them is reported already.
 */
import type { CollectionName, EntityPlace } from '../entities.ts'
import type { Finding, FindingRow, ParamsOf } from '../finding.ts'
import type { EntityOf } from '../layout.ts'
import type { Catalogue } from '../model.ts'

export type CheckContext = {
  /** Names of the files under `samples/`. */
  readonly samples: ReadonlySet<string>
  readonly isDeclared: (collection: CollectionName, id: string) => boolean
  readonly declaredIds: (collection: CollectionName) => readonly string[]
  readonly report: <Row extends FindingRow>(row: Row, place: EntityPlace, params: ParamsOf<Row>) => Finding
}

export type Rule = {
  /** The kinds of findings that this rule reports. */
  readonly rows: readonly FindingRow[]
  /** All findings; runs again after every edit, so it must be quick over thousands of entities. */
  readonly check: (catalogue: Catalogue, context: CheckContext) => Finding[]
  /**
   * Where the rule looks at one entity after another: the collection, and the check of one. It runs
   * again only for entities of which something that it looked at has changed.
   */
  readonly each?: readonly EachCheck[]
}

export type EachCheck = {
  readonly collection: CollectionName
  readonly check: (id: string, catalogue: Catalogue, context: CheckContext) => Finding[]
}

type CheckOne<Entity> = (entity: Entity, catalogue: Catalogue, context: CheckContext) => Finding[]

function eachOf<Name extends CollectionName>(
  collection: Name,
  entitiesOf: (catalogue: Catalogue) => ReadonlyMap<string, EntityOf<Name>>,
) {
  return (rows: readonly FindingRow[], checkOne: CheckOne<EntityOf<Name>>): Rule =>
    ruleOfEach(rows, [eachCheck(collection, entitiesOf, checkOne)])
}

function eachCheck<Name extends CollectionName>(
  collection: Name,
  entitiesOf: (catalogue: Catalogue) => ReadonlyMap<string, EntityOf<Name>>,
  checkOne: CheckOne<EntityOf<Name>>,
): EachCheck {
  return {
    collection,
    check(id, catalogue, context) {
      const entity = entitiesOf(catalogue).get(id)
      return entity === undefined ? [] : checkOne(entity, catalogue, context)
    },
  }
}

function ruleOfEach(rows: readonly FindingRow[], each: readonly EachCheck[]): Rule {
  return {
    rows,
    check: (catalogue, context) =>
      each.flatMap(({ collection, check }) =>
        [...catalogue[collection].keys()].flatMap(id => check(id, catalogue, context)),
      ),
    each,
  }
}

/** Rules that look at one entity, and from there at whatever it names. */
export const eachItem = eachOf('items', catalogue => catalogue.items)
export const eachMatter = eachOf('matters', catalogue => catalogue.matters)
export const eachMaterial = eachOf('materials', catalogue => catalogue.materials)
export const eachVariant = eachOf('variants', catalogue => catalogue.variants)
export const eachAuthority = eachOf('authorities', catalogue => catalogue.authorities)
export const eachSite = eachOf('sites', catalogue => catalogue.sites)
export const eachElement = eachOf('elements', catalogue => catalogue.elements)
export const eachLicence = eachOf('licences', catalogue => catalogue.licences)
export const eachResource = eachOf('resources', catalogue => catalogue.resources)

/** For each collection the parts of one entity: its conditions, its references, its lists … */
export type PartsOf<Part> = {
  readonly [Name in CollectionName]?: (entity: EntityOf<Name>, catalogue: Catalogue) => Iterable<Part>
}

/** A rule that looks at each part of each entity of the collections named. */
export function eachPart<Part>(
  rows: readonly FindingRow[],
  partsOf: PartsOf<Part>,
  checkPart: (part: Part, catalogue: Catalogue, context: CheckContext) => Finding[],
): Rule {
  const each: EachCheck[] = []
  function add<Name extends CollectionName>(
    collection: Name,
    entitiesOf: (catalogue: Catalogue) => ReadonlyMap<string, EntityOf<Name>>,
    parts: ((entity: EntityOf<Name>, catalogue: Catalogue) => Iterable<Part>) | undefined,
  ): void {
    if (parts === undefined) return
    each.push(
      eachCheck(collection, entitiesOf, (entity, catalogue, context) =>
        [...parts(entity, catalogue)].flatMap(part => checkPart(part, catalogue, context)),
      ),
    )
  }
  add('regions', catalogue => catalogue.regions, partsOf.regions)
  add('authorities', catalogue => catalogue.authorities, partsOf.authorities)
  add('sites', catalogue => catalogue.sites, partsOf.sites)
  add('licences', catalogue => catalogue.licences, partsOf.licences)
  add('elements', catalogue => catalogue.elements, partsOf.elements)
  add('materials', catalogue => catalogue.materials, partsOf.materials)
  add('questions', catalogue => catalogue.questions, partsOf.questions)
  add('lifeStages', catalogue => catalogue.lifeStages, partsOf.lifeStages)
  add('preconditions', catalogue => catalogue.preconditions, partsOf.preconditions)
  add('items', catalogue => catalogue.items, partsOf.items)
  add('matters', catalogue => catalogue.matters, partsOf.matters)
  add('variants', catalogue => catalogue.variants, partsOf.variants)
  add('resources', catalogue => catalogue.resources, partsOf.resources)
  return ruleOfEach(rows, each)
}
