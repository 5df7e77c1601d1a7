/** A supervision order as it stands: the fold of its events. */
import type { Owner, Recorded } from '../process/process.ts'
import type { Supervised, SupervisionEvent } from './events.ts'

export type SupervisionStage = 'open' | 'taken-up' | 'replied' | 'accepted' | 'closed'

export type SupervisionReply = {
  readonly text: string
  readonly by: string
  readonly at: number
  /** Why it was sent back. */
  readonly sentBack?: { readonly reason: string; readonly by: string; readonly at: number }
}

export type SupervisionState = {
  readonly number: string
  readonly subject: Supervised
  readonly owner: Owner
  readonly reason?: string
  readonly stage: SupervisionStage
  readonly openedBy: string
  /** Instants are milliseconds since 1970. */
  readonly openedAt: number
  /** Counts from 1; each sending back begins the next. */
  readonly round: number
  readonly roundSince: number
  readonly takenUpAt?: number
  /** The last one is that of this round, if the stage is `replied` or later. */
  readonly replies: readonly SupervisionReply[]
  readonly ended?: { readonly by: string; readonly at: number; readonly reason?: string }
}

/** Throws when a history does not begin with its beginning. */
export function evolveSupervision(
  state: SupervisionState | undefined,
  recorded: Recorded<SupervisionEvent>,
): SupervisionState {
  const { event, at, account } = recorded
  if (event.type === 'SupervisionOpened') {
    const { type: _, ...facts } = event
    return { ...facts, stage: 'open', openedBy: account, openedAt: at, round: 1, roundSince: at, replies: [] }
  }
  if (state === undefined) throw new Error(`A supervision order can't begin with ${event.type}`)
  switch (event.type) {
    case 'SupervisionTakenUp':
      return { ...state, stage: 'taken-up', takenUpAt: at }
    case 'SupervisionReplied':
      return {
        ...state,
        stage: 'replied',
        replies: [...state.replies, { text: event.text, by: account, at }],
      }
    case 'SupervisionAccepted':
      return { ...state, stage: 'accepted', ended: { by: account, at } }
    case 'SupervisionSentBack':
      return sentBack(state, { reason: event.reason, by: account, at })
    case 'SupervisionClosed':
      return { ...state, stage: 'closed', ended: { by: account, at, reason: event.reason } }
  }
}

/** The owner has it already; what is owed anew is the reply. */
function sentBack(
  state: SupervisionState,
  sending: NonNullable<SupervisionReply['sentBack']>,
): SupervisionState {
  const last = state.replies.at(-1)
  const earlier = state.replies.slice(0, -1)
  return {
    ...state,
    stage: 'taken-up',
    round: state.round + 1,
    roundSince: sending.at,
    replies: last === undefined ? [] : [...earlier, { ...last, sentBack: sending }],
  }
}
