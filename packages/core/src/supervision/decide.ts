/** The rules of a supervision order: whoever is late answers, and the centre says whether that will do. */
import { type Actor, maySupervise } from '../access/access.ts'
import type { Owner } from '../process/process.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusal/refusal.ts'
import type { SupervisionEvent } from './events.ts'
import type { SupervisionState } from './state.ts'

type Opening = Omit<Extract<SupervisionEvent, { type: 'SupervisionOpened' }>, 'type'>

export type SupervisionCommand =
  | ({ readonly type: 'open' } & Opening)
  | { readonly type: 'take-up' }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'accept' }
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'close'; readonly reason: string }

export type SupervisionDecision =
  | { readonly ok: true; readonly events: readonly SupervisionEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

function decided(event: SupervisionEvent): SupervisionDecision {
  return { ok: true, events: [event] }
}

function refused(code: RefusalCode, params: RefusalParams = {}): SupervisionDecision {
  return { ok: false, refusal: refusal(code, params) }
}

/** Whether the actor is one of those who owe it. */
export function isOwner(actor: Actor, owner: Owner): boolean {
  switch (owner.kind) {
    case 'authority':
      return actor.role === 'reviewer' && actor.authority === owner.id
    case 'window':
      return actor.role === 'clerk' && actor.site === owner.id
    case 'centre':
      return actor.role === 'manager'
    case 'editor':
      return actor.role === 'editor'
    case 'applicant':
      return actor.role === 'applicant' && actor.person === owner.id
  }
}

function open(command: Extract<SupervisionCommand, { type: 'open' }>, actor: Actor): SupervisionDecision {
  const { type: _, ...facts } = command
  // A red card speaks for itself.
  if (actor.role !== 'system' && (facts.reason ?? '').trim() === '')
    return refused('supervision/text-missing')
  return decided({ type: 'SupervisionOpened', ...facts })
}

/** What the owner does: take the order up, and reply. */
function answer(
  state: SupervisionState,
  command: Extract<SupervisionCommand, { type: 'take-up' | 'reply' }>,
  actor: Actor,
): SupervisionDecision {
  if (!isOwner(actor, state.owner)) return refused('supervision/not-yours')
  if (command.type === 'take-up') {
    return state.stage === 'open' ? decided({ type: 'SupervisionTakenUp' }) : refused('supervision/stage')
  }
  if (state.stage !== 'open' && state.stage !== 'taken-up') return refused('supervision/stage')
  if (command.text.trim() === '') return refused('supervision/text-missing')
  return decided({ type: 'SupervisionReplied', text: command.text })
}

/** What the centre does: judge the reply, or close what needs no answer any more. */
function judge(
  state: SupervisionState,
  command: Extract<SupervisionCommand, { type: 'accept' | 'send-back' | 'close' }>,
  actor: Actor,
): SupervisionDecision {
  if (command.type === 'close') {
    return command.reason.trim() === ''
      ? refused('supervision/text-missing')
      : decided({ type: 'SupervisionClosed', reason: command.reason })
  }
  if (state.stage !== 'replied') return refused('supervision/stage')
  if (state.replies.at(-1)?.by === actor.account) return refused('supervision/second-person-needed')
  if (command.type === 'accept') return decided({ type: 'SupervisionAccepted' })
  if (command.reason.trim() === '') return refused('supervision/text-missing')
  return decided({ type: 'SupervisionSentBack', reason: command.reason })
}

export function decideSupervision(
  state: SupervisionState | undefined,
  command: SupervisionCommand,
  actor: Actor,
): SupervisionDecision {
  if (!maySupervise(actor.role, command.type)) {
    return refused('access/role', { role: actor.role, command: command.type })
  }
  if (command.type === 'open')
    return state === undefined ? open(command, actor) : refused('supervision/exists')
  if (state === undefined) return refused('supervision/not-found')
  if (state.stage === 'accepted' || state.stage === 'closed') return refused('supervision/stage')
  if (command.type === 'take-up' || command.type === 'reply') return answer(state, command, actor)
  return judge(state, command, actor)
}

const samples: readonly Exclude<SupervisionCommand, { type: 'open' }>[] = [
  { type: 'take-up' },
  { type: 'reply', text: '-' },
  { type: 'accept' },
  { type: 'send-back', reason: '-' },
  { type: 'close', reason: '-' },
]

export type PermittedSupervision = (typeof samples)[number]['type']

/** What the actor may do now: found by asking the decider itself. */
export function permittedSupervision(state: SupervisionState, actor: Actor): PermittedSupervision[] {
  return samples.filter(command => decideSupervision(state, command, actor).ok).map(({ type }) => type)
}
