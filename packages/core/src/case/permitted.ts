/** Which commands an actor could give now, for the buttons of a screen; asked of the decider itself. */
import type { Actor } from '../access/access.ts'
import type { CaseCommand } from './commands.ts'
import { decide } from './decide/decide.ts'
import type { CaseState, Task } from './state.ts'

export type PermittedCommand = {
  readonly command: Exclude<CaseCommand['type'], 'submit'>
  readonly item?: string
}

const CONTEXT_AUTHORITIES: ReadonlySet<string> = new Set()

/** For each command a sample that is complete, so that only stage and rights can stand in its way. */
function caseSamples(
  state: CaseState,
  current: string,
): Exclude<CaseCommand, { item: string } | { type: 'submit' }>[] {
  const [material] = state.checklist
  const [field = ''] = state.fields
  const subject =
    material === undefined
      ? { subject: 'field' as const, id: field }
      : { subject: 'material' as const, id: material }
  return [
    { type: 'accept', checked: state.checklist },
    { type: 'decline', reason: '-' },
    { type: 'issue-notice', entries: [{ ...subject, problem: '-' }] },
    {
      type: 'correct',
      formHash: '',
      materials: state.materials,
      changedFields: state.fields,
    },
    { type: 'withdraw', reason: '-' },
    { type: 'deliver', method: 'window' },
    { type: 'rate', grade: 'satisfied' },
    {
      type: 'take-over-version',
      request: '-',
      catalogueVersion: current,
      planHash: state.planHash,
      situation: state.situation,
      fields: state.fields,
      checklist: state.checklist,
      tasks: state.tasks,
      demands: [],
    },
  ]
}

function taskSamples(task: Task): Extract<CaseCommand, { item: string }>[] {
  const findings = task.reviewPoints.map(point => ({ point, met: true }))
  return [
    { type: 'review-task', item: task.item, findings },
    { type: 'decide-task', item: task.item, outcome: 'refuse', reasons: '-' },
    {
      type: 'issue-result',
      item: task.item,
      results: task.licences.map(licence => ({ licence, number: '-' })),
    },
  ]
}

/** `current` is the version of the catalogue in use: there is one to take over only where it is another. */
export function permittedCommands(
  state: CaseState,
  actor: Actor,
  current: string = state.catalogueVersion,
): PermittedCommand[] {
  const context = { actor, authorities: CONTEXT_AUTHORITIES }
  const allowed = (command: CaseCommand) => decide(state, command, context).ok
  return [
    ...caseSamples(state, current)
      .filter(allowed)
      .map(({ type }) => ({ command: type })),
    ...state.tasks.flatMap(task =>
      taskSamples(task)
        .filter(allowed)
        .map(({ type, item }) => ({ command: type, item })),
    ),
  ]
}

/** Someone whose role could handle the case, but who took it in, or the other way round (受办分离). */
export function isSeparated(state: CaseState, actor: Actor): boolean {
  if (actor.role === 'reviewer') return state.clerks.includes(actor.account)
  return actor.role === 'clerk' && state.reviewers.includes(actor.account)
}
