/** What a supervision order makes people owe. */
import { startClock } from '../calendar/calendar.ts'
import type { Obligation, Owner } from '../process/process.ts'
import type { SupervisionState } from './state.ts'

export type SupervisionObligationKind = 'take-up' | 'reply' | 'judge'

/** Working days; a centre's own rules, since no law sets them. */
export const SUPERVISION_LIMITS = { takeUpDays: 1, replyDays: 3, judgeDays: 2 } as const

/** The centre as a whole: any of its managers. */
export const CENTRE: Owner = { kind: 'centre', id: 'centre' }

export function supervisionObligations(state: SupervisionState): Obligation<SupervisionObligationKind>[] {
  const { stage, owner, round, roundSince } = state
  const owed = (kind: SupervisionObligationKind, by: Owner, since: number, allowed: number) => ({
    key: `${kind}/${round}`,
    kind,
    owner: by,
    ...(state.subject.item !== undefined && { item: state.subject.item }),
    clock: startClock({ unit: 'working-days', allowed, owner: 'office', since }),
  })
  const reply = () => owed('reply', owner, roundSince, SUPERVISION_LIMITS.replyDays)
  switch (stage) {
    case 'open':
      return [owed('take-up', owner, roundSince, SUPERVISION_LIMITS.takeUpDays), reply()]
    case 'taken-up':
      return [reply()]
    case 'replied':
      return [owed('judge', CENTRE, state.replies.at(-1)?.at ?? roundSince, SUPERVISION_LIMITS.judgeDays)]
    case 'accepted':
    case 'closed':
      return []
  }
}
