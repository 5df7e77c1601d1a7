/** Tasks go to the system of their authority: once when it takes them, again until it does, and told to the case. */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { SYSTEM } from '@yijianshi/core/access'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { accept, command, staff, submitCase } from '../demo/test-story.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import type { Deliveries } from '../webhook/deliveries.ts'
import { isSigned } from '../webhook/receiver.fixture.ts'
import { beginHandOver, takeUp } from './store.ts'
import { startHandOver } from './worker.ts'

const authority = 'market-regulation'
const item = 'business-registration'
const soon = { timeout: 60_000, interval: 20 }

let house: TestApp
let clerk: TestBrowser
let manager: TestBrowser
let workers: Deliveries[]
let servers: Server[]
let faults: unknown[]

beforeAll(async () => {
  house = await createTestApp()
  clerk = await staff(house, 'clerk1')
  manager = await staff(house, 'manager1')
  await beginHandOver(house.services.pool)
})
afterAll(() => house.close())

beforeEach(() => {
  workers = []
  servers = []
  faults = []
})
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await Promise.all(workers.map(worker => worker.stop()))
  // What a test leaves open must not come to the receiver of the next.
  await house.services.pool.query(`UPDATE hand_over SET outcome = 'needless' WHERE outcome IS NULL`)
  expect(faults).toEqual([])
})

const events = z.array(
  z.looseObject({ id: z.string(), type: z.string(), subject: z.string(), data: z.looseObject({}) }),
)
type Told = z.infer<typeof events>[number]
type Answer = (response: ServerResponse, count: number) => void

/** The system of the authority; `answer` is told how many posts there were before. */
async function systemOf(answer: Answer = response => response.writeHead(204).end()) {
  const secret = randomBytes(32)
  const told: Told[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    if (!isSigned(request, body, secret)) return response.writeHead(401).end()
    const posted = events.parse(JSON.parse(body))
    const before = told.length
    told.push(...posted)
    return answer(response, before)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const ofCase = (caseId: string) => told.filter(({ subject }) => subject === caseId)
  return { url: `http://127.0.0.1:${port}/tasks`, secret, told, ofCase, server }
}

type System = { readonly url: string; readonly secret: Buffer }

function work(system: System, ...others: readonly (readonly [string, System])[]): Deliveries {
  const { pool, engine, now } = house.services
  const all = [[authority, system] as const, ...others]
  const worker = startHandOver({
    ...{ pool, engine, now, attempts: 3, pollMs: 20, chance: () => 0.5 },
    systems: new Map(all.map(([id, { url, secret }]) => [id, { url, secret }])),
    onFault: error => faults.push(error),
  })
  workers.push(worker)
  return worker
}

/** The pause of the back-off, or the lease of a server that died, gone by at once. */
async function passTime(caseId: string): Promise<void> {
  await house.services.pool.query(
    'UPDATE hand_over SET next_attempt_at = now(), leased_until = NULL WHERE process_id = $1',
    [caseId],
  )
}

async function accepted(): Promise<string> {
  const caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  await accept(clerk, caseId)
  return caseId
}

/** Comes to hold once no transaction of before the acceptance runs any more, of other tests neither. */
async function takenUp(caseId: string): Promise<void> {
  await vi.waitFor(async () => {
    await takeUp(house.services.pool, [authority])
    expect(await rowsOf(caseId)).toHaveLength(1)
  }, soon)
}

async function handOverOf(caseId: string) {
  const standing = await house.services.engine.load(caseId)
  return standing?.state.tasks.find(task => task.item === item)?.handOver
}

async function rowsOf(caseId: string) {
  const found = await house.services.pool.query<{ outcome: string | null; attempts: number }>(
    'SELECT outcome, attempts FROM hand_over WHERE process_id = $1 ORDER BY version',
    [caseId],
  )
  return found.rows
}

/** The case is told first, and its row closed afterwards. */
async function recorded(caseId: string, ...outcomes: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => expect((await rowsOf(caseId)).map(({ outcome }) => outcome)).toEqual(outcomes),
    soon,
  )
}

const typesOf = async (caseId: string) =>
  (await house.services.engine.history(caseId)).map(({ event }) => event.type)

test('a task goes out once, signed, without a word about the person; the case keeps the receipt', async () => {
  const system = await systemOf(response => response.writeHead(201, { location: '/tasks/7' }).end())
  work(system)
  const caseId = await accepted()
  await vi.waitFor(
    async () =>
      expect(await handOverOf(caseId)).toEqual({ state: 'delivered', attempts: 1, receipt: '/tasks/7' }),
    soon,
  )
  const [posted, ...others] = system.ofCase(caseId)
  expect(others).toEqual([])
  expect(posted).toMatchObject({
    id: expect.stringMatching(new RegExp(`^${caseId}/\\d+$`)),
    type: 'yijianshi.hand-over.task',
    data: { item, authority, itemName: { zh: expect.any(String) }, promisedDays: 3 },
  })
  expect(JSON.stringify(posted)).not.toMatch(/陈宇|示范市测试便利店|\b1[3-9]\d{9}\b/)
  // Its other item at this authority waits, and those of other authorities stay here.
  expect((await typesOf(caseId)).filter(type => type === 'TaskHandedOver')).toHaveLength(1)
  await recorded(caseId, 'delivered')
  expect(await rowsOf(caseId)).toEqual([{ outcome: 'delivered', attempts: 1 }])
})

test('what was sent out while no worker ran is not lost', async () => {
  const caseId = await accepted()
  const system = await systemOf()
  work(system)
  await vi.waitFor(async () => expect((await handOverOf(caseId))?.state).toBe('delivered'), soon)
  expect(system.ofCase(caseId)).toHaveLength(1)
})

