/** Password hashing in turns: it may not take all cores and all threads from everybody else. */
import { availableParallelism } from 'node:os'

/** One core stays for other requests; on a single core hashing has to share it. */
const usualLanes = Math.max(1, availableParallelism() - 1)
/** At some 30 ms each nobody waits longer than about three seconds. */
const usualWaiting = 100

export class Turns {
  readonly #lanes: number
  readonly #mostWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(lanes: number, mostWaiting: number) {
    this.#lanes = lanes
    this.#mostWaiting = mostWaiting
  }

  /** So many wait that one more had better come again later. */
  get isFull(): boolean {
    return this.#waiting.length >= this.#mostWaiting
  }

  /** Does the work when it is its turn, first come first served. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#lanes) await new Promise<void>(resolve => this.#waiting.push(resolve))
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // The lane goes on to the next without becoming free in between.
      if (next === undefined) this.#running -= 1
      else next()
    }
  }
}

export const hashingTurns = new Turns(usualLanes, usualWaiting)
