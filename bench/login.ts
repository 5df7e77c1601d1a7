/**
 * Log-ins at the cost of argon2 in use, in a server process over HTTP, and what they do to somebody who only looks
 * something up meanwhile. The limit of frequency per address is not in the way: each client comes from its own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@yijianshi/server/database/connection'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import type { EmbeddedConnection } from '@yijianshi/server/database/embedded/start-embedded-database'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import { startServer } from '../e2e/server-process.ts'
import { demoPassword } from '../packages/server/src/demo/people.ts'
import { type Figure, median, percentile } from './measure.ts'

const LOGIN_LANES = 8

/** A different address for each log-in, as a proxy would tell. */
function addressOf(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
}

async function logIn(server: string, number: number): Promise<void> {
  const answer = await fetch(`${server}/console/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOf(number) },
    body: JSON.stringify({ login: 'clerk1', password: demoPassword }),
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`A log-in was answered with ${answer.status}`)
}

/** Milliseconds that each look takes, one after another, for so long. */
async function look(server: string, seconds: number): Promise<number[]> {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  for (let number = 0; performance.now() < end; number += 1) {
    const begin = performance.now()
    const answer = await fetch(`${server}/api/matters/open-convenience-store`, {
      headers: { 'x-forwarded-for': addressOf(number) },
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`A look was answered with ${answer.status}`)
    times.push(performance.now() - begin)
  }
  return times
}

async function measure(server: string, seconds: number): Promise<Figure[]> {
  await look(server, 1)
  const alone = await look(server, seconds)
  let done = 0
  let goesOn = true
  const lane = async () => {
    while (goesOn) {
      done += 1
      await logIn(server, done)
    }
  }
  const lanes = Array.from({ length: LOGIN_LANES }, lane)
  await look(server, 1)
  const [before, begin] = [done, performance.now()]
  const beside = await look(server, seconds)
  const perSecond = (done - before) / ((performance.now() - begin) / 1000)
  goesOn = false
  await Promise.all(lanes)
  return [
    { name: `log-ins, ${LOGIN_LANES} at a time`, value: perSecond, unit: '/s', atLeast: 20 },
    { name: 'a matter looked up, alone: p50', value: median(alone), unit: 'ms' },
    { name: 'the same beside the log-ins: p50', value: median(beside), unit: 'ms' },
    { name: 'slower by', value: median(beside) / median(alone), unit: '×', atMost: 2 },
    { name: 'p99 beside the log-ins', value: percentile(beside, 0.99), unit: 'ms' },
  ]
}

export async function benchLogin(connection: EmbeddedConnection, seconds: number): Promise<Figure[]> {
  const database = await openDatabase({ connection })
  if (!database.ok) throw new Error(database.message)
  await migrate(database.pool, readMigrations(migrationsDirectory))
  await database.close()
  const dataFolder = await mkdtemp(join(tmpdir(), 'yijianshi-login-'))
  const settings = { TRUST_PROXY: 'true' }
  const server = await startServer({ databaseUrl: connectionUrl(connection), dataFolder, settings })
  try {
    return await measure(server.address, seconds)
  } finally {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
