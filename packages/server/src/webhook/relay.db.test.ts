import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { wordlessKeys } from '../personal-data/test-keys.ts'
import type { AddressPolicy } from './address-guard.ts'
import { isSigned } from './receiver.fixture.ts'
import { startWebhookRelay, type WebhookRelay } from './relay.ts'
import { adoptSetting } from './store.ts'

const demo: AddressPolicy = { privateAddresses: false, loopbackHttp: true, trusted: false }
const pollMs = 20

let database: TestDatabase
let relays: WebhookRelay[]
let servers: Server[]
let faults: unknown[]

beforeEach(async () => {
  database = await createTestDatabase()
  relays = []
  servers = []
  faults = []
})

afterEach(async () => {
  await Promise.all(relays.map(relay => relay.stop()))
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await database.close()
  expect(faults).toEqual([])
})

const batch = z.array(z.looseObject({ id: z.string(), type: z.string(), subject: z.string() }))
type Told = { readonly messageId: string; readonly ids: readonly string[]; readonly types: readonly string[] }
type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A receiver that takes what is signed with its secret; `answer` may be something else than 204. */
async function receiver(answer: Answer = (_, response) => response.writeHead(204).end()) {
  const secret = Buffer.from(randomUUID())
  const told: Told[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray()
    const body = Buffer.concat(chunks).toString()
    if (!isSigned(request, body, secret)) return response.writeHead(401).end()
    const events = batch.parse(JSON.parse(body))
    told.push({
      messageId: String(request.headers['webhook-id']),
      ids: events.map(event => event.id),
      types: events.map(event => event.type),
    })
    return answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { url: `http://127.0.0.1:${port}/`, secret, told, ids: () => told.flatMap(entry => entry.ids) }
}

async function subscribe(
  { url, secret }: { readonly url: string; readonly secret: Buffer },
  eventTypes: readonly string[] = [],
): Promise<string> {
  const id = randomUUID()
  await database.pool.query(
    `INSERT INTO webhook_subscription (id, name, url, source, event_types, secret, state, transaction_id)
     VALUES ($1, 'test', $2, 'console', $3, $4, 'active', outbox_horizon())`,
    [id, url, eventTypes, secret],
  )
  return id
}

function relay(attempts = 30, policy = demo): WebhookRelay {
  const started = startWebhookRelay({
    ...{
      pool: database.pool,
      keys: wordlessKeys,
      attempts,
      policy,
      pollMs,
      now: Date.now,
      chance: () => 0.5,
    },
    onFault: error => faults.push(error),
  })
  relays.push(started)
  return started
}

async function append(process: string, version: number, ...types: string[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
     SELECT $1, $2 + ordinal, 'case', type, now(), $3, 'clerk', '{}', ''
     FROM unnest($4::text[]) WITH ORDINALITY AS entry (type, ordinal)`,
    [process, version, randomUUID(), types],
  )
}

type Row = {
  state: string
  attempts: number
  error_code: string | null
  error_detail: string | null
  wait_seconds: number
}

async function subscription(id: string): Promise<Row | undefined> {
  const found = await database.pool.query<Row>(
    `SELECT state, attempts, error_code, error_detail,
       extract(epoch FROM next_attempt_at - failed_at)::float8 AS wait_seconds
     FROM webhook_subscription WHERE id = $1`,
    [id],
  )
  return found.rows[0]
}

/** The pause of the back-off, gone by at once. */
async function passTime(id: string): Promise<void> {
  await database.pool.query('UPDATE webhook_subscription SET next_attempt_at = now() WHERE id = $1', [id])
}

const soon = { timeout: 60_000, interval: 20 }

test('each receiver is told each event once and in order, signed with its own secret', async () => {
  const [one, other] = [await receiver(), await receiver()]
  await subscribe(one)
  await subscribe(other)
  relay()
  const process = randomUUID()
  await append(process, 0, 'CaseSubmitted')
  await append(process, 1, 'CaseAccepted', 'TaskDispatched')
  const all = [1, 2, 3].map(version => `${process}/${version}`)
  await vi.waitFor(() => expect([one.ids(), other.ids()]).toEqual([all, all]), soon)
})

test('a receiver is told the types that it wants, by whole name or by what they begin with', async () => {
  const [one, some] = [await receiver(), await receiver()]
  await subscribe(one, ['yijianshi.case.CaseAccepted', 'yijianshi.catalogue-change'])
  await subscribe(some, ['yijianshi.case'])
  relay()
  const process = randomUUID()
  await append(process, 0, 'CaseSubmitted')
  await append(process, 1, 'CaseAccepted')
  await append(process, 2, 'CaseAcceptedTwice')
  await vi.waitFor(() => expect(some.ids()).toHaveLength(3), soon)
  await vi.waitFor(() => expect(one.ids()).toEqual([`${process}/2`]), soon)
})

test('what was not taken comes again with the same id and content, though more has happened since', async () => {
  let taken = false
  const slow = await receiver((_, response) => response.writeHead(taken ? 200 : 503).end())
  const id = await subscribe(slow)
  relay()
  const process = randomUUID()
  await append(process, 0, 'CaseSubmitted')
  await vi.waitFor(async () => expect(await subscription(id)).toMatchObject({ attempts: 1 }), soon)
  expect(await subscription(id)).toMatchObject({ error_code: 'answered', error_detail: '503' })
  expect((await subscription(id))?.wait_seconds).toBeCloseTo(5, 1)
  await append(process, 1, 'CaseAccepted')
  taken = true
  await passTime(id)
  await vi.waitFor(() => expect(slow.told).toHaveLength(3), soon)
  expect(slow.told.map(({ ids }) => ids)).toEqual([[`${process}/1`], [`${process}/1`], [`${process}/2`]])
  expect(slow.told[1]?.messageId).toBe(slow.told[0]?.messageId)
  expect(slow.told[2]?.messageId).not.toBe(slow.told[0]?.messageId)
  await vi.waitFor(
    async () => expect(await subscription(id)).toMatchObject({ attempts: 0, error_code: null }),
    soon,
  )
})

test('a receiver that hangs delays nobody else, and is put off after ten seconds', async () => {
  const [hanging, quick] = [await receiver(() => {}), await receiver()]
  const id = await subscribe(hanging)
  await subscribe(quick)
  relay()
  await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(hanging.ids()).toHaveLength(1), soon)
  const begin = performance.now()
  for (let count = 0; count < 20; count += 1) await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(quick.ids()).toHaveLength(21), soon)
  expect(performance.now() - begin).toBeLessThan(9_000)
  await vi.waitFor(
    async () => expect(await subscription(id)).toMatchObject({ error_code: 'timed-out', attempts: 1 }),
    { timeout: 60_000, interval: 100 },
  )
  expect(hanging.told).toHaveLength(1)
})

test('a redirect is not followed, and one who is gone is told nothing more', async () => {
  const target = await receiver()
  const moved = await receiver((_, response) => response.writeHead(307, { location: target.url }).end())
  const gone = await receiver((_, response) => response.writeHead(410).end())
  const [movedId, goneId] = [await subscribe(moved), await subscribe(gone)]
  relay()
  await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(
    async () => expect(await subscription(movedId)).toMatchObject({ error_detail: '307' }),
    soon,
  )
  await vi.waitFor(async () => expect(await subscription(goneId)).toMatchObject({ state: 'paused' }), soon)
  expect(target.told).toEqual([])
})

test('a receiver that asks for a pause gets it', async () => {
  const busy = await receiver((_, response) => response.writeHead(429, { 'retry-after': '120' }).end())
  const id = await subscribe(busy)
  relay()
  await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(async () => expect(await subscription(id)).toMatchObject({ attempts: 1 }), soon)
  expect((await subscription(id))?.wait_seconds).toBeCloseTo(120, 0)
})

test('after the last attempt the batch is a dead letter, and what came later goes on', async () => {
  let broken = true
  const late = await receiver((_, response) => response.writeHead(broken ? 500 : 204).end())
  const id = await subscribe(late)
  relay(2)
  const [first, second] = [randomUUID(), randomUUID()]
  await append(first, 0, 'CaseSubmitted', 'CaseAccepted')
  await vi.waitFor(async () => expect(await subscription(id)).toMatchObject({ attempts: 1 }), soon)
  await passTime(id)
  const letters = () =>
    database.pool
      .query('SELECT events, attempts, error_code, error_detail, outcome FROM webhook_dead_letter')
      .then(found => found.rows)
  await vi.waitFor(async () => expect(await letters()).toHaveLength(1), soon)
  expect(await letters()).toEqual([
    { events: 2, attempts: 2, error_code: 'answered', error_detail: '500', outcome: null },
  ])
  broken = false
  await append(second, 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(late.ids().at(-1)).toBe(`${second}/1`), soon)
})

test('an address of the inner network is refused when it is connected to, and nothing is sent', async () => {
  const inside = await receiver()
  const id = await subscribe(inside)
  relay(30, { ...demo, loopbackHttp: false, privateAddresses: false })
  await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(
    async () => expect(await subscription(id)).toMatchObject({ error_code: 'address-not-https' }),
    soon,
  )
  expect(inside.told).toEqual([])
})

test('an event of a transaction that is still running is not overtaken by a later one', async () => {
  const taker = await receiver()
  await subscribe(taker)
  relay()
  const [slow, fast] = [randomUUID(), randomUUID()]
  const client = await database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
       VALUES ($1, 1, 'case', 'CaseSubmitted', now(), $2, 'clerk', '{}', '')`,
      [slow, randomUUID()],
    )
    await append(fast, 0, 'CaseSubmitted')
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(taker.ids()).toEqual([])
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  await vi.waitFor(() => expect(taker.ids()).toEqual([`${slow}/1`, `${fast}/1`]), soon)
})

