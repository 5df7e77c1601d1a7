/**
 * Two catalogues → what changed, for whom, in which situations. Pure; what is the same object or says the
 * same is passed over, so an edit in a catalogue of thousands of items costs one look at each.
 */
import type { Catalogue, Material, Name, Question, Site, Variant } from '../model.ts'
import { isSameData } from '../same-data.ts'
import { type CatalogueChange, type CollectionKind, inOrderOfConcern } from './change.ts'
import { compareItem, ofItem } from './compare-items.ts'
import { compareMatter } from './compare-matters.ts'
import { Side, type Sides } from './concern.ts'
import { differingFields, pairsOf, remainingChanges } from './difference.ts'

function itemChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(sides.before.catalogue.items, sides.after.catalogue.items)
  return [
    ...added.map(item => ({ kind: 'item-added' as const, ...ofItem(sides, item) })),
    ...removed.map(item => ({
      kind: 'item-removed' as const,
      item: item.id,
      name: item.name,
      concerned: sides.before.concernedByItem(item.id),
    })),
    ...changed.flatMap(pair => compareItem(sides, pair)),
  ]
}

function matterChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(sides.before.catalogue.matters, sides.after.catalogue.matters)
  return [
    ...added.map(({ id, name }) => ({ kind: 'matter-added' as const, matter: id, name })),
    ...removed.map(({ id, name }) => ({ kind: 'matter-removed' as const, matter: id, name })),
    ...changed.flatMap(pair => compareMatter(sides, pair)),
  ]
}

function questionChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(
    sides.before.catalogue.questions,
    sides.after.catalogue.questions,
  )
  const named = (question: Question) => ({ ...question, name: question.title })
  const both = ({ before, after }: { before: Question; after: Question }): CatalogueChange[] => {
    const base = {
      question: after.id,
      title: after.title,
      concerned: sides.after.concernedByQuestion(after.id),
    }
    const optionsOf = (question: Question) =>
      question.kind === 'choice' || question.kind === 'many' ? question.options : []
    const [earlier, later] = [optionsOf(before), optionsOf(after)]
    const lacking = (options: typeof earlier, others: typeof earlier) =>
      options.filter(option => !others.some(other => other.value === option.value))
    const isRange = before.kind === 'number' && after.kind === 'number'
    const range: CatalogueChange[] =
      isRange && (before.min !== after.min || before.max !== after.max)
        ? [{ kind: 'question-range', ...base }]
        : []
    const told = [
      ...lacking(later, earlier).map(({ label }) => ({
        kind: 'option-added' as const,
        ...base,
        option: label,
      })),
      ...lacking(earlier, later).map(({ label }) => ({
        kind: 'option-removed' as const,
        ...base,
        option: label,
      })),
      ...range,
    ]
    const known = new Set(['title', ...(told.length > 0 ? ['options', 'min', 'max'] : [])])
    return [...told, ...remainingChanges('question', after.id, named(before), named(after), known)]
  }
  return [
    ...plain('added', 'question', added.map(named)),
    ...plain('removed', 'question', removed.map(named)),
    ...changed.flatMap(both),
  ]
}

type Identified = { readonly id: string; readonly name: Name }

function plain(
  kind: 'added' | 'removed',
  what: CollectionKind,
  entries: readonly Identified[],
): CatalogueChange[] {
  return entries.map(({ id, name }) => ({ kind, what, id, name }))
}

/** A collection without changes of its own. */
function otherChanges(
  what: CollectionKind,
  before: ReadonlyMap<string, Identified>,
  after: ReadonlyMap<string, Identified>,
): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(before, after)
  return [
    ...plain('added', what, added),
    ...plain('removed', what, removed),
    ...changed.flatMap(pair => remainingChanges(what, pair.after.id, pair.before, pair.after, new Set())),
  ]
}

function materialChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(
    sides.before.catalogue.materials,
    sides.after.catalogue.materials,
  )
  const both = ({ before, after }: { before: Material; after: Material }): CatalogueChange[] => {
    const concerned = () => sides.after.concernedByMaterial(after.id)
    const kind = after.sharing ? ('material-fetched' as const) : ('material-not-fetched' as const)
    const isShared = Boolean(before.sharing) !== Boolean(after.sharing)
    return [
      ...(isShared ? [{ kind, material: after.id, name: after.name, concerned: concerned() }] : []),
      ...remainingChanges('material', after.id, before, after, new Set(isShared ? ['sharing'] : [])),
    ]
  }
  return [
    ...plain('added', 'material', added),
    ...plain('removed', 'material', removed),
    ...changed.flatMap(both),
  ]
}

function siteChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(sides.before.catalogue.sites, sides.after.catalogue.sites)
  const told = (
    kind: 'site-added' | 'site-removed' | 'site-hours' | 'site-place' | 'site-offer',
    site: Site,
  ) => ({
    kind,
    site: site.id,
    name: site.name,
  })
  const both = ({ before, after }: { before: Site; after: Site }): CatalogueChange[] => {
    const differs = (...fields: readonly (keyof Site)[]) =>
      fields.some(field => !isSameData(before[field], after[field]))
    return [
      ...(differs('hours') ? [told('site-hours', after)] : []),
      ...(differs('address', 'phone', 'region') ? [told('site-place', after)] : []),
      ...(differs('matters') ? [told('site-offer', after)] : []),
      ...remainingChanges(
        'site',
        after.id,
        before,
        after,
        new Set(['hours', 'address', 'phone', 'region', 'matters']),
      ),
    ]
  }
  return [
    ...added.map(site => told('site-added', site)),
    ...removed.map(site => told('site-removed', site)),
    ...changed.flatMap(both),
  ]
}

function variantChanges(sides: Sides): CatalogueChange[] {
  const { added, removed, changed } = pairsOf(sides.before.catalogue.variants, sides.after.catalogue.variants)
  const told = (
    kind: 'variant-added' | 'variant-removed' | 'variant-changed',
    side: Side,
    { id, name, matter, regions }: Variant,
  ): CatalogueChange => ({
    kind,
    variant: id,
    name,
    matterName: side.catalogue.matters.get(matter)?.name ?? { zh: matter, en: matter },
    regions: regions.flatMap(entry => side.catalogue.regions.get(entry.region)?.name ?? []),
  })
  return [
    ...added.map(variant => told('variant-added', sides.after, variant)),
    ...removed.map(variant => told('variant-removed', sides.before, variant)),
    ...changed.map(({ after }) => told('variant-changed', sides.after, after)),
  ]
}

/** Everything that differs; nothing where both say the same. What matters to people stands first. */
export function compareCatalogues(before: Catalogue, after: Catalogue): readonly CatalogueChange[] {
  const sides: Sides = { before: new Side(before), after: new Side(after) }
  const regions = ({ regions: all }: Catalogue) =>
    new Map([...all].map(([code, region]) => [code, { ...region, id: code }]))
  const fields = differingFields(before.policy, after.policy, new Set())
  return inOrderOfConcern([
    ...matterChanges(sides),
    ...itemChanges(sides),
    ...materialChanges(sides),
    ...questionChanges(sides),
    ...siteChanges(sides),
    ...variantChanges(sides),
    ...otherChanges('region', regions(before), regions(after)),
    ...otherChanges('authority', before.authorities, after.authorities),
    ...otherChanges('licence', before.licences, after.licences),
    ...otherChanges('element', before.elements, after.elements),
    ...otherChanges('lifeStage', before.lifeStages, after.lifeStages),
    ...otherChanges('precondition', before.preconditions, after.preconditions),
    ...otherChanges('resource', before.resources, after.resources),
    ...(fields.length > 0 ? [{ kind: 'policy' as const, fields }] : []),
  ])
}
