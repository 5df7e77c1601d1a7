/** A mandate as it stands: what its events amount to. */
import type { Recorded } from '../process/process.ts'
import type { EndGround, MandateEvent } from './events.ts'

export type MandateEnd = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly how: 'declined' | 'revoked' | 'renounced' | 'ended'
  readonly ground?: EndGround
}

export type MandateState = Omit<Extract<MandateEvent, { readonly type: 'MandateGiven' }>, 'type'> & {
  readonly givenAt: number
  readonly acceptedAt?: number
  readonly end?: MandateEnd
}

/** Throws when a mandate begins with anything but its being given: the store is broken then. */
export function evolveMandate(
  before: MandateState | undefined,
  { event, at }: Recorded<MandateEvent>,
): MandateState {
  if (event.type === 'MandateGiven') {
    const { type: _, ...facts } = event
    return { ...facts, givenAt: at }
  }
  if (before === undefined) throw new Error(`A mandate can’t begin with ${event.type}`)
  switch (event.type) {
    case 'MandateAccepted':
      return { ...before, acceptedAt: at }
    case 'MandateDeclined':
      return { ...before, end: { at, how: 'declined' } }
    case 'MandateRevoked':
      return { ...before, end: { at, how: 'revoked' } }
    case 'MandateRenounced':
      return { ...before, end: { at, how: 'renounced' } }
    case 'MandateEnded':
      return { ...before, end: { at, how: 'ended', ground: event.ground } }
  }
}