test('of two servers one delivers at a time, and nothing is told twice', async () => {
  const taker = await receiver()
  await subscribe(taker)
  relay()
  relay()
  for (let count = 0; count < 250; count += 1) await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(taker.ids()).toHaveLength(250), soon)
  expect(new Set(taker.ids()).size).toBe(250)
})

test('when the server that delivers has died, another goes on after its lease', async () => {
  const taker = await receiver()
  const id = await subscribe(taker)
  await append(randomUUID(), 0, 'CaseSubmitted')
  const lease = (until: string) =>
    database.pool.query(
      `UPDATE webhook_subscription SET lease = $2, leased_until = now() + $3::interval WHERE id = $1`,
      [id, randomUUID(), until],
    )
  await lease('60 seconds')
  relay()
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(taker.ids()).toEqual([])
  await lease('0 seconds')
  await vi.waitFor(() => expect(taker.ids()).toHaveLength(1), soon)
})

test('the address of the environment is one subscription, whose place is kept while it is not set', async () => {
  const rows = async () => {
    const found = await database.pool.query<{ url: string; state: string; transaction_id: number }>(
      "SELECT url, state, transaction_id FROM webhook_subscription WHERE source = 'setting' ORDER BY url",
    )
    return found.rows
  }
  await adoptSetting(database.pool, 'http://a.test/')
  const [first] = await rows()
  await append(randomUUID(), 0, 'CaseSubmitted')
  await adoptSetting(database.pool, 'http://b.test/')
  await adoptSetting(database.pool, undefined)
  expect((await rows()).map(({ state }) => state)).toEqual(['paused', 'paused'])
  await adoptSetting(database.pool, 'http://a.test/')
  expect(await rows()).toMatchObject([{ ...first, state: 'active' }, { state: 'paused' }])
})
