/**
 * A load of commands on a real server while processes are killed, and afterwards the question: is every command that
 * was acknowledged there, once, in its place?
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import { createChangeEngine } from '../packages/server/src/publication/change-kind.ts'
import { freePort } from '../tools/free-port.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const answerLimitMs = 15_000
const startLimitMs = 180_000
const stopLimitMs = 60_000

/** One server process at one address, started again as often as it is killed. */
export class KilledServer {
  readonly #environment: Readonly<Record<string, string>>
  #process: ChildProcess | undefined
  address = ''
  #port = 0

  constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment
  }

  /** Settles when it answers. */
  async start(): Promise<void> {
    this.#port ||= await freePort()
    this.address = `http://127.0.0.1:${this.#port}`
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      PUBLIC_URL: '',
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      // Each request has an address of its own: the limits of frequency are not what is tried here.
      TRUST_PROXY: 'true',
      ...this.#environment,
    }
    const child = spawn(process.execPath, ['packages/server/src/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = child
    let said = ''
    child.stderr.on('data', chunk => {
      said = `${said}${String(chunk)}`.slice(-4000)
    })
    const end = performance.now() + startLimitMs
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said}`)
      if (performance.now() > end) throw new Error(`the server did not start in time: ${said}`)
      await sleep(50)
    }
  }

  async #answers(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.address}/api/session`, { signal: AbortSignal.timeout(1000) })
      return answer.ok
    } catch {
      return false
    }
  }

  /** As a service manager does: starts it again whenever it has ended by itself. */
  async keepUp(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const child = this.#process
      if (child !== undefined && (child.exitCode !== null || child.signalCode !== null)) await this.start()
      else await sleep(100)
    }
  }

  /** SIGKILL: it can clean up nothing. */
  async kill(): Promise<void> {
    const ended = this.#process === undefined ? undefined : once(this.#process, 'exit')
    this.#process?.kill('SIGKILL')
    await ended
  }

  async stop(): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
    await ended
    clearTimeout(timer)
  }
}

type Answer = { readonly status: number; readonly cookie: string; readonly body: string }

/** Undefined when no answer came. */
async function send(url: string, body: unknown, cookie: string): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie,
        'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerLimitMs),
    })
    const given = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { status: answer.status, cookie: given, body: await answer.text() }
  } catch {
    return undefined
  }
}

/** Sent until it is acknowledged, always with the same id. Anything but yes and “not now” is a fault. */
async function insist(url: () => string, body: unknown, cookie: string): Promise<Answer> {
  for (;;) {
    const answer = await send(url(), body, cookie)
    if (answer?.status === 200) return answer
    if (answer !== undefined && answer.status !== 503) throw new Error(`${answer.status} ${answer.body}`)
    await sleep(20 + randomInt(30))
  }
}

export type Acknowledged = ReadonlyMap<string, readonly string[]>

/** Each lane gives one process one command after another; what it gives back is what was acknowledged, in order. */
export class Load {
  readonly #address: (lane: number) => string
  readonly #acknowledged = new Map<string, string[]>()
  #running = true
  #lanes: Promise<void>[] = []

  /** `address` is asked for each command of a lane: of several servers it may name another one each time. */
  constructor(address: (lane: number) => string) {
    this.#address = address
  }

  get count(): number {
    return [...this.#acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0)
  }

  start(lanes: number): void {
    this.#lanes = Array.from({ length: lanes }, (_, lane) => this.#lane(lane))
  }

  async #lane(lane: number): Promise<void> {
    const url = (path: string) => () => `${this.#address(lane)}/console/api${path}`
    const { cookie } = await insist(url('/session'), { login: 'editor1', password: demoPassword }, '')
    const change = randomUUID()
    const ids: string[] = []
    this.#acknowledged.set(change, ids)
    await insist(url('/catalogue/changes'), { id: change, title: '开始' }, cookie)
    while (this.#running) {
      const id = randomUUID()
      const body = { id, type: 'rename', title: `第 ${ids.length} 次` }
      await insist(url(`/catalogue/changes/${change}/commands`), body, cookie)
      ids.push(id)
    }
  }

  /** Lets each lane finish its command. */
  async stop(): Promise<Acknowledged> {
    this.#running = false
    await Promise.all(this.#lanes)
    return this.#acknowledged
  }

  /** Settles when so many more were acknowledged: the server is up, and busy. */
  async more(count: number): Promise<void> {
    const wanted = this.count + count
    const end = performance.now() + startLimitMs
    while (this.count < wanted) {
      if (performance.now() > end) throw new Error(`only ${this.count} commands were acknowledged in time`)
      await Promise.race([sleep(5), Promise.all(this.#lanes)])
    }
  }
}

/** What is wrong with the histories; nothing, when all is as it was acknowledged and the chains hold. */
export async function findWrong(pool: pg.Pool, acknowledged: Acknowledged): Promise<string[]> {
  const engine = createChangeEngine(pool, Date.now)
  const wrong: string[] = []
  for (const [change, ids] of acknowledged) {
    const events = await engine.history(change)
    const renamed = events.filter(({ event }) => event.type === 'ChangeRenamed').map(event => event.commandId)
    if (renamed.join() !== ids.join())
      wrong.push(`${change}: ${ids.length} acknowledged, ${renamed.length} stored, or in another order`)
    if (!engine.isIntact(change, events)) wrong.push(`${change}: the chain of hashes is broken`)
    const view = await pool.query<{ title: string }>(
      'SELECT title FROM catalogue_change_view WHERE change_id = $1',
      [change],
    )
    if (view.rows[0]?.title !== `第 ${ids.length - 1} 次`) wrong.push(`${change}: the view is another`)
  }
  return wrong
}
