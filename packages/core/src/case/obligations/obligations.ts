/** Who owes what by when, derived from the state of a case; never stored as truth. */
import { type ClockLedger, civilDateOf, daysBetween, startClock } from '../../calendar/calendar.ts'
import type { Obligation, Owner } from '../../process/obligation.ts'
import {
  acceptanceClock,
  CASE_LIMITS,
  jointClock,
  jointStatutoryClock,
  plainClock,
  procedureClock,
  statutoryClock,
  supplementClock,
  taskClock,
} from '../clocks.ts'
import type { CaseCommand } from '../commands.ts'
import { isDeliverable } from '../evolve/closing.ts'
import {
  type CaseState,
  isInHand,
  isJoint,
  isUndecided,
  openTolerables,
  silentAmong,
  type Task,
} from '../state.ts'

export type CaseObligationKind =
  /** Accept, decline, or tell everything missing at once: ALL §32(4). */
  | 'acceptance'
  /** The authorities tell what is missing, for one notice. */
  | 'joint-notice'
  /** The applicant answers the one-time notice. */
  | 'correction'
  /** The window says what becomes of a case whose notice was not answered. */
  | 'lapsed-correction'
  /** The centre gets through to an authority whose system does not answer. */
  | 'hand-over'
  /** The window answers an authority that sent its task back. */
  | 'returned-task'
  /** The authority decides within the limit that it promised (ALL §42 is the upper bound). */
  | 'decision'
  /** All items of several authorities are decided within 45 working days: ALL §42(2). */
  | 'joint-limit'
  | 'opinion'
  | 'special-procedure'
  | 'objection'
  | 'joint-act'
  /** Each authority that was invited says what it thinks, by the day on which the act is held. */
  | 'joint-opinion'
  /** The applicant hands in what it promised (容缺). */
  | 'supplement'
  /** A granted permit is issued within 10 working days: ALL §44. */
  | 'issue'
  /** Results are handed over together: ALL §44. */
  | 'delivery'
  /** A promise that stood in for a proof is checked (事后核查). */
  | 'commitment-check'
  /** What was granted on a promise that was not kept is taken back. */
  | 'revocation'

export type CaseObligation = Obligation<CaseObligationKind>

type Owed = Omit<CaseObligation, 'key'> & {
  /** What tells it from another duty of its kind and item. */
  readonly subject?: string
}

function keyed({ subject, ...owed }: Owed): CaseObligation {
  const parts = [owed.kind, owed.item, subject, owed.clock.since]
  return { ...owed, key: parts.filter(part => part !== undefined).join(' ') }
}

function windowOf(state: CaseState): Owner {
  return { kind: 'window', id: state.site }
}

const CENTRE: Owner = { kind: 'centre', id: 'centre' }

function authority(id: string): Owner {
  return { kind: 'authority', id }
}

function office(since: number, days: number): ClockLedger {
  return plainClock(since, days, 'office')
}

/** Before acceptance. */
function intakeOwes(state: CaseState): Owed[] {
  const { notice, jointNotice } = state
  const owner = windowOf(state)
  if (notice?.lapsedAt !== undefined) {
    return [
      { kind: 'lapsed-correction', owner, clock: office(notice.lapsedAt, CASE_LIMITS.lapsedCorrectionDays) },
    ]
  }
  const acceptance: Owed = {
    kind: 'acceptance',
    owner,
    // Each time that papers come in the duty begins anew.
    subject: String(state.receivedAt),
    clock: acceptanceClock(state),
    lapse: 'deem-accepted',
  }
  if (jointNotice === undefined || jointNotice.closedAt !== undefined) return [acceptance]
  const clock = office(jointNotice.openedAt, CASE_LIMITS.jointNoticeDays)
  const silent = silentAmong(jointNotice.authorities, jointNotice.told)
  return [
    acceptance,
    ...silent.map(
      (id): Owed => ({
        kind: 'joint-notice',
        owner: authority(id),
        subject: id,
        clock,
        lapse: 'close-joint-notice',
      }),
    ),
  ]
}

