/** What holds for every command on one item's part of the case: whose it is, and when it has its place. */
import { type Actor, answersFor } from '../../access/access.ts'
import type { TaskCommand } from '../commands.ts'
import type { CaseStage, CaseState, Task, TaskStage } from '../state.ts'
import { type Decision, firstOf, refused, stageRefusal } from './context.ts'

/** Who of those whose role allows it has to do with the task. */
type Who =
  /** The authority in charge, or the one that acts in its name. */
  | 'handler'
  /** Its head. */
  | 'head'
  /** An authority that was asked. */
  | 'asked'
  /** The window of the case. */
  | 'window'
  | 'centre'
  /** The applicant, or the window for whoever comes there. */
  | 'public'
  | 'clock'

type Place = {
  readonly who: Who
  readonly stages: readonly TaskStage[]
  readonly case?: readonly CaseStage[]
}

const IN_HAND: readonly TaskStage[] = ['dispatched', 'returned', 'reviewed', 'forwarded']
const OPEN: readonly TaskStage[] = ['waiting', ...IN_HAND]
const ISSUED: readonly TaskStage[] = ['issued']
const AFTERWARDS: readonly CaseStage[] = ['handling', 'concluded', 'closed']

export const PLACES: Readonly<Record<TaskCommand['type'], Place>> = {
  'receive-task': { who: 'handler', stages: IN_HAND },
  'return-task': { who: 'handler', stages: ['dispatched', 'reviewed'] },
  'resend-task': { who: 'window', stages: ['returned'] },
  'transfer-task': { who: 'centre', stages: OPEN },
  'add-authority': { who: 'centre', stages: OPEN },
  'retry-hand-over': { who: 'centre', stages: IN_HAND },
  'review-task': { who: 'handler', stages: ['dispatched', 'reviewed'] },
  'confirm-review': { who: 'handler', stages: ['reviewed'] },
  'send-back-review': { who: 'handler', stages: ['reviewed', 'forwarded'] },
  'forward-task': { who: 'handler', stages: ['reviewed'] },
  'begin-procedure': { who: 'handler', stages: IN_HAND },
  'end-procedure': { who: 'handler', stages: IN_HAND },
  'raise-objection': { who: 'public', stages: IN_HAND },
  'answer-objection': { who: 'handler', stages: IN_HAND },
  'request-opinion': { who: 'handler', stages: IN_HAND },
  'give-opinion': { who: 'asked', stages: IN_HAND },
  'extend-task': { who: 'head', stages: IN_HAND },
  'shorten-limit': { who: 'head', stages: OPEN },
  'decide-task': { who: 'handler', stages: ['reviewed', 'forwarded'] },
  'issue-result': { who: 'handler', stages: ['granted'] },
  'correct-result': { who: 'handler', stages: ISSUED, case: AFTERWARDS },
  'revoke-result': { who: 'head', stages: ISSUED, case: AFTERWARDS },
  'check-commitment': { who: 'handler', stages: ISSUED, case: AFTERWARDS },
  'record-hand-over': { who: 'clock', stages: IN_HAND },
  'fail-hand-over': { who: 'clock', stages: IN_HAND },
  'lapse-procedure': { who: 'clock', stages: IN_HAND },
  'take-silence': { who: 'clock', stages: IN_HAND },
}

/** Whether the actor handles the task: for its authority, or entrusted by it (ALL §24). */
export function handles(actor: Actor, task: Task): boolean {
  const { entrusted } = task.law
  return (
    answersFor(actor, task.authority, task.item) ||
    (entrusted !== undefined && answersFor(actor, entrusted, task.item))
  )
}

/** Authorities that take part in the task beside the one in charge. */
export function participants(task: Task): readonly string[] {
  return [...task.law.joint, ...task.addedAuthorities]
}

/** Whether the actor is head of the authority as to this item. */
export function isHead(actor: Actor, item: string): boolean {
  return actor.role === 'reviewer' && (actor.head === true || actor.head?.includes(item) === true)
}

function strangerRefusal(actor: Actor, task: Task): Decision | undefined {
  if (handles(actor, task)) return undefined
  const own = actor.role === 'reviewer' && actor.authority === task.authority
  return refused(own ? 'access/not-your-item' : 'access/not-your-authority', { item: task.item })
}

function whoRefusal(task: Task, actor: Actor, who: Who): Decision | undefined {
  switch (who) {
    case 'handler':
      return strangerRefusal(actor, task)
    case 'head':
      return (
        whoRefusal(task, actor, 'handler') ??
        (isHead(actor, task.item) ? undefined : refused('case/head-only', { item: task.item }))
      )
    // Role and relation to the case say enough.
    case 'asked':
    case 'window':
    case 'centre':
    case 'public':
    case 'clock':
      return undefined
  }
}

/** Why this actor may not give this command on the task now, as far as that is the same for every command. */
export function placeRefusal(
  state: CaseState,
  task: Task,
  type: TaskCommand['type'],
  actor: Actor,
): Decision | undefined {
  const place = PLACES[type]
  const no = firstOf(whoRefusal(task, actor, place.who), stageRefusal(state, ...(place.case ?? ['handling'])))
  if (no) return no
  if (place.stages.includes(task.stage)) return undefined
  return task.stage === 'waiting'
    ? refused('case/precondition', { items: task.dependsOn.join(', ') })
    : refused('case/task-stage', { stage: task.stage })
}
