import { liveChange } from '@yijianshi/contract/live'
import { LIVE_EVENTS } from '@yijianshi/contract/live-events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCaseEngine } from '../case/case-kind.ts'
import { demoPassword } from '../demo/people.ts'
import { accept, staff, submitCase } from '../demo/test-story.ts'
import { createApp } from '../http/app.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

const pollMs = 20
const soon = { timeout: 60_000, interval: pollMs }

let house: TestApp
let address: string
const open: Stream[] = []

beforeAll(async () => {
  house = await createTestApp()
  address = await house.app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave()
})
afterAll(() => house.close())

/** A log-in of its own over the network; gives the cookie. */
async function logIn(login: string, base = '/console'): Promise<string> {
  const answer = await fetch(`${address}${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** As a browser reads a stream: fields, and the last id that came whole. */
class Stream {
  readonly #abort = new AbortController()
  readonly events: { readonly event: string; readonly data: string }[] = []
  lastId = ''
  ended = false
  status = 0
  type: string | null = null

  async begin(
    cookie: string,
    options: { query?: string; lastId?: string; base?: string } = {},
  ): Promise<this> {
    open.push(this)
    const { query = '', lastId, base = '/console' } = options
    const response = await fetch(`${address}${base}/api/live${query}`, {
      headers: { cookie, ...(lastId !== undefined && { 'last-event-id': lastId }) },
      signal: this.#abort.signal,
    })
    this.status = response.status
    this.type = response.headers.get('content-type')
    if (response.ok && response.body !== null) void this.#read(response.body)
    return this
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true })
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) this.#take(block)
      }
    } catch {
      // Ended by us.
    }
    this.ended = true
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map(line => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
    )
    this.lastId = fields.get('id') ?? this.lastId
    const data = fields.get('data')
    if (data !== undefined) this.events.push({ event: fields.get('event') ?? '', data })
  }

  /** What has changed, as `process/version`. */
  get changes(): string[] {
    return this.events
      .filter(({ event }) => event === LIVE_EVENTS.change)
      .map(({ data }) => liveChange.parse(JSON.parse(data)))
      .map(change => `${change.process}/${change.version}`)
  }

  leave(): void {
    this.#abort.abort()
  }
}

async function watch(login: string, base: '' | '/console' = '/console'): Promise<Stream> {
  const stream = await new Stream().begin(await logIn(login, base), { base })
  await expect.poll(() => stream.lastId, soon).not.toBe('')
  return stream
}

/** A poll of the server has passed, and then some. */
const aWhile = () => new Promise(resolve => setTimeout(resolve, 1500))

describe('live screens', () => {
  test('are told what the reader may see and nothing else, and nothing of what it holds', async () => {
    const [own, other, clerk, otherHall, authority, manager, editor] = await Promise.all([
      watch('chenyu', ''),
      watch('lihua', ''),
      watch('clerk1'),
      watch('clerk2'),
      watch('market1'),
      watch('manager1'),
      watch('editor1'),
    ])
    const id = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
    for (const stream of [own, clerk, otherHall, manager])
      await expect.poll(() => stream?.changes, soon).toContain(`${id}/1`)
    await aWhile()
    expect(otherHall.changes.filter(change => change.startsWith(id))).toEqual([`${id}/1`])
    for (const stream of [other, authority, editor])
      expect(stream?.changes.filter(change => change.startsWith(id))).toEqual([])
    // Accepted, the authority learns of it.
    await accept(await staff(house, 'clerk1'), id)
    await expect.poll(() => authority?.changes.some(change => change.startsWith(id)), soon).toBe(true)
    await aWhile()
    expect(other.changes.filter(change => change.startsWith(id))).toEqual([])
    for (const { data } of clerk.events)
      expect(Object.keys(JSON.parse(data)).toSorted()).toEqual(['kind', 'process', 'version'])
  })

  test('a stream for one case tells of that one only', async () => {
    const applicant = await new TestBrowser(house).login('chenyu')
    const [one, two] = [await submitCase(applicant, 'chenyu'), await submitCase(applicant, 'chenyu')]
    const stream = await new Stream().begin(await logIn('chenyu', ''), { query: `?case=${one}`, base: '' })
    const clerk = await staff(house, 'clerk1')
    await accept(clerk, two)
    await accept(clerk, one)
    await expect.poll(() => stream.changes.some(change => change.startsWith(one)), soon).toBe(true)
    await aWhile()
    expect(stream.changes.filter(change => change.startsWith(two))).toEqual([])
  })

  test('who comes back is told what it missed, from its place on', async () => {
    const first = await watch('clerk1')
    const applicant = await new TestBrowser(house).login('chenyu')
    const before = await submitCase(applicant, 'chenyu')
    await expect.poll(() => first.changes, soon).toContain(`${before}/1`)
    await aWhile()
    first.leave()
    const missed = await submitCase(applicant, 'chenyu')
    const again = await new Stream().begin(await logIn('clerk1'), { lastId: first.lastId })
    await expect.poll(() => again.changes, soon).toEqual([`${missed}/1`])
  })

  test('a place of another database, or one that lies too far back, makes the screen read all again', async () => {
    const cookie = await logIn('manager1')
    const ahead = await new Stream().begin(cookie, { lastId: '999999999999' })
    await expect.poll(() => ahead.events.map(({ event }) => event), soon).toEqual([LIVE_EVENTS.reset])
    await house.services.pool.query(
      `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
       SELECT gen_random_uuid(), 1, 'other', 'Happened', now(), gen_random_uuid(), 'system', '{}', ''
       FROM generate_series(1, 300)`,
    )
    const behind = await new Stream().begin(cookie, { lastId: '1' })
    const told = () => behind.events.map(({ event }) => event)
    await expect.poll(told, soon).toContain(LIVE_EVENTS.reset)
    const nonsense = await new Stream().begin(cookie, { lastId: 'x; DROP' })
    expect(nonsense.status).toBe(200)
  })

  test('a log-out ends the stream before anything more is told', async () => {
    const cookie = await logIn('clerk1')
    const stream = await new Stream().begin(cookie)
    await expect.poll(() => stream.lastId, soon).not.toBe('')
    await fetch(`${address}/console/api/session`, { method: 'DELETE', headers: { cookie } })
    const id = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
    await expect.poll(() => stream.ended, soon).toBe(true)
    expect(stream.changes.filter(change => change.startsWith(id))).toEqual([])
  })

  test('a session that its owner ends from elsewhere is told nothing more', async () => {
    const stream = await watch('clerk2')
    gotten(await (await new TestBrowser(house, '/console').login('clerk2')).call('endOtherSessions'))
    const id = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
    await expect.poll(() => stream.ended, soon).toBe(true)
    expect(stream.changes.filter(change => change.startsWith(id))).toEqual([])
  })

  test('strangers get none, and a session only so many', async () => {
    const stranger = await new Stream().begin('')
    expect(stranger.status).toBe(401)
    const cookie = await logIn('clerk1')
    const streams: Stream[] = []
    for (let count = 0; count < 9; count += 1) streams.push(await new Stream().begin(cookie))
    expect(streams.map(({ status }) => status)).toEqual([...Array.from({ length: 8 }, () => 200), 429])
    expect(streams[0]?.type).toBe('text/event-stream; charset=utf-8')
    for (const stream of streams) stream.leave()
    await expect.poll(async () => (await new Stream().begin(cookie)).status, soon).toBe(200)
  })
})

test('a server that stops lets its watchers go at once', async () => {
  const other = await createTestApp()
  const place = await other.app.listen({ host: '127.0.0.1', port: 0 })
  const mine = address
  address = place
  const stream = await watch('clerk1')
  address = mine
  const begin = performance.now()
  await other.close()
  await expect.poll(() => stream.ended, soon).toBe(true)
  expect(performance.now() - begin).toBeLessThan(5_000)
})

test('what another server on the same database does is told too', async () => {
  const stream = await watch('manager1')
  const services = {
    ...house.services,
    engine: createCaseEngine(house.services.pool, {
      authorities: () => new Set(house.services.catalogue().authorities.keys()),
      now: Date.now,
      keys: house.services.keys,
    }),
  }
  const other = await createApp({ services })
  const id = await submitCase(await new TestBrowser({ ...house, app: other }).login('chenyu'), 'chenyu')
  await expect.poll(() => stream.changes, soon).toContain(`${id}/1`)
  await other.close()
})
