/** The part of a case that a reader sees, by the plan that the shown version goes by. */
import type { Relation } from '@yijianshi/core/access'
import { isOfPart, type VisiblePart, visiblePart } from '@yijianshi/core/case'
import type { StoredPlan } from '../draft/plan-store.ts'
import type { VisibleCase } from './visible-case.ts'

/** What is one's own to read whole; what goes on elsewhere in the same case is told as progress. */
export type Sight = {
  readonly relation: Relation
  readonly part: VisiblePart
}

type Entry = Parameters<typeof isOfPart>[1]

/** For whoever holds number and code of the receipt: progress alone. */
export const PROGRESS_ALONE: Sight = {
  relation: 'stranger',
  part: { items: new Set(), fields: new Set(), materials: new Set(), results: new Set() },
}

export function sightOf(
  { relation, items }: Pick<VisibleCase, 'relation' | 'items'>,
  plan: StoredPlan,
): Sight {
  return { relation, part: visiblePart(plan, items) }
}

/** Whether the reader stands on the applicant’s side, not on that of an office. */
export function isOfApplicant({ relation }: Pick<Sight, 'relation'>): boolean {
  return relation === 'own' || relation === 'represents'
}

/** Whether the case is read from end to end, with what no item needs: address, letters, words to the applicant. */
export function seesAll({ relation }: Pick<Sight, 'relation'>): boolean {
  return isOfApplicant({ relation }) || relation === 'own-site' || relation === 'reasoned'
}

/** Names of materials are progress: the centre follows what is still to come. */
export function maySeeMaterial({ relation, part }: Sight, material: string): boolean {
  return seesAll({ relation }) || relation === 'supervises' || part.materials.has(material)
}

/** What a notice says to this reader: authorities the entries of their part, the centre what they are about. */
export function visibleEntries<Given extends Entry>(sight: Sight, entries: readonly Given[]): Given[] {
  if (seesAll(sight)) return [...entries]
  if (sight.relation === 'supervises') return entries.map(entry => ({ ...entry, problem: '' }))
  return entries.filter(entry => isOfPart(sight.part, entry))
}
