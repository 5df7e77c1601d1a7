/** What papers say of a material: how many, in what form, from where, whether it may follow later. */
import type { Item } from '../catalogue/model.ts'
import type { ChecklistEntry, OmittedEntry } from '../plan/plan.ts'
import { lawText, once } from './blocks.ts'
import type { Desk, PlanDesk } from './desk.ts'

export type MaterialUse = Item['materials'][number]

type Copies = { readonly original: number; readonly copy: number }

/** Originals and copies, one line each; a material of which none is kept is only shown. */
export function copiesTexts({ t }: Desk, { original, copy }: Copies): string[] {
  const counts = [
    ...(original > 0 ? [t.material.original(original)] : []),
    ...(copy > 0 ? [t.material.copy(copy)] : []),
  ]
  return counts.length === 0 ? [t.material.show] : counts
}

/** Where and how the items of this plan ask for a material. */
export function usesOf(
  { items, holds }: PlanDesk,
  entry: ChecklistEntry,
): { readonly item: Item; readonly use: MaterialUse }[] {
  return items
    .filter(({ item }) => entry.neededBy.includes(item.id))
    .flatMap(({ item }) =>
      item.materials
        .filter(use => use.material === entry.material && holds(use.when))
        .map(use => ({ item, use })),
    )
}

/** A promise replaces the material only where every item that asks for it takes one. */
export function mayBePromised(desk: PlanDesk, entry: ChecklistEntry): boolean {
  const uses = usesOf(desk, entry)
  return uses.length > 0 && uses.every(({ use }) => use.commitment !== undefined)
}

/** Number and form of an entry of the checklist. */
export function formTexts(desk: PlanDesk, entry: ChecklistEntry): string[] {
  const { t } = desk
  if (entry.kind === 'form') return [t.material.form]
  const isElectronic = usesOf(desk, entry).every(({ use }) => use.electronic !== false)
  return [...copiesTexts(desk, entry.copies), isElectronic ? t.material.electronic : t.material.paperOnly]
}

/** Whether it may follow later or be promised; nothing where neither is so. */
export function lenienceTexts(desk: PlanDesk, entry: ChecklistEntry): string[] {
  const { t } = desk
  return [
    ...(entry.tolerableDays === undefined ? [] : [t.material.tolerable(entry.tolerableDays)]),
    ...(mayBePromised(desk, entry) ? [t.material.commitment] : []),
  ]
}

/** Who makes it, and when it must have been made. */
export function originTexts({ catalogue, t, say }: Desk, id: string): string[] {
  const material = catalogue.materials.get(id)
  if (material === undefined) return []
  const { issuer, issuedWithin, demandedBy, source } = material
  return [
    issuer === undefined ? t.material.from[source] : t.material.fromIssuer(say(issuer)),
    ...(issuedWithin === undefined ? [] : [t.material.issuedWithin(say(issuedWithin))]),
    ...(demandedBy === undefined ? [] : [t.material.demandedBy(lawText(demandedBy))]),
  ]
}

export function usersText({ plan, t, say }: PlanDesk, neededBy: readonly string[]): string {
  const names = plan.items.filter(({ item }) => neededBy.includes(item)).map(each => say(each.authorityName))
  return t.material.usedBy(t.and(once(names)))
}

/** Why a material need not be brought. */
export function leftText({ t, say }: Desk, entry: OmittedEntry): string {
  switch (entry.reason) {
    case 'merged-form':
      return t.left['merged-form'](say(entry.intoName))
    case 'duplicate':
      return entry.equivalentTo === undefined
        ? t.left.duplicate(say(entry.givenForName))
        : t.left.equivalent(say(entry.equivalentTo.name), say(entry.equivalentTo.reason))
    case 'process-material':
      return t.left['process-material'](say(entry.producedByName))
    case 'fetched':
      return t.left.fetched(say(entry.resource))
    case 'not-applicable':
      return t.left['not-applicable']
  }
}
