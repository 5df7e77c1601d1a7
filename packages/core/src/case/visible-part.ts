/** An authority sees of a case what its items need, and nothing else (最小够用): derived from the plan. */
import type { Actor, Relation } from '../access/access.ts'
import { handles, participants } from './decide/task-rules.ts'
import type { NoticeEntry } from './events.ts'
import type { CaseState, Task } from './state.ts'

type Needed = { readonly neededBy: readonly string[] }

/** What a plan says of who needs what. */
export type NeedsOfPlan = {
  readonly form: { readonly fields: readonly (Needed & { readonly element: string })[] }
  readonly checklist: readonly (Needed & { readonly material: string })[]
  readonly omitted: readonly (Needed & { readonly reason: string; readonly producedBy?: string })[]
}

export type VisiblePart = {
  /** Items whose part of the case is read. */
  readonly items: ReadonlySet<string>
  /** Data elements of the form. */
  readonly fields: ReadonlySet<string>
  readonly materials: ReadonlySet<string>
  /** Items whose results are read: these, and those that make a paper for one of these (过程材料). */
  readonly results: ReadonlySet<string>
}

/** Who takes part in an item, or is to speak on it, reads what it speaks on. */
function isAskedOn(authority: string, state: CaseState, task: Task): boolean {
  return (
    participants(task).includes(authority) ||
    task.opinionRequests.some(request => request.authorities.includes(authority)) ||
    state.jointActs.some(
      act =>
        act.state !== 'cancelled' && act.items.includes(task.item) && act.authorities.includes(authority),
    )
  )
}

function mayReadItem(actor: Actor, relation: Relation, state: CaseState, task: Task): boolean {
  switch (relation) {
    case 'own':
    case 'represents':
    case 'own-site':
    case 'reasoned':
      return true
    case 'handles':
    case 'asked':
      if (actor.role !== 'reviewer') return false
      return handles(actor, task) || isAskedOn(actor.authority, state, task)
    case 'supervises':
    case 'stranger':
      return false
  }
}

/** The items whose part of the data this reader may read; `relation` as `relationTo` finds it. */
export function readableItems(actor: Actor, relation: Relation, state: CaseState): ReadonlySet<string> {
  return new Set(state.tasks.filter(task => mayReadItem(actor, relation, state, task)).map(task => task.item))
}

/** Exactly what these items need of a plan. */
export function visiblePart(plan: NeedsOfPlan, items: ReadonlySet<string>): VisiblePart {
  const isNeeded = ({ neededBy }: Needed) => neededBy.some(item => items.has(item))
  const makers = plan.omitted.filter(isNeeded).flatMap(({ producedBy }) => producedBy ?? [])
  return {
    items,
    fields: new Set(plan.form.fields.filter(isNeeded).map(({ element }) => element)),
    materials: new Set(plan.checklist.filter(isNeeded).map(({ material }) => material)),
    results: new Set([...items, ...makers]),
  }
}

/** Whether an entry of a notice is about this part. */
export function isOfPart({ fields, materials }: VisiblePart, { subject, id }: NoticeEntry): boolean {
  return subject === 'field' ? fields.has(id) : materials.has(id)
}
