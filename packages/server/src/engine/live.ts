/**
 * The outbox for live screens: one poll for all who watch in this server. Each watcher is told, of what it may see,
 * which process has moved; rights are asked for each change anew. Places are transactions, so a watcher that comes
 * back goes on where it was, at whichever server.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type ProcessChange, readChanges, readHorizon } from './outbox.ts'

/** What one watcher is told at a time; `place` is where it goes on from when it comes back. */
export type LiveNews =
  | { readonly kind: 'changes'; readonly changes: readonly ProcessChange[]; readonly place: number }
  /** More has happened than can be told: read everything again. */
  | { readonly kind: 'reset'; readonly place: number }
  | { readonly kind: 'quiet'; readonly place: number }

export type Watcher<Reader> = {
  /** As it is now; undefined when it may not watch any more, and is let go. */
  readonly reader: () => Reader | undefined
  /** Gives false when it does not keep up, and is let go. */
  readonly tell: (news: LiveNews) => boolean
  readonly end: () => void
}

export type LiveOptions<Reader> = {
  readonly pool: pg.Pool
  /** Who may see a process now, asked once for all watchers. */
  readonly readersOf: (change: ProcessChange) => Promise<(reader: Reader) => boolean>
  /** Looks again who the watchers are; before changes are told, and with each heartbeat. */
  readonly refresh: () => Promise<void>
  readonly onFault: (error: unknown) => void
  readonly pollMs?: number
  readonly heartbeatMs?: number
}

const POLL_MS = 500
const HEARTBEAT_MS = 15_000
const LONGEST_PAUSE_MS = 10_000
/** Processes whose rights are looked up in one poll; beyond that everybody reads again. */
const MOST_CHANGES = 200
/** Who comes anew may have read its page a moment ago: it is told the changes of the last seconds. */
const LOOK_BACK_MS = 10_000
const LOOK_BACK_TRANSACTIONS = 1_000

export class LiveFeed<Reader> {
  readonly #options: LiveOptions<Reader>
  readonly #watchers = new Set<Watcher<Reader>>()
  /** Everything that reads or moves the place goes one after another. */
  #turn: Promise<unknown> = Promise.resolve()
  #place: number | undefined
  #polling: Promise<void> | undefined
  readonly #stopping = new AbortController()

  constructor(options: LiveOptions<Reader>) {
    this.#options = options
  }

  get watchers(): number {
    return this.#watchers.size
  }

  /**
   * Tells what happened after `lastPlace` (or in the last seconds), then whatever happens.
   * @returns ends it; harmless when it has ended
   */
  async watch(watcher: Watcher<Reader>, lastPlace: number | undefined): Promise<() => void> {
    await this.#inTurn(async () => {
      // Nobody watched: the place has stood still since.
      if (this.#place === undefined || this.#watchers.size === 0)
        this.#place = await readHorizon(this.#options.pool)
      const news = await this.#missed(lastPlace, this.#place)
      if (await this.#tell([watcher], news)) this.#watchers.add(watcher)
    })
    this.#polling ??= this.#poll()
    return () => this.#watchers.delete(watcher)
  }

  /** Lets everybody go. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#polling
    for (const watcher of this.#watchers) watcher.end()
    this.#watchers.clear()
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work, work)
    this.#turn = result.catch(() => {})
    return result
  }

  async #missed(lastPlace: number | undefined, place: number): Promise<LiveNews> {
    const { pool } = this.#options
    // A place that is not reached yet is one of another database.
    if (lastPlace !== undefined && lastPlace > place) return { kind: 'reset', place }
    const changes =
      lastPlace === undefined
        ? await readChanges(
            pool,
            place - LOOK_BACK_TRANSACTIONS,
            place,
            MOST_CHANGES + 1,
            Date.now() - LOOK_BACK_MS,
          )
        : await readChanges(pool, lastPlace, place, MOST_CHANGES + 1)
    return newsOf(changes, place)
  }

  /** Each watcher its own; gives whether any is left. */
  async #tell(watchers: Iterable<Watcher<Reader>>, news: LiveNews): Promise<boolean> {
    const readable =
      news.kind === 'changes'
        ? await Promise.all(
            news.changes.map(async change => ({ change, mayRead: await this.#options.readersOf(change) })),
          )
        : []
    let left = false
    for (const watcher of watchers) {
      const reader = watcher.reader()
      const own =
        news.kind === 'changes' && reader !== undefined
          ? {
              ...news,
              changes: readable.filter(({ mayRead }) => mayRead(reader)).map(({ change }) => change),
            }
          : news
      if (reader !== undefined && watcher.tell(own)) left = true
      else this.#letGo(watcher)
    }
    return left
  }

  #letGo(watcher: Watcher<Reader>): void {
    this.#watchers.delete(watcher)
    watcher.end()
  }

  /** While somebody watches. */
  async #poll(): Promise<void> {
    const { onFault, pollMs = POLL_MS, heartbeatMs = HEARTBEAT_MS } = this.#options
    let pauseMs = pollMs
    let heartbeat = performance.now()
    while (this.#watchers.size > 0 && !this.#stopping.signal.aborted) {
      try {
        const isHeartbeat = performance.now() - heartbeat >= heartbeatMs
        if (isHeartbeat) heartbeat = performance.now()
        await this.#inTurn(() => this.#look(isHeartbeat))
        pauseMs = pollMs
      } catch (error) {
        onFault(error)
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      }
      await sleep(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => {})
    }
    this.#polling = undefined
    // Somebody may have come while it ended.
    if (this.#watchers.size > 0 && !this.#stopping.signal.aborted) this.#polling = this.#poll()
  }

  async #look(isHeartbeat: boolean): Promise<void> {
    const { pool, refresh } = this.#options
    const before = this.#place ?? (await readHorizon(pool))
    const horizon = await readHorizon(pool)
    const changes = horizon > before ? await readChanges(pool, before, horizon, MOST_CHANGES + 1) : []
    if (changes.length > 0 || isHeartbeat) {
      // Whoever has logged out is told nothing more.
      await refresh()
      const news: LiveNews = changes.length > 0 ? newsOf(changes, horizon) : { kind: 'quiet', place: horizon }
      await this.#tell([...this.#watchers], news)
    }
    // Moved only when all were told: a fault on the way is told again, never skipped.
    this.#place = horizon
  }
}

function newsOf(changes: readonly ProcessChange[], place: number): LiveNews {
  if (changes.length > MOST_CHANGES) return { kind: 'reset', place }
  return changes.length === 0 ? { kind: 'quiet', place } : { kind: 'changes', changes, place }
}
