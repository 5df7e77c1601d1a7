/** The rules of an e-licence: it follows the result of its case; its authority alone may suspend it (暂停). */
import { type Actor, answersFor, type Role } from '../access/access.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusal/refusal.ts'
import type { LicenceEvent } from './events.ts'
import type { LicenceState } from './state.ts'

type Facts<Type extends LicenceEvent['type']> = Omit<Extract<LicenceEvent, { readonly type: Type }>, 'type'>

export type LicenceCommand =
  /** Follow from what happened in the case. */
  | ({ readonly type: 'issue' } & Facts<'LicenceIssued'>)
  | ({ readonly type: 'correct' } & Facts<'LicenceCorrected'>)
  | ({ readonly type: 'revoke' } & Facts<'LicenceRevoked'>)
  /** By the authority that issued it. */
  | ({ readonly type: 'suspend' } & Facts<'LicenceSuspended'>)
  | ({ readonly type: 'resume' } & Facts<'LicenceResumed'>)

export type LicenceDecision =
  | { readonly ok: true; readonly events: readonly LicenceEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Command × role. That it is a reviewer of the authority which issued it, the decider sees to. */
const MAY_COMMAND: Readonly<Record<LicenceCommand['type'], readonly Role[]>> = {
  issue: ['system'],
  correct: ['system'],
  revoke: ['system'],
  suspend: ['reviewer'],
  resume: ['reviewer'],
}

function decided(event: LicenceEvent): LicenceDecision {
  return { ok: true, events: [event] }
}

function refused(code: RefusalCode, params: RefusalParams = {}): LicenceDecision {
  return { ok: false, refusal: refusal(code, params) }
}

export function decideLicence(
  state: LicenceState | undefined,
  command: LicenceCommand,
  actor: Actor,
): LicenceDecision {
  if (!MAY_COMMAND[command.type].includes(actor.role)) {
    return refused('access/role', { role: actor.role, command: command.type })
  }
  if (command.type === 'issue') return issue(state, command)
  if (state === undefined) return refused('licence/not-found')
  if (state.revoked !== undefined) return refused('licence/revoked')
  switch (command.type) {
    case 'correct': {
      // The last day stays, unless it is what was wrong.
      const validUntil = command.validUntil ?? state.current.validUntil
      const { correction } = command
      return decided({
        type: 'LicenceCorrected',
        correction,
        ...(validUntil !== undefined && { validUntil }),
      })
    }
    case 'revoke': {
      const { type: _, ...facts } = command
      return decided({ type: 'LicenceRevoked', ...facts })
    }
    default:
      return suspendOrResume(state, command, actor)
  }
}

function issue(
  state: LicenceState | undefined,
  { type: _, ...facts }: Extract<LicenceCommand, { readonly type: 'issue' }>,
): LicenceDecision {
  return state === undefined ? decided({ type: 'LicenceIssued', ...facts }) : refused('licence/exists')
}

function suspendOrResume(
  state: LicenceState,
  { type, reason }: Extract<LicenceCommand, { readonly type: 'suspend' | 'resume' }>,
  actor: Actor,
): LicenceDecision {
  if (!answersFor(actor, state.authority, state.item)) return refused('access/not-your-authority')
  // Whoever loses the use of a licence is told why.
  if (reason.trim() === '') return refused('licence/reason-missing')
  const isSuspended = state.suspended !== undefined
  if (isSuspended === (type === 'suspend'))
    return refused(isSuspended ? 'licence/suspended' : 'licence/not-suspended')
  return decided({ type: type === 'suspend' ? 'LicenceSuspended' : 'LicenceResumed', reason })
}

/** What the actor may do with the licence now. */
export function mayDoWithLicence(state: LicenceState, actor: Actor): readonly ('suspend' | 'resume')[] {
  return (['suspend', 'resume'] as const).filter(
    type => decideLicence(state, { type, reason: 'x' }, actor).ok,
  )
}
