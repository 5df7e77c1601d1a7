/**
 * Servers of the stories that one worker tells, one after another, in one process beside it: what a server loads and
 * compiles is loaded once for all of them. Each is begun as `npm start` begins it, with its own database, data folder,
 * port and settings. That it also starts as a process of its own is seen by the demo of the run and by the kills.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type HostAnswer, type HostOrder, hostAnswer } from './host-orders.ts'
import { type ServerHome, type ServerProcess, serverEnvironment } from './server-process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const script = fileURLToPath(new URL('server-host.ts', import.meta.url))
const startLimitMs = 180_000
/** Shorter than the shortest limit of a hook, which is the soak's. */
const stopLimitMs = 45_000
const keptCharacters = 4_000

type Waiting = { readonly take: (answer: HostAnswer) => void; readonly fail: (reason: Error) => void }

class Host {
  readonly #child: ChildProcess
  readonly #waiting = new Map<string, Waiting>()
  #said = ''
  #whyEnded: string | undefined

  constructor() {
    this.#child = fork(script, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.on('message', (message: unknown) => {
      const answer = hostAnswer.parse(message)
      this.#waiting.get(answer.call)?.take(answer)
    })
    this.#child.on('error', error => this.#failAll(error.message))
    this.#child.on('exit', (status, signal) => {
      this.#whyEnded ??= `The servers ended with ${status ?? signal}.`
      this.#failAll(this.#whyEnded)
    })
    this.#child.stderr?.on('data', chunk => {
      this.#said = `${this.#said}${String(chunk)}`.slice(-keptCharacters)
    })
    this.#letWorkerEnd()
  }

  get isUp(): boolean {
    const { connected, exitCode, signalCode } = this.#child
    return this.#whyEnded === undefined && connected && exitCode === null && signalCode === null
  }

  /**
   * The address where one was asked for. Throws with what was said when it does not come about. Without an answer in
   * time all servers are killed, since nobody would stop the one that is still on its way.
   */
  async ask(order: HostOrder, limitMs: number): Promise<string | undefined> {
    if (!this.isUp) throw this.#failure(this.#whyEnded ?? 'The servers have ended.')
    const answered = Promise.withResolvers<HostAnswer>()
    this.#waiting.set(order.call, { take: answered.resolve, fail: answered.reject })
    const timer = setTimeout(() => this.#kill(`No answer to ${order.type} within ${limitMs} ms.`), limitMs)
    try {
      this.#child.send(order)
      const { address, failure } = await answered.promise
      if (failure !== undefined) throw this.#failure(failure)
      return address
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(order.call)
    }
  }

  /** Whoever waits is told once the process has ended, and holds nothing any more. */
  #kill(reason: string): void {
    this.#whyEnded ??= `${reason} The servers were killed.`
    this.#child.kill('SIGKILL')
  }

  #failAll(reason: string): void {
    for (const { fail } of this.#waiting.values()) fail(this.#failure(reason))
  }

  #failure(reason: string): Error {
    return new Error(`${reason} It said:\n${this.#said}`)
  }

  /** Nothing here keeps the worker from ending; the host ends after it. */
  #letWorkerEnd(): void {
    this.#child.unref()
    this.#child.channel?.unref()
    const { stderr } = this.#child
    if (stderr !== null && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref()
  }
}

let host: Host | undefined

/** Starts a server on a free port. Throws with all that it said when it does not come up. */
export async function startHosted(home: ServerHome): Promise<ServerProcess> {
  if (host?.isUp !== true) host = new Host()
  const serving = host
  const server = randomUUID()
  const environment = serverEnvironment(home)
  const address = await serving.ask({ type: 'start', call: randomUUID(), server, environment }, startLimitMs)
  if (address === undefined) throw new Error('The server has no address.')
  const stop = async () => {
    await serving.ask({ type: 'stop', call: randomUUID(), server }, stopLimitMs)
  }
  return { address, stop }
}