function correctionOwed(state: CaseState): Owed[] {
  if (state.notice === undefined) return []
  return [
    {
      kind: 'correction',
      owner: { kind: 'applicant', id: state.applicant },
      clock: plainClock(state.notice.at, CASE_LIMITS.correctionDays, 'applicant'),
      lapse: 'lapse-correction',
    },
  ]
}

/** The task itself: decide it, or whatever stands before that. */
function taskOwes(state: CaseState, task: Task): Owed[] {
  const own = { owner: authority(task.authority), item: task.item } as const
  const clock = taskClock(task)
  if (task.stage === 'granted' && task.decidedAt !== undefined) {
    return [{ kind: 'issue', ...own, clock: office(task.decidedAt, CASE_LIMITS.issueDays) }]
  }
  if (!isInHand(task) || clock === undefined) return []
  const statutory = statutoryClock(task)
  const decision: Owed = { kind: 'decision', ...own, clock, ...(statutory && { statutory }) }
  return [decision, ...besidesOwes(state, task)]
}

function besidesOwes(state: CaseState, task: Task): Owed[] {
  const { item, returned, handOver, dispatchedAt = 0 } = task
  const owed: Owed[] = []
  if (task.stage === 'returned' && returned !== undefined) {
    const clock = office(returned.at, CASE_LIMITS.returnedTaskDays)
    owed.push({ kind: 'returned-task', owner: windowOf(state), item, clock })
  }
  if (handOver?.state === 'failed') {
    owed.push({
      kind: 'hand-over',
      owner: CENTRE,
      item,
      clock: office(dispatchedAt, CASE_LIMITS.handOverDays),
    })
  }
  for (const request of task.opinionRequests) {
    const silent = silentAmong(request.authorities, request.opinions)
    for (const id of silent) {
      owed.push({
        kind: 'opinion',
        owner: authority(id),
        item,
        subject: `${request.id} ${id}`,
        clock: office(request.at, request.days),
        ...(request.silence === 'agreement' && { lapse: 'take-silence' }),
      })
    }
  }
  for (const procedure of task.procedures) {
    const { id, objections, endedAt } = procedure
    if (endedAt === undefined) {
      owed.push({
        kind: 'special-procedure',
        owner: authority(task.authority),
        item,
        subject: id,
        clock: procedureClock(procedure),
        lapse: 'lapse-procedure',
      })
    }
    // Also when the time of the notice is over: whoever objected is owed an answer.
    for (const objection of objections.filter(({ answer }) => answer === undefined)) {
      const clock = office(objection.at, CASE_LIMITS.objectionDays)
      owed.push({ kind: 'objection', owner: authority(task.authority), item, subject: objection.id, clock })
    }
  }
  return owed
}

/** Watched by the centre, which alone sees all of it. */
function jointLimitOwed(state: CaseState): Owed[] {
  const [clock, statutory] = [jointClock(state), jointStatutoryClock(state)]
  if (clock === undefined || statutory === undefined) return []
  if (!isJoint(state) || !state.tasks.some(isUndecided)) return []
  return [{ kind: 'joint-limit', owner: CENTRE, clock, statutory }]
}

/** Held by the convenor on its day; whoever was invited has spoken by then. */
function jointActsOwed(state: CaseState): Owed[] {
  return state.jointActs
    .filter(act => act.state === 'convened')
    .flatMap((act): Owed[] => {
      const clock = startClock({
        unit: 'natural-days',
        allowed: Math.max(0, daysBetween(civilDateOf(act.convenedAt), civilDateOf(act.heldAt))),
        owner: 'office',
        since: act.convenedAt,
      })
      const silent = silentAmong(act.authorities, act.opinions)
      return [
        {
          kind: 'joint-act',
          owner: act.convenor === 'centre' ? CENTRE : authority(act.convenor),
          subject: `${act.id} ${act.heldAt}`,
          clock,
        },
        ...silent.map(
          (id): Owed => ({
            kind: 'joint-opinion',
            owner: authority(id),
            subject: `${act.id} ${id} ${act.heldAt}`,
            clock,
          }),
        ),
      ]
    })
}

