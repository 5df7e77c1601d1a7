/** One item's review, decision and result at its authority: ALL §34, §38, §44. */
import { answersFor } from '../../access/access.ts'
import type { CaseCommand } from '../commands.ts'
import type { CaseEvent } from '../events.ts'
import type { CaseState, Task, TaskStage } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  dispatchable,
  isBlank,
  refused,
  stageRefusal,
} from './context.ts'

type TaskCommand = Extract<CaseCommand, { type: 'review-task' | 'decide-task' | 'issue-result' }>

/** In which stage of its task each command has its place. */
const PLACE: Readonly<Record<TaskCommand['type'], readonly TaskStage[]>> = {
  'review-task': ['dispatched', 'reviewed'],
  'decide-task': ['reviewed'],
  'issue-result': ['granted'],
}

function taskRefusal(
  state: CaseState,
  task: Task,
  command: TaskCommand,
  context: DecideContext,
): Decision | undefined {
  const { actor } = context
  if (!answersFor(actor, task.authority, task.item)) {
    const own = actor.role === 'reviewer' && actor.authority === task.authority
    return refused(own ? 'access/not-your-item' : 'access/not-your-authority', { item: task.item })
  }
  if (state.clerks.includes(actor.account)) return refused('access/separation')
  const wrongStage = stageRefusal(state, 'handling')
  if (wrongStage) return wrongStage
  if (task.stage === 'waiting') return refused('case/precondition', { items: task.dependsOn.join(', ') })
  return PLACE[command.type].includes(task.stage)
    ? undefined
    : refused('case/task-stage', { stage: task.stage })
}

function review(task: Task, command: Extract<TaskCommand, { type: 'review-task' }>): Decision {
  const open = task.reviewPoints.filter(point => !command.findings.some(finding => finding.point === point))
  if (open.length > 0) return refused('case/points-unreviewed', { points: open.join(', ') })
  const unexplained = command.findings.some(finding => !finding.met && isBlank(finding.remark ?? ''))
  if (unexplained) return refused('case/reason-missing')
  const findings = command.findings.filter(finding => task.reviewPoints.includes(finding.point))
  return decided({ type: 'TaskReviewed', item: task.item, findings })
}

/** Everything that needs, at whatever distance, a result that will not come. */
function stoppedBy(tasks: readonly Task[], refusedItem: string): CaseEvent[] {
  const lost = new Set([refusedItem])
  const events: CaseEvent[] = []
  // Tasks stand in the order of the plan, so each follows what it depends on.
  for (const task of tasks) {
    const because = task.dependsOn.find(item => lost.has(item))
    if (because === undefined || task.stage !== 'waiting') continue
    lost.add(task.item)
    events.push({ type: 'TaskStopped', item: task.item, because })
  }
  return events
}

function decideTask(
  state: CaseState,
  task: Task,
  command: Extract<TaskCommand, { type: 'decide-task' }>,
): Decision {
  if (command.outcome === 'refuse') {
    if (isBlank(command.reasons)) return refused('case/reason-missing')
    return decided(
      { type: 'TaskRefused', item: task.item, reasons: command.reasons },
      ...stoppedBy(state.tasks, task.item),
    )
  }
  const unmet = (task.findings ?? []).filter(finding => !finding.met)
  if (unmet.length > 0)
    return refused('case/points-unmet', { points: unmet.map(finding => finding.point).join(', ') })
  return decided({ type: 'TaskGranted', item: task.item })
}

/** The result is there: whoever waited for it starts at once. */
function issue(
  state: CaseState,
  task: Task,
  command: Extract<TaskCommand, { type: 'issue-result' }>,
): Decision {
  // Only this task's own licences are issued, each once, whatever else was sent.
  const results = task.licences.flatMap(
    licence => command.results.find(result => result.licence === licence && !isBlank(result.number)) ?? [],
  )
  const missing = task.licences.filter(licence => !results.some(result => result.licence === licence))
  if (missing.length > 0) return refused('case/result-missing', { licences: missing.join(', ') })
  const issued = new Set(state.tasks.filter(other => other.stage === 'issued').map(other => other.item))
  issued.add(task.item)
  return decided(
    { type: 'ResultIssued', item: task.item, results },
    ...dispatchable(state.tasks, issued).map(next => ({ type: 'TaskDispatched' as const, item: next.item })),
  )
}

export function handleTask(state: CaseState, command: TaskCommand, context: DecideContext): Decision {
  const task = state.tasks.find(candidate => candidate.item === command.item)
  if (task === undefined) return refused('case/unknown-item', { item: command.item })
  const no = taskRefusal(state, task, command, context)
  if (no) return no
  switch (command.type) {
    case 'review-task':
      return review(task, command)
    case 'decide-task':
      return decideTask(state, task, command)
    case 'issue-result':
      return issue(state, task, command)
  }
}
