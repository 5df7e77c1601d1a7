/** The two campaigns, as long as one likes. */
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '@yijianshi/server/database/open-store'
import { createTestDatabase } from '@yijianshi/server/database/test-database'
import { createDemoAccounts } from '../packages/server/src/demo/accounts.ts'
import { findWrong, KilledServer, Load } from './kill-campaign.ts'

export type Campaign = { readonly acknowledged: number; readonly wrong: readonly string[] }

const LANES = 8
/** So many commands are acknowledged between two kills, at least. */
const BUSY = 40

/** Kills the server in the middle of the load, so many times. */
export async function killServer(times: number): Promise<Campaign> {
  await using database = await createTestDatabase()
  await createDemoAccounts(database.pool, Date.now())
  const folder = mkdtempSync(join(tmpdir(), 'yijianshi-kill-'))
  const server = new KilledServer({ DATABASE_URL: database.url, DATA_DIR: folder })
  try {
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
    const acknowledged = await load.stop()
    return { acknowledged: load.count, wrong: await findWrong(database.pool, acknowledged) }
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
  const { location } = prepared
  await createDemoAccounts(prepared.pool, Date.now())
  await prepared.close()
  const server = new KilledServer({ DATABASE_URL: '', DATA_DIR: folder })
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
    const acknowledged = await load.stop()
    ending.abort()
    await keeping
    await server.stop()
    const store = await openEmbedded(folder)
    const wrong = await findWrong(store.pool, acknowledged)
    await store.close()
    return { acknowledged: load.count, wrong }
  } finally {
    ending.abort()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
