import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { type OutboxRelay, startOutboxRelay, webhook } from './outbox.ts'

let database: TestDatabase
let receiver: Server
let relay: OutboxRelay | undefined
let received: { id: string; type: string }[][]
let answers: number[]
let failures: unknown[]

beforeEach(async () => {
  database = await createTestDatabase()
  received = []
  answers = []
  failures = []
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray()
    const status = answers.shift() ?? 204
    if (status === 204) received.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
})

afterEach(async () => {
  await relay?.stop()
  receiver.close()
  await database.close()
})

function address(): string {
  const bound = receiver.address()
  return typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}/` : ''
}

async function append(process: string, version: number, ...types: string[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
     SELECT $1, $2 + ordinal, 'case', type, now(), $3, 'clerk', '{}', ''
     FROM unnest($4::text[]) WITH ORDINALITY AS entry (type, ordinal)`,
    [process, version, randomUUID(), types],
  )
}

/** Starts a relay whose consumer is known already, so that it is told what comes from here on. */
async function relayTo(url: string): Promise<OutboxRelay> {
  const started = startOutboxRelay(database.pool, 'receiver', webhook(url), error => failures.push(error))
  await vi.waitFor(async () => {
    const found = await database.pool.query('SELECT FROM outbox_cursor')
    expect(found.rows).toHaveLength(1)
  }, 5000)
  return started
}

function ids(): string[] {
  return received.flat().map(event => event.id)
}

test('a webhook is told each event, in order', async () => {
  const process = randomUUID()
  relay = await relayTo(address())
  await append(process, 0, 'CaseSubmitted')
  await append(process, 1, 'CaseAccepted', 'TaskDispatched')
  await vi.waitFor(() => expect(ids()).toEqual([1, 2, 3].map(version => `${process}/${version}`)), 5000)
  expect(received.flat()).toMatchObject([
    { type: 'yijianshi.case.CaseSubmitted', specversion: '1.0', subject: process },
    { type: 'yijianshi.case.CaseAccepted' },
    { type: 'yijianshi.case.TaskDispatched' },
  ])
})

test('what a webhook did not take is tried again', async () => {
  answers = [500]
  relay = await relayTo(address())
  await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(ids()).toHaveLength(1), 8000)
  expect(failures).toHaveLength(1)
})

test('a relay that starts again goes on where the last one stopped', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  relay = await relayTo(address())
  await append(first, 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(ids()).toEqual([`${first}/1`]), 5000)
  await relay.stop()
  await append(second, 0, 'CaseSubmitted')
  relay = await relayTo(address())
  await vi.waitFor(() => expect(ids()).toEqual([`${first}/1`, `${second}/1`]), 5000)
})

test('an event of a transaction that is still running is not overtaken by a later one', async () => {
  const [slow, fast] = [randomUUID(), randomUUID()]
  relay = await relayTo(address())
  const client = await database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
       VALUES ($1, 1, 'case', 'CaseSubmitted', now(), $2, 'clerk', '{}', '')`,
      [slow, randomUUID()],
    )
    await append(fast, 0, 'CaseSubmitted')
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect(ids()).toEqual([])
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  await vi.waitFor(() => expect(ids()).toEqual([`${slow}/1`, `${fast}/1`]), 5000)
})

test('of two relays to one consumer, one works at a time, and nothing is told twice', async () => {
  relay = await relayTo(address())
  const other = await relayTo(address())
  for (let count = 0; count < 250; count += 1) await append(randomUUID(), 0, 'CaseSubmitted')
  await vi.waitFor(() => expect(ids()).toHaveLength(250), 8000)
  await other.stop()
  expect(new Set(ids()).size).toBe(250)
  expect(failures).toEqual([])
})
