/** Review by points, and the decision by whoever is authorised: ALL §34, §37, §38. */
import type { CommandOf } from '../commands.ts'
import type { Task } from '../state.ts'
import {
  type Decision,
  decided,
  dispatches,
  firstOf,
  isBlank,
  reasonRefusal,
  refused,
  stoppedBy,
} from './context.ts'
import { opinionRefusal } from './opinion.ts'
import { hasOpenObjection, OFFICIALS_ON_SITE } from './procedure.ts'
import { isHead } from './task-rules.ts'
import type { TaskScene } from './task-scene.ts'

export function reviewTask({ task }: TaskScene, command: CommandOf<'review-task'>): Decision {
  const { item, officials } = command
  const open = task.reviewPoints.filter(point => !command.findings.some(finding => finding.point === point))
  if (open.length > 0) return refused('case/points-unreviewed', { points: open.join(', ') })
  const unexplained = command.findings.some(finding => !finding.met && isBlank(finding.remark ?? ''))
  if (unexplained) return refused('case/reason-missing')
  if (officials !== undefined && new Set(officials.filter(name => !isBlank(name))).size < OFFICIALS_ON_SITE)
    return refused('case/officials-missing')
  const findings = command.findings.filter(finding => task.reviewPoints.includes(finding.point))
  return decided({ type: 'TaskReviewed', item, findings, ...(officials && { officials }) })
}

/** 复核: by a second person. */
export function confirmReview({ task, context }: TaskScene, { item }: CommandOf<'confirm-review'>): Decision {
  if (!task.law.secondReview) return refused('case/no-second-review')
  if (task.confirmedBy !== undefined) return refused('case/confirmed-already')
  if (task.reviewedBy === context.actor.account) return refused('case/second-person')
  return decided({ type: 'ReviewConfirmed', item })
}

/** The second reviewer, or the head to whom it was forwarded, wants it looked at again. */
export function sendBackReview(
  { task, context }: TaskScene,
  command: CommandOf<'send-back-review'>,
): Decision {
  const { item, remark } = command
  const isSecond = task.law.secondReview && task.reviewedBy !== context.actor.account
  const no = firstOf(
    reasonRefusal(remark),
    task.stage === 'forwarded' && !isHead(context.actor, item)
      ? refused('case/head-only', { item })
      : undefined,
    task.stage === 'reviewed' && !isSecond ? refused('case/second-person') : undefined,
  )
  return no ?? decided({ type: 'ReviewSentBack', item, remark })
}

function reviewRefusal(task: Task): Decision | undefined {
  const isUnconfirmed = task.law.secondReview && task.confirmedBy === undefined
  return isUnconfirmed ? refused('case/review-unconfirmed') : undefined
}

/** Everything that must have ended before the item is decided, and who may decide it. */
function decisionRefusal({ task, context }: TaskScene): Decision | undefined {
  const { authorisation } = task.law
  const isAuthorised = authorisation === 'decide' || isHead(context.actor, task.item)
  return firstOf(
    reviewRefusal(task),
    isAuthorised ? undefined : refused('case/not-authorised', { item: task.item }),
    task.procedures.some(({ endedAt }) => endedAt === undefined) ? refused('case/procedure-open') : undefined,
    // Also those that a notice left behind whose time was over.
    task.procedures.some(hasOpenObjection) ? refused('case/objection-open') : undefined,
    opinionRefusal(task),
  )
}

/** 转报: the chief representative proposes, the head of the authority decides. */
export function forwardTask({ task }: TaskScene, { item, proposal }: CommandOf<'forward-task'>): Decision {
  const no = firstOf(
    reviewRefusal(task),
    task.law.authorisation === 'decide' ? refused('case/decide-yourself') : undefined,
    reasonRefusal(proposal),
  )
  return no ?? decided({ type: 'TaskForwarded', item, proposal })
}

function grantRefusal({ state, task }: TaskScene): Decision | undefined {
  const unmet = (task.findings ?? []).filter(finding => !finding.met).map(({ point }) => point)
  const disagreed = task.opinionRequests.flatMap(({ opinions }) =>
    opinions.filter(({ opinion }) => opinion === 'disagree').map(({ authority }) => authority),
  )
  const isSettled = state.jointActs.some(
    act => act.state === 'held' && act.items.includes(task.item) && act.conclusion !== 'disagree',
  )
  return firstOf(
    unmet.length > 0 ? refused('case/points-unmet', { points: unmet.join(', ') }) : undefined,
    // What one authority objects to, a joint meeting can settle.
    disagreed.length > 0 && !isSettled
      ? refused('case/opinion-disagrees', { authority: disagreed.join(', ') })
      : undefined,
  )
}

export function decideTask(scene: TaskScene, command: CommandOf<'decide-task'>): Decision {
  const { item } = command
  const no = decisionRefusal(scene)
  if (no) return no
  const { tasks } = scene.state
  switch (command.outcome) {
    case 'grant':
      return grantRefusal(scene) ?? decided({ type: 'TaskGranted', item })
    case 'not-needed':
      return (
        reasonRefusal(command.reason) ??
        decided({ type: 'TaskNotNeeded', item, reason: command.reason }, ...dispatches(tasks, [item]))
      )
    case 'refuse': {
      const { reasons, remedies } = command
      return (
        reasonRefusal(reasons) ??
        decided(
          { type: 'TaskRefused', item, reasons, ...(remedies !== undefined && { remedies }) },
          ...stoppedBy(tasks, [item]),
        )
      )
    }
  }
}