test('a system that fails at first is sent the same again after a pause, under the same id', async () => {
  const system = await systemOf((response, before) => response.writeHead(before === 0 ? 500 : 200).end())
  work(system)
  const caseId = await accepted()
  await vi.waitFor(async () => expect(await rowsOf(caseId)).toEqual([{ outcome: null, attempts: 1 }]), soon)
  expect((await handOverOf(caseId))?.state).toBe('sent')
  await passTime(caseId)
  await vi.waitFor(
    async () => expect(await handOverOf(caseId)).toEqual({ state: 'delivered', attempts: 2 }),
    soon,
  )
  const [first, second, ...others] = system.ofCase(caseId)
  expect(second).toEqual(first)
  expect(others).toEqual([])
})

test('a slow system has the task once, also with two servers at work', async () => {
  const system = await systemOf(response => setTimeout(() => response.writeHead(204).end(), 300))
  work(system)
  work(system)
  const cases = [await accepted(), await accepted(), await accepted()]
  await vi.waitFor(async () => {
    for (const caseId of cases) expect((await handOverOf(caseId))?.state).toBe('delivered')
  }, soon)
  expect(cases.map(caseId => system.ofCase(caseId).length)).toEqual([1, 1, 1])
})

test('a system that hangs delays no other', async () => {
  const [hanging, quick] = [await systemOf(() => {}), await systemOf()]
  const police = 'public-security'
  const cases = [await accepted(), await accepted(), await accepted(), await accepted(), await accepted()]
  const begin = performance.now()
  work(hanging, [police, quick])
  await vi.waitFor(() => expect(hanging.told.length).toBeGreaterThan(0), soon)
  const [caseId = ''] = cases
  gotten(await command(manager, caseId, { type: 'transfer-task', item, authority: police, reason: '改派' }))
  await vi.waitFor(async () => expect((await handOverOf(caseId))?.state).toBe('delivered'), soon)
  expect(quick.ofCase(caseId)).toHaveLength(1)
  expect(performance.now() - begin).toBeLessThan(9_000)
})

test('a system that is down for good: the centre owes the way through, and has it tried anew', async () => {
  const down = await systemOf()
  down.server.close()
  const worker = work(down)
  const caseId = await accepted()
  for (const attempts of [1, 2]) {
    await vi.waitFor(async () => expect(await rowsOf(caseId)).toEqual([{ outcome: null, attempts }]), soon)
    await passTime(caseId)
  }
  await vi.waitFor(
    async () =>
      expect(await handOverOf(caseId)).toEqual({
        state: 'failed',
        attempts: 3,
        problem: 'unreachable ECONNREFUSED',
      }),
    soon,
  )
  await recorded(caseId, 'failed')
  const owed = await house.services.pool.query(
    `SELECT owner_kind, item FROM obligation WHERE process_id = $1 AND kind = 'hand-over'`,
    [caseId],
  )
  expect(owed.rows).toEqual([{ owner_kind: 'centre', item }])
  await worker.stop()

  const mended = await systemOf()
  work(mended)
  const retried = gotten(await command(manager, caseId, { type: 'retry-hand-over', item }))
  expect(retried.mayDo).not.toContainEqual({ command: 'retry-hand-over', item })
  await vi.waitFor(async () => expect((await handOverOf(caseId))?.state).toBe('delivered'), soon)
  expect(mended.ofCase(caseId)).toHaveLength(1)
  await recorded(caseId, 'failed', 'delivered')
  expect((await typesOf(caseId)).filter(type => /HandOver|HandedOver/.test(type))).toEqual([
    'HandOverFailed',
    'HandOverRetried',
    'TaskHandedOver',
  ])
})

test('a server that died after the other system acknowledged: told to the case, and not sent again', async () => {
  const caseId = await accepted()
  const { pool } = house.services
  await takenUp(caseId)
  await pool.query(
    `UPDATE hand_over SET lease = $2, leased_until = now() - interval '1 second', attempts = 1,
       acknowledged_at = now(), receipt = '/tasks/9'
     WHERE process_id = $1`,
    [caseId, randomUUID()],
  )
  const system = await systemOf()
  work(system)
  await vi.waitFor(
    async () =>
      expect(await handOverOf(caseId)).toEqual({ state: 'delivered', attempts: 1, receipt: '/tasks/9' }),
    soon,
  )
  expect(system.ofCase(caseId)).toEqual([])
  await recorded(caseId, 'delivered')
})

test('a server that died between case and row: nothing is sent, nothing told twice', async () => {
  const caseId = await accepted()
  await takenUp(caseId)
  const { engine } = house.services
  const failed = { type: 'fail-hand-over', item, authority, attempt: 3, problem: '连不上' } as const
  await engine.execute({ process: caseId, commandId: randomUUID(), actor: SYSTEM, command: failed })
  const system = await systemOf()
  work(system)
  await recorded(caseId, 'failed')
  expect(system.ofCase(caseId)).toEqual([])
  expect((await typesOf(caseId)).filter(type => type === 'HandOverFailed')).toHaveLength(1)
})

test('what somebody signed for meanwhile, or what went to another authority, is sent no more', async () => {
  const [signed, moved] = [await accepted(), await accepted()]
  const market = await staff(house, 'market1')
  gotten(await command(market, signed, { type: 'receive-task', item }))
  gotten(await command(manager, moved, { type: 'transfer-task', item, authority: 'tax', reason: '改派' }))
  const system = await systemOf()
  work(system)
  const later = await accepted()
  await vi.waitFor(async () => expect((await handOverOf(later))?.state).toBe('delivered'), soon)
  expect([...system.ofCase(signed), ...system.ofCase(moved)]).toEqual([])
  expect((await handOverOf(signed))?.state).toBe('received')
})
