/**
 * What is owed in a large city: a sweep of a million open obligations, and the pages that people look at beside them.
 * The cases are copies of those of the demo.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HolidayYear, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { usualWatchRules } from '@yijianshi/core/process'
import { openDatabase } from '@yijianshi/server/database/connection'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import type { EmbeddedConnection } from '@yijianshi/server/database/embedded/start-embedded-database'
import { reprojectObligations } from '@yijianshi/server/engine/reproject'
import { type SweepWork, sweepOnce } from '@yijianshi/server/engine/sweep'
import { readSettings, type Settings } from '@yijianshi/server/http/settings'
import { type Running, start } from '@yijianshi/server/http/start'
import { superviseCard } from '@yijianshi/server/supervision/open'
import { createSupervisionEngine } from '@yijianshi/server/supervision/supervision-kind'
import type pg from 'pg'
import { z } from 'zod'
import { wordlessKeys } from '../packages/server/src/personal-data/test-keys.ts'
import { generateCases } from './generated-cases.ts'
import { generatePersons } from './generated-persons.ts'
import { type Figure, median } from './measure.ts'

export type ObligationBenchSize = {
  readonly cases: number
  readonly due: number
  readonly withEvents: number
}

const LARGE_CITY: ObligationBenchSize = { cases: 1_000_000, due: 10_000, withEvents: 10_000 }
const ROUNDS = 50

async function msOf(action: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await action()
  return performance.now() - begin
}

async function times(rounds: number, action: (round: number) => Promise<unknown>): Promise<number> {
  const measured: number[] = []
  for (let round = 0; round < rounds; round += 1) measured.push(await msOf(() => action(round)))
  return median(measured)
}

type Environment = { readonly DATA_DIR: string; readonly DATABASE_URL: string; readonly PORT: string }

function settingsIn(environment: Environment): Settings {
  const read = readSettings(['--demo'], environment)
  if (!read.ok) throw new Error(read.message)
  return read.settings
}

/** The platform itself, on the database of the bench. */
async function startPlatform(environment: Environment): Promise<Running> {
  const tell = (message: string) => {
    console.error(message)
  }
  const started = await start(settingsIn(environment), environment, { onProgress: tell, onLost: tell })
  if (!started.ok) throw new Error(started.message)
  return started.running
}

function sweepWorkOf(pool: pg.Pool): SweepWork {
  const watching = () => ({ calendar: nationalWorkingCalendar, rules: usualWatchRules })
  const supervision = createSupervisionEngine(pool, Date.now, watching, wordlessKeys)
  const supervising = { pool, now: Date.now, supervision }
  return {
    pool,
    engines: new Map(),
    superviseCard: card => superviseCard(supervising, card),
    now: Date.now,
    onFault: error => {
      throw error
    },
  }
}

async function countOf(pool: pg.Pool, what: string): Promise<number> {
  const found = await pool.query<{ count: number }>(`SELECT count(*) AS count FROM ${what}`)
  return found.rows[0]?.count ?? 0
}

async function sweepFigures(pool: pg.Pool, due: number): Promise<Figure[]> {
  const work = sweepWorkOf(pool)
  const before = await countOf(pool, 'alert')
  const swept = await msOf(() => sweepOnce(work))
  const raised = (await countOf(pool, 'alert')) - before
  if (raised < due) throw new Error(`${raised} alerts for ${due} obligations that were due`)
  const idle = await times(ROUNDS, () => sweepOnce(work))
  return [
    {
      name: `sweep to the last of ${raised.toLocaleString('en')} alerts`,
      value: swept / 1000,
      unit: 's',
      atMost: 2,
    },
    { name: 'idle sweep', value: idle, unit: 'ms', atMost: 5 },
  ]
}

/** Two days of next month are no working days any more. */
async function reprojectionFigure(pool: pg.Pool): Promise<Figure> {
  const today = new Date()
  const year = nationalWorkingCalendar.years.find(entry => entry.year === today.getFullYear())
  if (year === undefined) throw new Error('this year is not in the calendar')
  const soon = [7, 8, 9].map(days => new Date(today.getTime() + days * 86_400_000).toISOString().slice(5, 10))
  const more: HolidayYear['daysOff'] = Object.fromEntries(soon.map(day => [day, 'national-day']))
  const calendar = nationalWorkingCalendar.announced({ ...year, daysOff: { ...year.daysOff, ...more } })
  const watching = { calendar, rules: usualWatchRules }
  let moved = 0
  const took = await msOf(async () => {
    const told = await reprojectObligations(pool, nationalWorkingCalendar, watching, () => {})
    moved = told.moved
  })
  return {
    name: `calendar changed: ${moved.toLocaleString('en')} due dates moved`,
    value: took / 1000,
    unit: 's',
    atMost: 300,
  }
}

