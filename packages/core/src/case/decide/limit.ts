/**
 * Limits: that of a task longer once, by the head and with a reason, and shorter at any time; that of all items together
 * longer once, with leave of the government (ALL §42).
 */
import type { ClockLedger } from '../../calendar/calendar.ts'
import { CASE_LIMITS, jointClock, taskClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import { type CaseState, isJoint, isUndecided } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  firstOf,
  isBlank,
  isOver,
  reasonRefusal,
  refused,
  stageRefusal,
} from './context.ts'
import type { TaskScene } from './task-scene.ts'

/** Once, before it is over, and by so much at most. */
function extensionRefusal(
  clock: ClockLedger | undefined,
  extended: { readonly days: number; readonly most: number; readonly before: object | undefined },
  context: DecideContext,
): Decision | undefined {
  const { days, most, before } = extended
  return firstOf(
    before && refused('case/extended-already'),
    clock !== undefined && isOver(clock, context) ? refused('case/limit-over') : undefined,
    days < 1 || days > most ? refused('case/extension-too-long', { days: most }) : undefined,
  )
}

export function extendTask({ task, context }: TaskScene, command: CommandOf<'extend-task'>): Decision {
  const { item, days, reason } = command
  const extended = { days, most: task.law.extensionDays, before: task.extension }
  const no = firstOf(extensionRefusal(taskClock(task), extended, context), reasonRefusal(reason))
  return no ?? decided({ type: 'TaskExtended', item, days, reason })
}

/** What was promised to the applicant is never made longer. */
export function shortenLimit({ task }: TaskScene, command: CommandOf<'shorten-limit'>): Decision {
  const { item, days, reason } = command
  const no = firstOf(
    days < 0 || days >= task.promisedDays
      ? refused('case/longer-limit', { days: task.promisedDays })
      : undefined,
    reasonRefusal(reason),
  )
  return no ?? decided({ type: 'LimitShortened', item, days, reason })
}

/** 经本级人民政府负责人批准: who approved it is told, and why. */
export function extendJointLimit(
  state: CaseState,
  command: CommandOf<'extend-joint-limit'>,
  context: DecideContext,
): Decision {
  const { days, approver, reason } = command
  const wrongStage = stageRefusal(state, 'handling')
  if (wrongStage) return wrongStage
  const clock = jointClock(state)
  if (clock === undefined || !isJoint(state) || !state.tasks.some(isUndecided))
    return refused('case/no-joint-limit')
  const extended = { days, most: CASE_LIMITS.jointExtensionDays, before: state.jointExtension }
  const no = firstOf(
    extensionRefusal(clock, extended, context),
    isBlank(approver) ? refused('case/approver-missing') : undefined,
    reasonRefusal(reason),
  )
  return no ?? decided({ type: 'JointLimitExtended', days, approver, reason })
}
