/** The limit of a task: longer once, by the head and with a reason (ALL §42); shorter at any time. */
import { taskClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import { type Decision, decided, firstOf, isOver, reasonRefusal, refused } from './context.ts'
import type { TaskScene } from './task-scene.ts'

export function extendTask({ task, context }: TaskScene, command: CommandOf<'extend-task'>): Decision {
  const { item, days, reason } = command
  const clock = taskClock(task)
  const no = firstOf(
    task.extension && refused('case/extended-already'),
    clock !== undefined && isOver(clock, context) ? refused('case/limit-over') : undefined,
    days < 1 || days > task.law.extensionDays
      ? refused('case/extension-too-long', { days: task.law.extensionDays })
      : undefined,
    reasonRefusal(reason),
  )
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