/** A person of the demo at the API. */
async function logIn({ address }: Running, login: string): Promise<(path: string) => Promise<unknown>> {
  const answer = await fetch(`${address}/console/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login, password: 'demo-1234' }),
  })
  if (!answer.ok) throw new Error(`${login} could not log in: ${answer.status}`)
  const cookie = answer.headers
    .getSetCookie()
    .map(entry => entry.split(';')[0])
    .join('; ')
  return async path => {
    const page = await fetch(`${address}/console/api${path}`, { headers: { cookie } })
    if (!page.ok) throw new Error(`${path}: ${page.status} ${await page.text()}`)
    const told: unknown = await page.json()
    return told
  }
}

const listPage = z.object({ next: z.string().nullable() })

/** Each call reads the page after the one before, so that nobody on it has been named yet. */
function pageByPage(read: (path: string) => Promise<unknown>, path: string): () => Promise<void> {
  let next: string | null = null
  return async () => {
    const after: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
    ;({ next } = listPage.parse(await read(`${path}${after}`)))
  }
}

const QUIET_SHARE = 0.05
const LONGEST_START_WORK_MS = 120_000

/** A server that starts catches up with what it does by itself; people come after that. */
async function untilQuiet(): Promise<void> {
  const begin = performance.now()
  while (performance.now() - begin < LONGEST_START_WORK_MS) {
    const before = performance.eventLoopUtilization()
    await sleep(1_000)
    if (performance.eventLoopUtilization(before).utilization < QUIET_SHARE) return
  }
}

async function pageFigures(running: Running, cases: readonly string[]): Promise<Figure[]> {
  await untilQuiet()
  const { engine } = running.services
  const caseOf = (round: number) => cases[(round * 97) % cases.length] ?? ''
  const manager = await logIn(running, 'manager1')
  const reviewer = await logIn(running, 'market2')
  const figures: Figure[] = []
  const measure = async (
    name: string,
    atMost: number | undefined,
    action: (round: number) => Promise<unknown>,
  ) => {
    // Whoever looks first pays for plans that are not in use yet.
    await action(0)
    figures.push({
      name,
      value: await times(ROUNDS, action),
      unit: 'ms',
      ...(atMost !== undefined && { atMost }),
    })
  }
  await measure('case read from its events', 5, round => engine.load(caseOf(round)))
  await measure('case page over HTTP', undefined, round => manager(`/cases/${caseOf(round)}`))
  await measure(
    'inbox of an authority over HTTP, page by page',
    20,
    pageByPage(reviewer, '/tasks?state=open'),
  )
  await measure('board of the centre over HTTP, with counts', undefined, () =>
    manager('/supervision/obligations'),
  )
  await measure('cards of the centre over HTTP', undefined, () => manager('/supervision/alerts'))
  return figures
}

export async function benchObligations(
  connection: EmbeddedConnection,
  size: ObligationBenchSize = LARGE_CITY,
): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-bench-city-'))
  const database = await openDatabase({ connection })
  if (!database.ok) throw new Error(database.message)
  const { pool } = database
  const environment = { DATA_DIR: folder, DATABASE_URL: connectionUrl(connection), PORT: '0' }
  try {
    // The demo's cases are what the others are copied from.
    await (await startPlatform(environment)).stop()
    const shared = await mkdtemp(join(tmpdir(), 'yijianshi-copy-'))
    // The database's own account must be able to read there.
    await chmod(shared, 0o711)
    const loading = performance.now()
    const now = Date.now()
    const persons = await generatePersons(pool, settingsIn(environment).personalData, shared, now)
    const { withEvents, due } = await generateCases(pool, shared, persons, size, now, message => {
      console.error(`  ${message}`)
    })
    await rm(shared, { recursive: true, force: true })
    const client = await pool.connect()
    await client.query('SET statement_timeout = 0')
    await client.query('VACUUM ANALYZE')
    client.release(true)
    const loaded = (performance.now() - loading) / 1000
    const open = await countOf(pool, 'obligation')
    const swept = await sweepFigures(pool, due)
    const running = await startPlatform(environment)
    const pages = await pageFigures(running, withEvents).finally(() => running.stop())
    return [
      {
        name: `${open.toLocaleString('en')} open obligations loaded by COPY`,
        value: loaded,
        unit: 's',
        atMost: 300,
      },
      ...swept,
      ...pages,
      await reprojectionFigure(pool),
    ]
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
