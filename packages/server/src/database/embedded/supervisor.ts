import type { ChildProcess } from 'node:child_process'
import {
  clearLeftovers,
  launchPostmaster,
  type PostmasterOptions,
  sendSignal,
  stopPostmaster,
} from './postmaster.ts'

/** A server that ends more often than this within the window is not started again. */
const restartLimit = 3
const restartWindowMs = 60_000

/** Keeps one PostgreSQL server running: starts it, starts it again when it ends unasked, stops it. */
export class Supervisor {
  readonly #options: PostmasterOptions
  readonly #onProgress: (message: string) => void
  readonly #onLost: (reason: string) => void
  #child: ChildProcess | undefined
  #isStopping = false
  #restarting: Promise<void> = Promise.resolve()
  #restartTimesMs: number[] = []

  constructor(
    options: PostmasterOptions,
    onProgress: (message: string) => void,
    onLost: (reason: string) => void = reason => onProgress(reason),
  ) {
    this.#options = options
    this.#onProgress = onProgress
    this.#onLost = onLost
  }

  async start(): Promise<void> {
    process.on('exit', this.#stopWithoutWaiting)
    try {
      await this.#launch()
    } catch (error) {
      process.off('exit', this.#stopWithoutWaiting)
      throw error
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#restarting
    process.off('exit', this.#stopWithoutWaiting)
    const pid = this.#child?.pid
    if (pid !== undefined) await stopPostmaster(this.#options.location, pid)
  }

  async #launch(): Promise<void> {
    const child = await launchPostmaster(this.#options)
    this.#child = child
    child.once('exit', (status, signal) => {
      if (this.#isStopping) return
      this.#restarting = this.#restart(`PostgreSQL ended unasked (${signal ?? `status ${status}`})`)
    })
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error('PostgreSQL ended right after its start')
    }
  }

  async #restart(reason: string): Promise<void> {
    const nowMs = performance.now()
    this.#restartTimesMs = [...this.#restartTimesMs.filter(timeMs => nowMs - timeMs < restartWindowMs), nowMs]
    if (this.#restartTimesMs.length > restartLimit) {
      this.#onLost(`${reason} ${restartLimit + 1} times within a minute; not starting it again.`)
      return
    }
    this.#onProgress(`${reason}; starting it again …`)
    try {
      await clearLeftovers(this.#options.location, this.#onProgress)
      if (!this.#isStopping) await this.#launch()
    } catch (error) {
      this.#onLost(error instanceof Error ? error.message : String(error))
    }
  }

  /** The process ends without an orderly stop (an uncaught fault): ask the server to stop, there is no time to wait. */
  readonly #stopWithoutWaiting = (): void => {
    const pid = this.#child?.pid
    if (pid !== undefined && this.#child?.exitCode === null) sendSignal(pid, 'SIGINT')
  }
}
