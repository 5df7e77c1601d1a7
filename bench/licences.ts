/**
 * E-licences: how fast they follow the results of their cases, and what anybody waits for who checks one or opens its
 * PDF over HTTP.
 */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, type Plan } from '@yijianshi/core/plan'
import { type CaseEngine, createCaseEngine } from '@yijianshi/server/case/case-kind'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { openDatabase } from '@yijianshi/server/database/connection'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import type { EmbeddedConnection } from '@yijianshi/server/database/embedded/start-embedded-database'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import { work } from '@yijianshi/server/database/subject'
import { mainAnswers, matter } from '@yijianshi/server/demo/shop-application'
import { readSettings } from '@yijianshi/server/http/settings'
import { type Running, start } from '@yijianshi/server/http/start'
import { codeOf } from '@yijianshi/server/licence/code'
import { followDue } from '@yijianshi/server/licence/follow'
import { licenceFile } from '@yijianshi/server/licence/licence-file'
import { createLicenceEngine } from '@yijianshi/server/licence/licence-kind'
import { Press } from '@yijianshi/server/paper/pdf/press'
import type pg from 'pg'
import { openTestKeys } from '../packages/server/src/personal-data/test-keys.ts'
import { story } from './commands.ts'
import { type Figure, median, percentile } from './measure.ts'

/** For whom the files are signed. */
const OPERATOR = {
  id: randomUUID(),
  login: 'bench',
  name: 'bench',
  role: 'manager',
  site: 'donghu-hall',
} as const
const CASES = 1_000
const CLIENTS = 16
/** As many as one address may make in a minute. */
const CHECKS = 60
const FILES = 40

async function tellStories(engine: CaseEngine, plan: Plan): Promise<void> {
  let left = CASES
  const client = async () => {
    while (left > 0) {
      left -= 1
      const process = randomUUID()
      for (const { actor, command } of story(plan)) {
        const outcome = await engine.execute({ process, commandId: randomUUID(), actor, command })
        if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.code}`)
      }
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

async function countLicences(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*) AS count FROM licence_view')
  return Number(rows[0]?.count)
}

/** From events that are there to licences that are durable. `data`: where the server that follows has its keys. */
async function issue(pool: pg.Pool, folder: string, data: string): Promise<Figure> {
  const { catalogue } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error('the catalogue is faulty')
  const planned = compile(catalogue, matter, { ...mainAnswers, seal: false, sign: 'none' })
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
  await migrate(pool, readMigrations(migrationsDirectory))
  const keys = await openTestKeys(pool, data)
  const engine = createCaseEngine(pool, { authorities: () => new Set(), now: Date.now, keys })
  await tellStories(engine, planned.plan)
  const begin = performance.now()
  await followDue({
    pool,
    engine,
    licences: createLicenceEngine(pool, Date.now, keys),
    catalogueOf: async () => catalogue,
    onFault: fault => {
      throw fault
    },
    chance: () => 0.5,
  })
  const seconds = (performance.now() - begin) / 1000
  const name = 'licences that follow the results of their cases'
  return { name, value: (await countLicences(pool)) / seconds, unit: '/s', atLeast: 100 }
}

async function msOf(action: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await action()
  return performance.now() - begin
}

async function startDemo(connection: EmbeddedConnection, folder: string): Promise<Running> {
  const environment = { DATA_DIR: folder, DATABASE_URL: connectionUrl(connection), PORT: '0' }
  const read = readSettings(['--demo'], environment)
  if (!read.ok) throw new Error(read.message)
  const tell = (message: string) => console.error(message)
  const started = await start(read.settings, environment, { onProgress: tell, onLost: tell })
  if (!started.ok) throw new Error(started.message)
  return started.running
}

type Found = { readonly licence_id: string; readonly edition: number }

/** Licences of the demo, which have contents; those of the stories have none. */
async function demoLicences({ services }: Running): Promise<Found[]> {
  const { rows } = await services.guarded
    .as(work('licences'))
    .query<Found>('SELECT licence_id, edition FROM licence_view JOIN case_contents USING (case_id)')
  return rows
}

async function checks(running: Running, found: readonly Found[]): Promise<Figure[]> {
  const { pool } = running.services
  const codes = await Promise.all(found.map(({ licence_id: id, edition }) => codeOf(pool, id, edition)))
  const check = async (turn: number) => {
    const answer = await fetch(`${running.address}/api/verify/${codes[turn % codes.length]}`)
    if (!answer.ok && answer.status !== 429) throw new Error(`${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
    return answer.ok
  }
  const times: number[] = []
  for (let turn = 0; turn < CHECKS; turn += 1) {
    let counted = false
    const ms = await msOf(async () => {
      counted = await check(turn)
    })
    if (counted) times.push(ms)
  }
  return [
    { name: 'checking a licence over HTTP, p50', value: median(times), unit: 'ms', atMost: 20 },
    { name: 'checking a licence over HTTP, p99', value: percentile(times, 0.99), unit: 'ms' },
  ]
}

async function files(running: Running, found: readonly Found[]): Promise<Figure[]> {
  const press = new Press()
  const guarded = running.services.guarded.as(work('licences'))
  const services = { ...running.services, guarded }
  const make = async (turn: number) => {
    const id = found[turn % found.length]?.licence_id ?? ''
    const standing = await services.licences.load(id)
    if (standing === undefined) throw new Error(`there is no licence ${id}`)
    // Each for a purpose of its own, so that none is drawn already.
    const made = await licenceFile(services, press, {
      held: { id, state: standing.state },
      origin: running.address,
      purpose: `${turn}`,
      by: OPERATOR,
    })
    if (!made.ok) throw new Error(made.refusal.code)
  }
  const first = await msOf(() => make(FILES))
  const times: number[] = []
  for (let turn = 0; turn < FILES; turn += 1) times.push(await msOf(() => make(turn)))
  await press.close()
  return [
    { name: 'a licence as signed PDF, first', value: first, unit: 'ms', atMost: 3000 },
    { name: 'a licence as signed PDF, warm', value: median(times), unit: 'ms', atMost: 100 },
  ]
}

export async function benchLicences(connection: EmbeddedConnection, folder: string): Promise<Figure[]> {
  const database = await openDatabase({ connection, maxConnections: CLIENTS })
  if (!database.ok) throw new Error(database.message)
  const data = await mkdtemp(join(tmpdir(), 'yijianshi-bench-licences-'))
  await chmod(data, 0o711)
  const issued = await issue(database.pool, folder, data).finally(() => database.close())
  const running = await startDemo(connection, data)
  try {
    let found = await demoLicences(running)
    for (let wait = 0; found.length === 0 && wait < 50; wait += 1) {
      await new Promise(resolve => setTimeout(resolve, 200))
      found = await demoLicences(running)
    }
    if (found.length === 0) throw new Error('the demo has no licence with contents')
    return [issued, ...(await checks(running, found)), ...(await files(running, found))]
  } finally {
    await running.stop()
    await rm(data, { recursive: true, force: true })
  }
}
