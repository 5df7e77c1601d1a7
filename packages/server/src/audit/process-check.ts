/** Whether the history of one process is what was written, and if not, where it first is not. */
import { CHAIN_START, chainHash } from '../engine/hash-chain.ts'

/** An event as it lies in the table. */
export type RawEvent = {
  readonly version: number
  readonly kind: string
  readonly type: string
  /** Milliseconds since 1970, with fractions where somebody wrote such. */
  readonly at: number
  readonly account: string
  readonly role: string
  readonly data: unknown
  /** Hex. */
  readonly hash: string
}

/** What a day has put under its root of a process; the tip of a process, which waits for its root, has no day. */
export type Part = {
  readonly day: string | null
  readonly firstVersion: number
  readonly lastVersion: number
  /** Hash of the last event, hex. */
  readonly head: string
}

/**
 * `changed`: it does not fit its hash. `removed`: the version is not there. `inserted`: it stands between two that
 * belong together. `reordered`: it and the next have changed places. `rewritten`: the hashes fit one another, but not
 * what was put under the root of the day, or noted as the tip before it.
 */
export type BreakKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'rewritten'

export type Break = {
  readonly kind: BreakKind
  readonly version: number
  /** Time of the event, or of the one before where it is gone; null where there is none. */
  readonly at: number | null
}

function hashOf(process: string, previous: string, event: RawEvent, version: number): string {
  const { type, at, account, role, data } = event
  return chainHash(previous, { process, version, type, at, account, role, data })
}

type Manner = { readonly kind: BreakKind; readonly version: number }

/** How the first event that does not fit came to be there. `place` counts from 0; all before it fit. */
function mannerOf(process: string, events: readonly RawEvent[], place: number): Manner {
  const version = place + 1
  const hashBefore = (index: number) => events[index - 1]?.hash ?? CHAIN_START
  const previous = hashBefore(place)
  const event = events[place]
  const next = events[place + 1]
  if (event === undefined || event.version > version) return { kind: 'removed', version }
  // It followed the one before the last: the last has come in between, with a hash made to fit.
  const isCopy = event.hash === previous
  if (place > 0 && !isCopy && hashOf(process, hashBefore(place - 1), event, place) === event.hash) {
    return { kind: 'inserted', version: place }
  }
  if (next === undefined) return { kind: 'changed', version }
  // The next one belongs here: this one came in before it, or has changed places with it.
  if (hashOf(process, previous, next, version) === next.hash) {
    const isMoved = hashOf(process, next.hash, event, version + 1) === event.hash
    return { kind: isMoved ? 'reordered' : 'inserted', version }
  }
  // The contents have changed places, the hashes have not.
  if (hashOf(process, previous, next, version) === event.hash) return { kind: 'reordered', version }
  // The next one follows this one, but as one further on: all were moved up by the one that is gone.
  if (hashOf(process, event.hash, next, next.version + 1) === next.hash) return { kind: 'removed', version }
  return { kind: 'changed', version }
}

function chainBreak(process: string, events: readonly RawEvent[]): Break | undefined {
  let previous = CHAIN_START
  for (const [place, event] of events.entries()) {
    const version = place + 1
    const fits = event.version === version && hashOf(process, previous, event, version) === event.hash
    if (!fits || event.kind !== events[0]?.kind) {
      const manner = fits ? ({ kind: 'changed', version } as const) : mannerOf(process, events, place)
      const known = events[manner.kind === 'removed' ? place - 1 : manner.version - 1]
      return { ...manner, at: known?.at ?? null }
    }
    previous = event.hash
  }
  return undefined
}

/** What roots and tips know and the chain can’t: a tail that is gone, and a history that was written anew. */
function sealBreak(
  events: readonly RawEvent[],
  parts: readonly Part[],
): (Break & { readonly until: number }) | undefined {
  const found = new Map(events.map(event => [event.version, event]))
  for (const part of parts) {
    const head = found.get(part.lastVersion)
    if (head === undefined) {
      const last = events.findLast(event => event.version < part.lastVersion)
      const version = (last?.version ?? 0) + 1
      return { kind: 'removed', version, at: last?.at ?? null, until: version }
    }
    if (head.hash !== part.head) {
      return {
        kind: 'rewritten',
        version: part.firstVersion,
        at: found.get(part.firstVersion)?.at ?? null,
        until: part.lastVersion,
      }
    }
  }
  return undefined
}

/** The first event of a process that is not as it was written. `events` and `parts` in the order of versions. */
export function firstBreak(
  process: string,
  events: readonly RawEvent[],
  parts: readonly Part[],
): Break | undefined {
  const chain = chainBreak(process, events)
  const seal = sealBreak(events, parts)
  if (seal === undefined) return chain
  // A head that is another is explained by what is not right before it.
  if (chain !== undefined && chain.version <= seal.until) return chain
  const { until: _, ...found } = seal
  return found
}
