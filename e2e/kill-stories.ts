/** The two campaigns, as long as one likes. */
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '@yijianshi/server/database/open-store'
import { createTestDatabase } from '@yijianshi/server/database/test-database'
import type pg from 'pg'
import { createDemoAccounts } from '../packages/server/src/demo/accounts.ts'
import { openTestKeys } from '../packages/server/src/personal-data/test-keys.ts'
import { findWrongHistory, findWrongViews } from './kill-aftermath.ts'
import { type Acknowledged, findWrong, KilledServer, Load } from './kill-campaign.ts'
import { allComeUp, makeOverdue, type Overdue } from './kill-overdue.ts'
import { findWrongWatching, type Watched } from './kill-watching.ts'

export type Campaign = Watched & { readonly acknowledged: number }

const LANES = 8
/** So many commands are acknowledged between two kills, at least. */
const BUSY = 40
/** So many cases of each sort come up for each kill, over about the time that a kill and the start after it take. */
const OVERDUE = process.env.SOAK === undefined ? 25 : 60
const OVERDUE_MS = 2_500

const overdueFor = (pool: pg.Pool, kills: number) => makeOverdue(pool, kills * OVERDUE, kills * OVERDUE_MS)

/** All that is wrong in a database whose servers have ended. */
async function judge(pool: pg.Pool, acknowledged: Acknowledged, overdue: Overdue): Promise<Campaign> {
  const count = [...acknowledged.values()].flat().length
  const watched = await findWrongWatching(pool, overdue)
  const commands = await findWrong(pool, acknowledged)
  const wrong = [...watched.wrong, ...commands, ...(await findWrongViews(pool))]
  return { ...watched, acknowledged: count, wrong }
}

/** Kills the server in the middle of the load, so many times. */
export async function killServer(times: number): Promise<Campaign> {
  await using database = await createTestDatabase()
  const { pool } = database
  const folder = mkdtempSync(join(tmpdir(), 'yijianshi-kill-'))
  await createDemoAccounts({ pool, keys: await openTestKeys(pool, folder) }, Date.now())
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder }
  const server = new KilledServer(environment)
  try {
    const overdue = await overdueFor(pool, times)
    await server.start()
    const load = new Load(() => server.address)
    load.start(LANES)
    for (let time = 0; time < times; time += 1) {
      await load.more(BUSY)
      await sleep(randomInt(200))
      await server.kill()
      await server.start()
    }
    await load.more(BUSY)
    await allComeUp(overdue)
    const acknowledged = await load.stop()
    await server.stop()
    const campaign = await judge(pool, acknowledged, overdue)
    return { ...campaign, wrong: [...campaign.wrong, ...(await findWrongHistory(environment))] }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openEmbedded(folder: string): Promise<Store> {
  const store = await openStore({ environment: { DATA_DIR: folder }, onProgress: () => {}, onLost: () => {} })
  if (!store.ok) throw new Error(store.message)
  return store
}

/** Process id of the PostgreSQL server of a data folder: the first line of its own note. */
function postmasterOf(location: string): number {
  const note = readdirSync(location, { recursive: true, encoding: 'utf8' }).find(path =>
    path.endsWith('postmaster.pid'),
  )
  if (note === undefined) throw new Error(`${location} has no running PostgreSQL`)
  return Number(readFileSync(join(location, note), 'utf8').split('\n')[0])
}

/**
 * Kills the embedded PostgreSQL in the middle of the load, so many times. It comes back by itself; where it dies too
 * often, the server ends, and is started again like any service.
 */
export async function killDatabase(times: number): Promise<Campaign> {
  const folder = mkdtempSync(join(tmpdir(), 'yijianshi-kill-'))
  // When we are root, the database's own account must get through.
  chmodSync(folder, 0o711)
  const prepared = await openEmbedded(folder)
  const { location, pool } = prepared
  await createDemoAccounts({ pool, keys: await openTestKeys(pool, folder) }, Date.now())
  const overdue = await overdueFor(prepared.pool, times)
  await prepared.close()
  const environment = { DATABASE_URL: '', DATA_DIR: folder }
  const server = new KilledServer(environment)
  const ending = new AbortController()
  try {
    await server.start()
    const keeping = server.keepUp(ending.signal)
    const load = new Load(() => server.address)
    load.start(LANES)
    for (let time = 0; time < times; time += 1) {
      await load.more(BUSY)
      await sleep(randomInt(200))
      process.kill(postmasterOf(location), 'SIGKILL')
    }
    await load.more(BUSY)
    await allComeUp(overdue)
    const acknowledged = await load.stop()
    ending.abort()
    await keeping
    await server.stop()
    const store = await openEmbedded(folder)
    const judged = store.asOwner(owner => judge(owner, acknowledged, overdue))
    const campaign = await judged.finally(store.close)
    return { ...campaign, wrong: [...campaign.wrong, ...(await findWrongHistory(environment))] }
  } finally {
    ending.abort()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
