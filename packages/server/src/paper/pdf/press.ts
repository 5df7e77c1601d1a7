/** One worker that turns papers into PDFs, one after another; bounded in time, in waiting and in memory. */
import { Worker } from 'node:worker_threads'
import type { Printed } from '@yijianshi/core/paper'
import { Recent } from '../../engine/recent.ts'
import type { LicenceCertificate } from '../../licence/certificate.ts'

/** What the press can draw. */
export type Drawn = Printed | LicenceCertificate
export type PressOrder = { readonly id: number; readonly paper: Drawn }
export type PressAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly fault: string }

export type PressLimits = {
  /** For one paper, from its order on. */
  readonly milliseconds: number
  readonly waiting: number
  /** PDFs that are kept for the next who asks for the same. */
  readonly kept: number
}

const usual: PressLimits = { milliseconds: 20_000, waiting: 40, kept: 64 }

type Waiting = {
  readonly resolve: (bytes: Buffer | undefined) => void
  readonly reject: (fault: Error) => void
  readonly timer: NodeJS.Timeout
}

export class Press {
  readonly #limits: PressLimits
  readonly #waiting = new Map<number, Waiting>()
  readonly #kept: Recent<string, Buffer>
  #worker: Worker | undefined
  #orders = 0

  constructor(limits: PressLimits = usual) {
    this.#limits = limits
    this.#kept = new Recent(limits.kept)
  }

  /**
   * The PDF of a paper; `key` names its content. Undefined when too many wait or it took too long.
   * Throws when the paper can't be drawn: a fault of ours.
   */
  async print(key: string, paper: Drawn): Promise<Buffer | undefined> {
    const known = this.#kept.find(key)
    if (known) return known
    if (this.#waiting.size >= this.#limits.waiting) return undefined
    const bytes = await this.#order(paper)
    if (bytes) this.#kept.set(key, bytes)
    return bytes
  }

  #order(paper: Drawn): Promise<Buffer | undefined> {
    this.#orders += 1
    const id = this.#orders
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(), this.#limits.milliseconds)
      this.#waiting.set(id, { resolve, reject, timer })
      this.#running().postMessage({ id, paper } satisfies PressOrder)
    })
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('press-worker.ts', import.meta.url))
    // The process may end while the press waits for work.
    worker.unref()
    worker.on('message', (answer: PressAnswer) => this.#take(answer))
    worker.on('error', fault => this.#fail(worker, fault))
    this.#worker = worker
    return worker
  }

  #take(answer: PressAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    if (waiting === undefined) return
    this.#waiting.delete(answer.id)
    clearTimeout(waiting.timer)
    if ('bytes' in answer) waiting.resolve(Buffer.from(answer.bytes))
    else waiting.reject(new Error(answer.fault))
  }

  #fail(worker: Worker, fault: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(fault instanceof Error ? fault : new Error(String(fault)))
    }
    this.#waiting.clear()
  }

  /** A paper that takes too long holds up all behind it: the worker is ended, and the next order has a new one. */
  #giveUp(): void {
    const worker = this.#worker
    this.#worker = undefined
    for (const { resolve, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      resolve(undefined)
    }
    this.#waiting.clear()
    void worker?.terminate()
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#giveUp()
    await worker?.terminate()
  }
}
