/** Asking other authorities, and countersigning (征求意见 · 会签). */
import { plainClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import { type OpinionRequest, silentAmong, type Task } from '../state.ts'
import { type Decision, decided, firstOf, isOver, reasonRefusal, refused } from './context.ts'
import { participants } from './task-rules.ts'
import type { TaskScene } from './task-scene.ts'

/** Working days; so long that nobody can hide behind it, so short that the limit is kept. */
const LONGEST_DAYS = 15

function silentOf({ authorities, opinions }: OpinionRequest): string[] {
  return silentAmong(authorities, opinions)
}

/** Every authority that takes part has been asked and has spoken, or its silence counts. */
export function opinionRefusal(task: Task): Decision | undefined {
  const asked = new Set(task.opinionRequests.flatMap(request => request.authorities))
  // Whoever was put in charge of the task meanwhile speaks by deciding it.
  const unasked = participants(task).filter(id => id !== task.authority && !asked.has(id))
  const silent = task.opinionRequests.flatMap(silentOf)
  const open = [...new Set([...unasked, ...silent])]
  return open.length > 0 ? refused('case/opinion-open', { authority: open.join(', ') }) : undefined
}

export function requestOpinion(
  { state, task, context }: TaskScene,
  command: CommandOf<'request-opinion'>,
): Decision {
  const { item, question, days, silence } = command
  const authorities = [...new Set(command.authorities)]
  const unknown = authorities.find(id => !context.authorities.has(id))
  const no = firstOf(
    reasonRefusal(question),
    authorities.length === 0 || authorities.includes(task.authority)
      ? refused('case/nobody-asked')
      : undefined,
    unknown === undefined ? undefined : refused('case/unknown-authority', { authority: unknown }),
    days < 1 || days > LONGEST_DAYS ? refused('case/opinion-days', { days: LONGEST_DAYS }) : undefined,
  )
  if (no) return no
  const count = state.tasks.reduce((sum, other) => sum + other.opinionRequests.length, 0)
  const request = `opinion-${count + 1}`
  return decided({ type: 'OpinionRequested', item, request, authorities, question, days, silence })
}

export function giveOpinion({ task, context }: TaskScene, command: CommandOf<'give-opinion'>): Decision {
  const { item, request: id, opinion, text } = command
  const { actor } = context
  const request = task.opinionRequests.find(entry => entry.id === id)
  const authority = actor.role === 'reviewer' ? actor.authority : ''
  if (request === undefined) return refused('case/unknown-request', { id })
  const no = firstOf(
    request.authorities.includes(authority) ? undefined : refused('case/not-asked'),
    silentOf(request).includes(authority) ? undefined : refused('case/spoken-already'),
    // Agreement needs no words; anything else does.
    opinion === 'agree' ? undefined : reasonRefusal(text),
  )
  return no ?? decided({ type: 'OpinionGiven', item, request: id, authority, opinion, text })
}

/** 逾期未答复视为同意, where the request said so. */
export function takeSilence({ task, context }: TaskScene, command: CommandOf<'take-silence'>): Decision {
  const request = task.opinionRequests.find(entry => entry.id === command.request)
  const silent = request === undefined ? [] : silentOf(request)
  const isDue =
    request?.silence === 'agreement' &&
    silent.length > 0 &&
    isOver(plainClock(request.at, request.days, 'office'), context)
  if (request === undefined || !isDue) return refused('case/not-due')
  return decided({ type: 'SilenceAgreed', item: task.item, request: request.id, authorities: silent })
}
