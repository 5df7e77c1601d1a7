/** How a task comes to its authority, and back: signed for, returned, sent elsewhere. */
import type { CommandOf } from '../commands.ts'
import { type Decision, decided, firstOf, reasonRefusal, refused } from './context.ts'
import { participants } from './task-rules.ts'
import type { TaskScene } from './task-scene.ts'

export function receiveTask({ task }: TaskScene, _: CommandOf<'receive-task'>): Decision {
  if (task.handOver?.state === 'received') return refused('case/received-already')
  return decided({ type: 'TaskReceived', item: task.item })
}

/** What was sent to an authority that is no longer in charge, or that has it already, is told no more. */
function handOverRefusal({ task }: TaskScene, authority: string): Decision | undefined {
  const { handOver, item } = task
  if (task.authority !== authority) return refused('case/moved-elsewhere', { item })
  const isThere = handOver?.state === 'received' || handOver?.state === 'delivered'
  return isThere ? refused('case/received-already') : undefined
}

export function recordHandOver(scene: TaskScene, command: CommandOf<'record-hand-over'>): Decision {
  const { item, authority, attempt, receipt } = command
  return (
    handOverRefusal(scene, authority) ??
    decided({ type: 'TaskHandedOver', item, authority, attempt, ...(receipt && { receipt }) })
  )
}

export function failHandOver(scene: TaskScene, command: CommandOf<'fail-hand-over'>): Decision {
  const { item, authority, attempt, problem } = command
  return handOverRefusal(scene, authority) ?? decided({ type: 'HandOverFailed', item, attempt, problem })
}

/** The centre has looked after it: the authority’s own system is tried anew. */
export function retryHandOver({ task }: TaskScene, { item }: CommandOf<'retry-hand-over'>): Decision {
  if (task.handOver?.state !== 'failed') return refused('case/hand-over-not-failed')
  return decided({ type: 'HandOverRetried', item })
}

/** Once: an authority can't play a task back and forth. Its clock runs on meanwhile. */
export function returnTask({ task }: TaskScene, { item, reason }: CommandOf<'return-task'>): Decision {
  const no = firstOf(reasonRefusal(reason), task.returned && refused('case/returned-already'))
  return no ?? decided({ type: 'TaskReturned', item, reason })
}

export function resendTask(_: TaskScene, { item, explanation }: CommandOf<'resend-task'>): Decision {
  return reasonRefusal(explanation) ?? decided({ type: 'TaskResent', item, explanation })
}

/** Another authority takes the task over; what is left of its limit goes with it. */
export function transferTask({ task, context }: TaskScene, command: CommandOf<'transfer-task'>): Decision {
  const { item, authority, reason } = command
  const no = firstOf(
    reasonRefusal(reason),
    context.authorities.has(authority) ? undefined : refused('case/unknown-authority', { authority }),
    authority === task.authority ? refused('case/same-authority') : undefined,
  )
  return no ?? decided({ type: 'TaskTransferred', item, authority, reason })
}

/** 增加联办部门: it will be asked for its opinion. */
export function addAuthority({ task, context }: TaskScene, command: CommandOf<'add-authority'>): Decision {
  const { item, authority, reason } = command
  const takesPart = authority === task.authority || participants(task).includes(authority)
  const no = firstOf(
    reasonRefusal(reason),
    context.authorities.has(authority) ? undefined : refused('case/unknown-authority', { authority }),
    takesPart ? refused('case/same-authority') : undefined,
  )
  return no ?? decided({ type: 'AuthorityAdded', item, authority, reason })
}
