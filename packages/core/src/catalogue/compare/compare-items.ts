/** What changed in an item, told by what it asks of people. */
import type { Item, Name } from '../model.ts'
import { isSameData } from '../same-data.ts'
import type { CatalogueChange, ItemPart } from './change.ts'
import { compareFields } from './compare-fields.ts'
import type { Side, Sides } from './concern.ts'
import { differingFields, remainingChanges } from './difference.ts'

export type ItemPair = { readonly before: Item; readonly after: Item }

type MaterialUse = Item['materials'][number]
type Fee = NonNullable<Item['fees']>[number]

export function ofItem({ after }: Sides, item: Item) {
  return { item: item.id, name: item.name, concerned: after.concernedByItem(item.id) }
}

function materialName(side: Side, id: string): Name {
  return side.catalogue.materials.get(id)?.name ?? { zh: id, en: id }
}

function withoutTerms({
  when: _,
  reviewPoints: __,
  copies: ___,
  tolerableDays: ____,
  ...terms
}: MaterialUse) {
  return terms
}

/** Rows of one material that stand on both sides. */
function rowChanges(
  sides: Sides,
  item: Item,
  material: string,
  before: readonly MaterialUse[],
  after: readonly MaterialUse[],
): CatalogueChange[] {
  const base = { ...ofItem(sides, item), material, materialName: materialName(sides.after, material) }
  const [earlier, later] = [
    sides.before.either(before.map(use => use.when)),
    sides.after.either(after.map(use => use.when)),
  ]
  const changes: CatalogueChange[] = []
  if (earlier !== later) {
    changes.push({
      kind: 'material-condition',
      ...base,
      ...(earlier !== undefined && { from: sides.before.words(earlier) }),
      ...(later !== undefined && { to: sides.after.words(later) }),
    })
  }
  const [first, last] = [before[0], after[0]]
  if (first === undefined || last === undefined) return changes
  if (!isSameData(first.copies, last.copies)) {
    changes.push({ kind: 'material-copies', ...base, from: first.copies, to: last.copies })
  }
  if (first.tolerableDays !== last.tolerableDays) {
    changes.push({
      kind: 'material-tolerance',
      ...base,
      ...(first.tolerableDays !== undefined && { from: first.tolerableDays }),
      ...(last.tolerableDays !== undefined && { to: last.tolerableDays }),
    })
  }
  const isOtherwise =
    !isSameData(withoutTerms(first), withoutTerms(last)) ||
    !isSameData(before.slice(1).map(withoutTerms), after.slice(1).map(withoutTerms))
  if (isOtherwise) changes.push({ kind: 'material-terms', ...base })
  return changes
}

function materialChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const [rowsBefore, rowsAfter] = [before, after].map(item =>
    Map.groupBy(item.materials, use => use.material),
  )
  const ids = new Set([...(rowsAfter?.keys() ?? []), ...(rowsBefore?.keys() ?? [])])
  return [...ids].flatMap(id => {
    const [earlier, later] = [rowsBefore?.get(id), rowsAfter?.get(id)]
    if (earlier && later)
      return isSameData(earlier, later) ? [] : rowChanges(sides, after, id, earlier, later)
    const side = later ? sides.after : sides.before
    const condition = side.either((later ?? earlier ?? []).map(use => use.when))
    return [
      {
        kind: later ? 'material-asked' : 'material-not-asked',
        ...ofItem(sides, after),
        material: id,
        materialName: materialName(side, id),
        ...side.when(condition),
      } satisfies CatalogueChange,
    ]
  })
}

function limitChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const base = ofItem(sides, after)
  const [earlier, later] = [before.limit, after.limit]
  const legal = ({ statutoryDays: days, statutoryUnit }: Item['limit']) =>
    days === undefined ? undefined : { days, unit: statutoryUnit ?? ('working-days' as const) }
  const [from, to] = [legal(earlier), legal(later)]
  return [
    ...(earlier.promisedDays === later.promisedDays
      ? []
      : [{ kind: 'promised-limit' as const, ...base, from: earlier.promisedDays, to: later.promisedDays }]),
    ...(isSameData(from, to)
      ? []
      : [{ kind: 'statutory-limit' as const, ...base, ...(from && { from }), ...(to && { to }) }]),
  ]
}

function feeChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const base = ofItem(sides, after)
  const byName = (item: Item) => new Map((item.fees ?? []).map(fee => [fee.name.zh, fee]))
  const [earlier, later] = [byName(before), byName(after)]
  const told = (kind: 'fee-added' | 'fee-removed', side: Side, fee: Fee): CatalogueChange => ({
    kind,
    ...base,
    fee: fee.name,
    amountFen: fee.amountFen,
    ...side.when(fee.when),
  })
  const both = [...later].flatMap(([zh, fee]): CatalogueChange[] => {
    const old = earlier.get(zh)
    if (old === undefined) return [told('fee-added', sides.after, fee)]
    const { amountFen: from, ...termsBefore } = old
    const { amountFen: to, ...termsAfter } = fee
    return [
      ...(from === to ? [] : [{ kind: 'fee-amount' as const, ...base, fee: fee.name, from, to }]),
      ...(isSameData(termsBefore, termsAfter)
        ? []
        : [{ kind: 'fee-terms' as const, ...base, fee: fee.name }]),
    ]
  })
  const gone = [...earlier].filter(([zh]) => !later.has(zh))
  return [...both, ...gone.map(([, fee]) => told('fee-removed', sides.before, fee))]
}

function resultChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const told = (kind: 'result-added' | 'result-removed', side: Side, licence: string): CatalogueChange => {
    const licenceName = side.catalogue.licences.get(licence)?.name ?? { zh: licence, en: licence }
    return { kind, ...ofItem(sides, after), licence, licenceName }
  }
  return [
    ...after.results
      .filter(id => !before.results.includes(id))
      .map(id => told('result-added', sides.after, id)),
    ...before.results
      .filter(id => !after.results.includes(id))
      .map(id => told('result-removed', sides.before, id)),
  ]
}

function dutyChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const base = ofItem(sides, after)
  const nameOf = (side: Side, id: string) => side.catalogue.authorities.get(id)?.name ?? { zh: id, en: id }
  const changes: CatalogueChange[] = []
  if (!isSameData(before.visits, after.visits)) {
    changes.push({ kind: 'visits', ...base, from: before.visits, to: after.visits })
  }
  if (before.authority !== after.authority) {
    const [from, to] = [nameOf(sides.before, before.authority), nameOf(sides.after, after.authority)]
    changes.push({ kind: 'authority', ...base, from, to })
  }
  return changes
}

const PARTS: Readonly<Record<string, ItemPart>> = {
  legalBasis: 'legalBasis',
  conditions: 'conditions',
  steps: 'steps',
  specialProcedures: 'specialProcedures',
  reviewPoints: 'reviewPoints',
  channels: 'channels',
  authorisation: 'authorisation',
  quota: 'quota',
  validity: 'validity',
  applicationPeriod: 'applicationPeriod',
  intermediaryServices: 'intermediaryServices',
  atMostOneVisit: 'atMostOneVisit',
  serviceObjects: 'serviceObjects',
  questionsAsked: 'questionsAsked',
  basicCode: 'codes',
  implementationCode: 'codes',
  entrusted: 'entrusted',
  jointAuthorities: 'entrusted',
  tags: 'tags',
}

const TOLD: ReadonlySet<string> = new Set([
  ...Object.keys(PARTS),
  ...['materials', 'fields', 'fees', 'results', 'visits', 'authority', 'limit', 'asks'],
])

/** Review points are the reviewer's: those of the materials count as the item's. */
function pointsOf(item: Item): unknown {
  return item.materials.map(use => [use.material, use.reviewPoints])
}

function noteOf({ limit }: Item): unknown {
  return limit.note
}

function partChanges(sides: Sides, { before, after }: ItemPair): CatalogueChange[] {
  const base = ofItem(sides, after)
  const differing = differingFields(before, after, new Set()).flatMap(field => PARTS[field] ?? [])
  if (
    !isSameData(pointsOf(before), pointsOf(after)) &&
    isSameData(
      before.materials.map(use => use.material),
      after.materials.map(use => use.material),
    )
  ) {
    differing.push('reviewPoints')
  }
  return [...new Set(differing)].map(part => ({ kind: 'item-part', ...base, part }))
}

export function compareItem(sides: Sides, pair: ItemPair): CatalogueChange[] {
  const { before, after } = pair
  const noted: CatalogueChange[] = isSameData(noteOf(before), noteOf(after))
    ? []
    : [{ kind: 'wording', what: 'item', id: after.id, name: after.name, fields: ['limit'] }]
  const changes = [
    ...materialChanges(sides, pair),
    ...limitChanges(sides, pair),
    ...feeChanges(sides, pair),
    ...dutyChanges(sides, pair),
    ...resultChanges(sides, pair),
    ...compareFields(sides, pair),
    ...partChanges(sides, pair),
    ...noted,
    ...remainingChanges('item', after.id, before, after, TOLD),
  ]
  if (changes.length > 0) return changes
  const fields = differingFields(before, after, new Set())
  // What is left are rows in another order, which changes what is shown and nothing else.
  return [{ kind: 'order', what: 'item', id: after.id, name: after.name, fields }]
}
