/**
 * One, two and four server processes on one database: the same load of commands over HTTP while limits run out, and
 * afterwards every acknowledged command there, once, in its place, every warning given once, and the law done once.
 * Either the commands of one process keep to one server, or each goes to any of them: the worst case, in which nearly
 * every command finds that another server was there before.
 */
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@yijianshi/server/database/connection'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import type { EmbeddedConnection } from '@yijianshi/server/database/embedded/start-embedded-database'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import type pg from 'pg'
import { findWrong, KilledServer, Load } from '../e2e/kill-campaign.ts'
import { allComeUp, makeOverdue, type Overdue } from '../e2e/kill-overdue.ts'
import { findWrongWatching } from '../e2e/kill-watching.ts'
import { createDemoAccounts } from '../packages/server/src/demo/accounts.ts'
import { openTestKeys } from '../packages/server/src/personal-data/test-keys.ts'
import type { Figure } from './measure.ts'

const LANES = 16
const COUNTS = [1, 2, 4]
/** Cases of each sort whose limits run out under each count of servers. */
const OVERDUE = 200

/** Acknowledged commands per second. Throws when one of them is not there, or there twice. */
async function drive(pool: pg.Pool, address: (lane: number) => string, seconds: number): Promise<number> {
  const load = new Load(address)
  load.start(LANES)
  // Logged in, begun, and warm, before anything counts.
  await load.more(LANES * 5)
  const [before, begin] = [load.count, performance.now()]
  await sleep(seconds * 1000)
  const perSecond = (load.count - before) / ((performance.now() - begin) / 1000)
  insistOn(await findWrong(pool, await load.stop()))
  return perSecond
}

function insistOn(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}

/** What the limits of all rounds so far ought to have led to. */
function together(rounds: readonly [Overdue, ...Overdue[]]): Overdue {
  return rounds.reduce((all, round) => ({
    ...round,
    unanswered: [...all.unanswered, ...round.unanswered],
    late: [...all.late, ...round.late],
    owed: [...all.owed, ...round.owed],
  }))
}

export async function benchServers(connection: EmbeddedConnection, seconds: number): Promise<Figure[]> {
  const database = await openDatabase({ connection })
  if (!database.ok) throw new Error(database.message)
  const folder = await mkdtemp(join(tmpdir(), 'yijianshi-servers-'))
  const figures: Figure[] = []
  try {
    await migrate(database.pool, readMigrations(migrationsDirectory))
    const { pool } = database
    await createDemoAccounts({ pool, keys: await openTestKeys(pool, folder) }, Date.now())
    const environment = { DATABASE_URL: connectionUrl(connection), DATA_DIR: folder }
    const rounds: Overdue[] = []
    for (const count of COUNTS) {
      const name = count === 1 ? '1 server process' : `${count} server processes`
      const modes = count === 1 ? 1 : 2
      const overdue = await makeOverdue(database.pool, OVERDUE, modes * seconds * 1000)
      const servers = Array.from({ length: count }, () => new KilledServer(environment))
      try {
        await Promise.all(servers.map(server => server.start()))
        const own = (lane: number) => servers[lane % count]?.address ?? ''
        const any = () => servers[randomInt(count)]?.address ?? ''
        const kept = await drive(database.pool, own, seconds)
        figures.push({ name: `${name}, ${LANES} clients, each at its own`, value: kept, unit: '/s' })
        if (count > 1) {
          const mixed = await drive(database.pool, any, seconds)
          figures.push({ name: `${name}, ${LANES} clients, each command at any`, value: mixed, unit: '/s' })
        }
        await allComeUp(overdue)
      } finally {
        await Promise.all(servers.map(server => server.stop()))
      }
      const watched = await findWrongWatching(database.pool, together([overdue, ...rounds]))
      insistOn(watched.wrong)
      rounds.push(overdue)
      figures.push({ name: `${name}: warnings so far, each once`, value: watched.alerts, unit: '' })
    }
    return figures
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
