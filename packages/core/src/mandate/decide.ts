/** The law of a mandate (代理): 民法典 arts. 161–174 on authorised agents, 26–39 on guardians, 61 on organisations. */
import { type Actor, type MandateKind, speaksForOrganisation } from '../access/access.ts'
import { civilDateOf } from '../calendar/calendar.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusal/refusal.ts'
import type { EndGround, MandateEvent, MandateProof, Principal } from './events.ts'
import { dayBefore, mandateStanding, yearsLater } from './standing.ts'
import type { MandateState } from './state.ts'

export type MandateCommand =
  | ({ readonly type: 'give' } & Omit<Extract<MandateEvent, { readonly type: 'MandateGiven' }>, 'type'> & {
        /** 18th birthdays, where the number of a document tells the day of birth. Not kept. */
        readonly principalOfAgeOn?: string
        readonly agentOfAgeOn?: string
        /** At a window: the agent stands there too and agrees. */
        readonly agentIsThere?: boolean
      })
  | { readonly type: 'accept' }
  | { readonly type: 'decline' }
  | { readonly type: 'revoke' }
  | { readonly type: 'renounce' }
  | { readonly type: 'end'; readonly ground: EndGround }

export type MandateDecision =
  | { readonly ok: true; readonly events: readonly MandateEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

type Give = Extract<MandateCommand, { readonly type: 'give' }>

type Rule = {
  readonly principals: readonly Principal['kind'][]
  /** Whether the principal may give it online; everything else needs papers, at a window. */
  readonly online: boolean
  readonly mostYears: number
  readonly proofs: readonly MandateProof[]
}

/** What each kind asks for. The years are ours: papers are looked at again after them. */
export const MANDATE_RULES: Readonly<Record<MandateKind, Rule>> = {
  authorised: {
    principals: ['person', 'organisation'],
    online: true,
    mostYears: 3,
    proofs: ['in-person', 'letter'],
  },
  family: { principals: ['person'], online: true, mostYears: 3, proofs: ['in-person', 'letter'] },
  employee: { principals: ['organisation'], online: true, mostYears: 3, proofs: ['letter'] },
  guardian: {
    principals: ['person'],
    online: false,
    mostYears: 5,
    proofs: ['birth-certificate', 'household-register', 'appointment', 'agreement'],
  },
  'legal-representative': {
    principals: ['organisation'],
    online: false,
    mostYears: 5,
    proofs: ['business-licence', 'register'],
  },
}

/** A parent’s are the rights of a minor’s guardian; over an adult they need an appointment or an agreement. */
const OF_PARENTS: readonly MandateProof[] = ['birth-certificate', 'household-register']

function decided(...events: readonly MandateEvent[]): MandateDecision {
  return { ok: true, events }
}

function refused(code: RefusalCode, params: RefusalParams = {}): MandateDecision {
  return { ok: false, refusal: refusal(code, params) }
}

/** Who may give it: the principal online, or an office that saw the papers. */
function giverRefusal(command: Give, actor: Actor, today: string): MandateDecision | undefined {
  const { kind, principal, proof } = command
  const rule = MANDATE_RULES[kind]
  if (!rule.principals.includes(principal.kind)) return refused('mandate/kind')
  if (actor.role === 'applicant') {
    if (!rule.online || proof !== undefined) return refused('mandate/at-window')
    const speaks =
      principal.kind === 'person' ? principal.id === actor.person : speaksForOrganisation(actor, principal.id)
    if (!speaks) return refused('mandate/not-found')
    const { principalOfAgeOn: ofAgeOn } = command
    return ofAgeOn !== undefined && today < ofAgeOn ? refused('mandate/giver-minor') : undefined
  }
  if (actor.role !== 'clerk' && actor.role !== 'system')
    return refused('access/role', { role: actor.role, command: 'give mandate' })
  const isTheirs = (proof === 'register') === (actor.role === 'system')
  return proof !== undefined && rule.proofs.includes(proof) && isTheirs ? undefined : refused('mandate/proof')
}

function scopeRefusal(command: Give, today: string): MandateDecision | undefined {
  const { kind, principal, agent, matters, acts, from, until, agentOfAgeOn } = command
  if (principal.id === agent) return refused('mandate/self')
  if (acts.length === 0 || matters.length === 0) return refused('mandate/empty-scope')
  const years = MANDATE_RULES[kind].mostYears
  // What begins later than in a year is not foreseen yet.
  if (from < today || from > yearsLater(today, 1) || until < from || until > yearsLater(from, years))
    return refused('mandate/period', { years })
  return agentOfAgeOn !== undefined && today < agentOfAgeOn ? refused('mandate/agent-minor') : undefined
}

/** The last day: a guardian of a minor acts until the eve of the 18th birthday (民法典第三十九条). */
function guardianUntil(command: Give, today: string): string | undefined {
  const { principalOfAgeOn: ofAgeOn, until, proof } = command
  const isMinor = ofAgeOn === undefined || today < ofAgeOn
  if (proof !== undefined && OF_PARENTS.includes(proof) && !isMinor) return undefined
  if (ofAgeOn === undefined || !isMinor || proof === 'agreement') return until
  const eve = dayBefore(ofAgeOn)
  return eve < until ? eve : until
}

function give(state: MandateState | undefined, command: Give, actor: Actor, now: number): MandateDecision {
  if (state !== undefined) return refused('mandate/exists')
  const today = civilDateOf(now)
  const no = giverRefusal(command, actor, today) ?? scopeRefusal(command, today)
  if (no) return no
  const { type: _, principalOfAgeOn: __, agentOfAgeOn: ___, agentIsThere, ...facts } = command
  const until = command.kind === 'guardian' ? guardianUntil(command, today) : command.until
  if (until === undefined) return refused('mandate/ward-of-age')
  const given: MandateEvent = { type: 'MandateGiven', ...facts, until }
  const isAccepted =
    actor.role !== 'applicant' && (agentIsThere === true || !MANDATE_RULES[command.kind].online)
  return isAccepted ? decided(given, { type: 'MandateAccepted' }) : decided(given)
}

/** Whether the actor is the principal, or speaks for it. */
function isPrincipal({ principal }: MandateState, actor: Actor): boolean {
  if (actor.role !== 'applicant') return false
  return principal.kind === 'person'
    ? principal.id === actor.person
    : speaksForOrganisation(actor, principal.id)
}

/** Giving and answering are between two people; an office ends what papers show to be over. */
function partyRefusal(
  state: MandateState,
  command: Exclude<MandateCommand, Give>,
  actor: Actor,
): MandateDecision | undefined {
  switch (command.type) {
    case 'end':
      return actor.role === 'clerk' || actor.role === 'system'
        ? undefined
        : refused('access/role', { role: actor.role, command: 'end mandate' })
    case 'revoke':
      return isPrincipal(state, actor) ? undefined : refused('mandate/not-found')
    case 'accept':
    case 'decline':
    case 'renounce':
      return actor.role === 'applicant' && actor.person === state.agent
        ? undefined
        : refused('mandate/not-found')
  }
}

const EVENTS = {
  accept: { type: 'MandateAccepted' },
  decline: { type: 'MandateDeclined' },
  revoke: { type: 'MandateRevoked' },
  renounce: { type: 'MandateRenounced' },
} as const

/** `at`: milliseconds since 1970, never before the last event. */
export function decideMandate(
  state: MandateState | undefined,
  command: MandateCommand,
  actor: Actor,
  at: number,
): MandateDecision {
  if (command.type === 'give') return give(state, command, actor, at)
  if (state === undefined) return refused('mandate/not-found')
  const no = partyRefusal(state, command, actor)
  if (no) return no
  const standing = mandateStanding(state, at)
  const isOpen = standing === 'waiting' || standing === 'to-come' || standing === 'holds'
  if (!isOpen) return refused('mandate/over')
  if (command.type === 'end') return decided({ type: 'MandateEnded', ground: command.ground })
  const isAnswer = command.type === 'accept' || command.type === 'decline'
  if (isAnswer !== (standing === 'waiting') && command.type !== 'revoke') return refused('mandate/answered')
  // A ward can't dismiss its guardian, nor a guardian lay it down; who speaks for an organisation, the register says.
  // What was asked of the register online is laid down online, and may be asked for again.
  const isLaidDown = command.type === 'renounce' && state.proof === 'register'
  if (!isAnswer && !isLaidDown && !MANDATE_RULES[state.kind].online) return refused('mandate/at-window')
  return decided(EVENTS[command.type])
}

/** What the actor may do with the mandate now. */
export function mayDoWithMandate(
  state: MandateState,
  actor: Actor,
  at: number,
): readonly ('accept' | 'decline' | 'revoke' | 'renounce')[] {
  return (['accept', 'decline', 'revoke', 'renounce'] as const).filter(
    type => decideMandate(state, { type }, actor, at).ok,
  )
}
