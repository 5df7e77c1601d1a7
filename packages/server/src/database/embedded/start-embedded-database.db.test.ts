import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseFolder } from '../test-folder.ts'
import { findProcessStart } from './process-identity.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './start-embedded-database.ts'
import {
  copyDataFolder,
  endProcess,
  makeOpenFolder,
  ownFixture,
  query,
  runFixture,
} from './test-installation.ts'
import { getPostmasterPid } from './test-postmaster.ts'

describe('the embedded database', () => {
  /** A folder that was started and stopped once: making a cluster takes ten times as long as starting one. */
  let startedBefore: string
  let folder: string
  let dataDirectory: string
  const running: { stop: () => Promise<void> }[] = []

  beforeAll(async () => {
    startedBefore = makeOpenFolder(databaseFolder())
    const started = await startEmbeddedDatabase({ dataDirectory: join(startedBefore, 'data') })
    if (!started.ok) throw new Error(started.message)
    await started.stop()
  })

  afterAll(() => rmSync(startedBefore, { recursive: true, force: true }))

  beforeEach(() => {
    folder = makeOpenFolder(databaseFolder())
    dataDirectory = join(folder, 'data')
    copyDataFolder(join(startedBefore, 'data'), dataDirectory)
  })

  afterEach(async () => {
    for (const database of running.splice(0)) await database.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Durable wherever something is killed: without it, even a killed process loses what it had committed. */
  const start = async (progress: string[] = [], durable = false): Promise<EmbeddedDatabase> => {
    const started = await startEmbeddedDatabase({
      dataDirectory,
      durable,
      onProgress: message => progress.push(message),
    })
    if (!started.ok) throw new Error(started.message)
    running.push(started)
    return started
  }

  const startElsewhere = async () => {
    const run = await runFixture(ownFixture, { dataDirectory })
    running.push({ stop: () => endProcess(run.child, 'SIGTERM') })
    expect(run.outcome).toMatchObject({ ok: true })
    return run
  }

  test('keeps its rows from one start to the next, syncs its commits and listens on no port', async () => {
    dataDirectory = join(folder, 'new')
    const first = await start([], true)
    expect(first.fresh).toBe(true)
    await query(first.connection, `CREATE TABLE permit AS SELECT '许可' AS name`)
    await first.stop()
    const second = await start([], true)
    expect(second.fresh).toBe(false)
    expect(await query(second.connection, 'SELECT name FROM permit')).toEqual([{ name: '许可' }])
    const settings = await query(
      second.connection,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS addresses`,
    )
    expect(settings).toEqual([{ fsync: 'on', commit: 'on', addresses: '' }])
  })

  test('is started again when only its server is killed', async () => {
    const progress: string[] = []
    const { connection } = await start(progress, true)
    await query(connection, 'CREATE TABLE permit AS SELECT 1 AS id')
    const killed = getPostmasterPid(dataDirectory)
    process.kill(killed, 'SIGKILL')
    await expect
      .poll(() => query(connection, 'SELECT id FROM permit').catch(() => []), { timeout: 120_000 })
      .toEqual([{ id: 1 }])
    expect(getPostmasterPid(dataDirectory)).not.toBe(killed)
    expect(progress.join()).toContain('SIGKILL')
  })

  test('stops the server that a killed process left behind, and never runs a second one on the same data', async () => {
    const { child, outcome } = await startElsewhere()
    await query(outcome.connection, 'CREATE TABLE permit AS SELECT 1 AS id')
    const leftBehind = getPostmasterPid(dataDirectory)
    await endProcess(child, 'SIGKILL')
    expect(findProcessStart(leftBehind)).toBeDefined()
    const progress: string[] = []
    const { connection } = await start(progress, true)
    expect(findProcessStart(leftBehind)).toBeUndefined()
    expect(progress.join()).toContain('left behind')
    expect(await query(connection, 'SELECT id FROM permit')).toEqual([{ id: 1 }])
  })

  test('recovers after everything was killed at once while writing', async () => {
    const { child, outcome } = await startElsewhere()
    await query(outcome.connection, 'CREATE TABLE permit (id int)')
    const postmaster = getPostmasterPid(dataDirectory)
    let committed = 0
    const writing = (async () => {
      for (;;) {
        await query(outcome.connection, `INSERT INTO permit VALUES (${committed + 1})`)
        committed += 1
      }
    })().catch(() => {})
    await expect.poll(() => committed, { timeout: 120_000 }).toBeGreaterThan(20)
    process.kill(postmaster, 'SIGKILL')
    await endProcess(child, 'SIGKILL')
    await writing
    const { connection } = await start()
    const rows = await query(connection, 'SELECT id FROM permit ORDER BY id')
    expect(rows.length).toBeGreaterThanOrEqual(committed)
    expect(rows.slice(0, committed)).toEqual(
      Array.from({ length: committed }, (_, index) => ({ id: index + 1 })),
    )
  })

  test('stops its server in order when it is told to', async () => {
    const { child } = await startElsewhere()
    const postmaster = getPostmasterPid(dataDirectory)
    await endProcess(child, 'SIGTERM')
    expect(child.exitCode).toBe(0)
    expect(findProcessStart(postmaster)).toBeUndefined()
  })

  test('refuses a second owner of the same data folder in one line', async () => {
    await start()
    const second = await runFixture(ownFixture, { dataDirectory, durable: false })
    expect(second.outcome).toMatchObject({ ok: false, code: 'database/already-running' })
    expect(second.outcome.message).toContain(`process ${process.pid}`)
    expect(second.outcome.message).not.toContain('\n')
  })

  test('of many that start at once after a crash, one gets the folder', async () => {
    const { child } = await startElsewhere()
    await endProcess(child, 'SIGKILL')
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => runFixture(ownFixture, { dataDirectory, durable: false })),
    )
    for (const run of runs) running.push({ stop: () => endProcess(run.child, 'SIGTERM') })
    expect(runs.filter(run => run.outcome.ok)).toHaveLength(1)
    const refused = runs.filter(run => !run.outcome.ok).map(run => run.outcome.code)
    expect(new Set(refused)).toEqual(new Set(['database/already-running']))
  })

  test('is not kept from starting by numbers that now belong to other processes', async () => {
    await (await start()).stop()
    const stranger = { pid: process.ppid, startedAt: 'another time', token: 'old' }
    writeFileSync(join(dataDirectory, 'owner.lock'), JSON.stringify(stranger))
    writeFileSync(
      join(dataDirectory, 'postgresql', 'postmaster.pid'),
      `${process.ppid}\n${dataDirectory}/postgresql\n0\n5432\n\n\n0 0\nready\n`,
    )
    const { connection } = await start()
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('takes a data folder with a long Chinese name, blanks and quotes', async () => {
    dataDirectory = join(folder, `政务 "服务", ${'数据'.repeat(20)}`)
    const { connection, stop } = await start()
    expect(Buffer.byteLength(`${connection.host}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107)
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await stop()
    expect(existsSync(connection.host)).toBe(false)
  })

  test('takes a short data folder with blanks, commas and quotes in its name', async () => {
    dataDirectory = join(folder, '数, "据')
    const { connection } = await start()
    expect(connection.host).toBe(join(dataDirectory, 'socket'))
  })

  test('refuses a folder in which a file is in the way', async () => {
    dataDirectory = join(folder, 'file')
    writeFileSync(dataDirectory, '')
    const refused = await startEmbeddedDatabase({ dataDirectory })
    expect(refused).toMatchObject({ ok: false, code: 'database/data-folder-unusable' })
  })

  test('refuses data of another version of PostgreSQL', async () => {
    await (await start()).stop()
    writeFileSync(join(dataDirectory, 'postgresql', 'PG_VERSION'), '15\n')
    expect(await startEmbeddedDatabase({ dataDirectory })).toMatchObject({
      ok: false,
      code: 'database/data-version-mismatch',
    })
  })
})
