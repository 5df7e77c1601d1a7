/** How long each duty of a case lasted: read from the states that its history went through. */
import type { Recorded } from '../../process/process.ts'
import { acceptanceClock } from '../clocks.ts'
import type { CaseEvent } from '../events.ts'
import { evolve } from '../evolve/evolve.ts'
import { type CaseObligation, type CaseObligationKind, obligations } from '../obligations/obligations.ts'
import type { CaseState } from '../state.ts'

/** A duty in one hand, from when it arose until it was done, passed on, or owed no more. */
export type LivedDuty = {
  /** Unique in the case, and the same as it goes on. */
  readonly id: string
  /** As it was last seen; where it has ended, its clock has too. */
  readonly duty: CaseObligation
  /** The case when it was last seen: what is handled again has lost what went on beside it. */
  readonly seenIn: CaseState
  readonly from: number
  readonly to?: number
}

export type CourseOfDuties = {
  readonly state: CaseState
  /** As it stood when it was accepted. */
  readonly atAcceptance: CaseState | undefined
  /** In the order in which they arose. */
  readonly duties: readonly LivedDuty[]
}

/** Duties whose key names one more moment, with which it is another duty for the alerts, and the same work here. */
const RENEWED: ReadonlySet<CaseObligationKind> = new Set<CaseObligationKind>([
  'acceptance',
  'joint-act',
  'joint-opinion',
])

/** What tells it from other work of the case: kind, item and subject of its key, without the moments. */
export function nameOf({ kind, key }: Pick<CaseObligation, 'kind' | 'key'>): string {
  const name = key.slice(0, key.lastIndexOf(' '))
  return RENEWED.has(kind) ? name.slice(0, name.lastIndexOf(' ')) : name
}

/** From all events of a case up to the moment that is asked for. Throws when there is none. */
export function courseOfDuties(history: readonly Recorded<CaseEvent>[]): CourseOfDuties {
  const lives: Life[] = []
  const open = new Map<string, Life>()
  const begun = new Map<string, number>()
  let state: CaseState | undefined
  let atAcceptance: CaseState | undefined
  for (const recorded of history) {
    const after = evolve(state, recorded)
    state = after
    if (after.acceptedAt !== undefined) atAcceptance ??= after
    for (const duty of obligations(after)) {
      // A notice stops the clock of acceptance, and the work is the same afterwards: it is told as a whole below.
      if (duty.kind === 'acceptance') continue
      const name = nameOf(duty)
      const place = `${name} ${duty.owner.id}`
      const life = open.get(place)
      if (life === undefined) {
        const count = (begun.get(name) ?? 0) + 1
        const id = count === 1 ? name : `${name}#${count}`
        const arisen: Life = { id, from: recorded.at, duty, seenIn: after }
        begun.set(name, count)
        open.set(place, arisen)
        lives.push(arisen)
      } else {
        life.duty = duty
        life.seenIn = after
      }
    }
    for (const [place, life] of open) {
      if (life.seenIn === after) continue
      open.delete(place)
      life.to = recorded.at
    }
  }
  if (state === undefined) throw new Error('A case begins with its submission')
  return { state, atAcceptance, duties: [acceptanceOf(state), ...lives].map(withEnd) }
}

/** As it is followed from event to event. */
type Life = {
  readonly id: string
  readonly from: number
  duty: CaseObligation
  seenIn: CaseState
  to?: number
}

function withEnd(life: LivedDuty): LivedDuty {
  const { duty, to } = life
  return to === undefined ? life : { ...life, duty: { ...duty, clock: { ...duty.clock, endedAt: to } } }
}

/** One work from receipt to acceptance; once a notice was not answered, the window owes something else. */
function acceptanceOf(state: CaseState): LivedDuty {
  const { site, submittedAt, notice } = state
  const duty: CaseObligation = {
    key: 'acceptance',
    kind: 'acceptance',
    owner: { kind: 'window', id: site },
    clock: acceptanceClock(state),
  }
  const to = notice?.lapsedAt ?? state.deemedAt ?? state.acceptedAt ?? state.endedAt
  return { id: duty.key, duty, seenIn: state, from: submittedAt, ...(to !== undefined && { to }) }
}