/** What was promised for later: counted from acceptance. */
function supplementsOwed(state: CaseState): Owed[] {
  return openTolerables(state).flatMap((tolerable): Owed[] => {
    const clock = supplementClock(state, tolerable)
    if (clock === undefined) return []
    const owner = { kind: 'applicant', id: state.applicant } as const
    return [{ kind: 'supplement', owner, subject: tolerable.material, clock, lapse: 'lapse-tolerance' }]
  })
}

/** When the last decision was made: from there the results are delivered within 10 working days (ALL §44). */
function lastDecision(state: CaseState): number {
  const decisions = state.tasks.map(task => task.decidedAt ?? 0)
  return Math.max(state.acceptedAt ?? state.submittedAt, ...decisions)
}

function deliveryOwed(state: CaseState): Owed[] {
  const clock = office(lastDecision(state), CASE_LIMITS.deliveryDays)
  if (state.stage === 'concluded') return [{ kind: 'delivery', owner: windowOf(state), clock }]
  if (!state.separateDelivery) return []
  return state.tasks.filter(isDeliverable).map(task => ({
    kind: 'delivery',
    owner: windowOf(state),
    item: task.item,
    clock: office(task.decidedAt ?? 0, CASE_LIMITS.deliveryDays),
  }))
}

/** What a promise stood in for is checked after the result, also when the case is closed. */
function commitmentsOwed(state: CaseState): Owed[] {
  return state.tasks.flatMap(task => {
    const { issuedAt, item } = task
    if (issuedAt === undefined || task.results?.every(result => result.revoked !== undefined)) return []
    const own = { owner: authority(task.authority), item } as const
    return state.promisable
      .filter(({ material }) => state.promised.includes(material) && task.law.materials.includes(material))
      .flatMap(({ material, checkDays }): Owed[] => {
        const check = task.commitmentChecks.find(entry => entry.material === material)
        if (check === undefined) {
          return [{ kind: 'commitment-check', ...own, subject: material, clock: office(issuedAt, checkDays) }]
        }
        if (check.kept) return []
        const clock = office(check.at, CASE_LIMITS.revocationDays)
        return [{ kind: 'revocation', ...own, subject: material, clock }]
      })
  })
}

function owes(state: CaseState): Owed[] {
  switch (state.stage) {
    case 'submitted':
      return intakeOwes(state)
    case 'correcting':
      return correctionOwed(state)
    case 'handling':
    case 'concluded':
      return [
        ...state.tasks.flatMap(task => taskOwes(state, task)),
        ...jointLimitOwed(state),
        ...jointActsOwed(state),
        ...supplementsOwed(state),
        ...deliveryOwed(state),
        ...commitmentsOwed(state),
      ]
    case 'closed':
      return commitmentsOwed(state)
    case 'declined':
    case 'withdrawn':
      return []
  }
}

/** A state never changes, and its views and its rows both ask what it owes. */
const known = new WeakMap<CaseState, readonly CaseObligation[]>()

/** Everything that is owed in the case now. */
export function obligations(state: CaseState): readonly CaseObligation[] {
  const found = known.get(state) ?? owes(state).map(keyed)
  known.set(state, found)
  return found
}

/**
 * What the clock makes happen when an obligation of that key is over, by the name that it has for it. Throws for a
 * name that no obligation has.
 */
export function commandByClock(name: string, key: string, item: string | undefined): CaseCommand {
  // The third part of a key tells which procedure or request of the item it is.
  const [, , subject = ''] = key.split(' ')
  switch (name) {
    case 'deem-accepted':
    case 'lapse-correction':
    case 'close-joint-notice':
    case 'lapse-tolerance':
      return { type: name }
    case 'lapse-procedure':
      return { type: name, item: item ?? '', procedure: subject }
    case 'take-silence':
      return { type: name, item: item ?? '', request: subject }
    default:
      throw new Error(`No command by the clock is called ${name}`)
  }
}
