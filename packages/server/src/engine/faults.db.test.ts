/** Real faults of a real server, on the way of a command: it ends in a retry or in a clear no, never in half of it. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../database/connection.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { Engine } from './engine.ts'
import { databaseFault } from './faults.ts'
import {
  createSmallViews,
  smallActor,
  smallKind,
  type Words,
  type WordsCommand,
  type WordsEvent,
} from './small-kind.fixture.ts'

let database: TestDatabase
let engine: Engine<Words, WordsCommand, WordsEvent>

beforeEach(async () => {
  database = await createTestDatabase()
  await createSmallViews(database.pool)
  engine = new Engine(database.pool, smallKind, Date.now)
})
afterEach(() => database.close())

function say(process: string, word: string, commandId = randomUUID()) {
  return engine.execute({
    process,
    commandId,
    actor: smallActor,
    command: { type: 'say', word },
  })
}

async function versions(process: string): Promise<number[]> {
  return (await engine.history(process)).map(event => event.version)
}

/** Makes the next writes of views do this; how often is counted outside of the transaction, by a sequence. */
async function disturb(times: number, statement: string): Promise<void> {
  await database.pool.query(`
    CREATE SEQUENCE disturbed MINVALUE 0 START 0;
    CREATE FUNCTION disturb() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('disturbed') < ${times} THEN ${statement}; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER disturb BEFORE INSERT ON word_view FOR EACH ROW EXECUTE FUNCTION disturb();`)
}

describe('a command is done once, after', () => {
  test.each([
    ['its connection was ended by the administrator', 'PERFORM pg_terminate_backend(pg_backend_pid())'],
    ['a serialization failure', "RAISE EXCEPTION 'x' USING ERRCODE = 'serialization_failure'"],
    ['a lock that was not to be had', "RAISE EXCEPTION 'x' USING ERRCODE = 'lock_not_available'"],
  ])('%s', async (_, statement) => {
    await disturb(2, statement)
    const process = randomUUID()
    expect(await say(process, 'a')).toMatchObject({ ok: true, version: 1 })
    expect(await versions(process)).toEqual([1])
    expect(await say(process, 'b')).toMatchObject({ ok: true, version: 2 })
  })

  test('a real deadlock, which the server ends at its cost', async () => {
    const process = randomUUID()
    await say(process, 'a')
    await say(process, 'b')
    // Whoever waits first looks for a deadlock after this time, when the other waits already.
    await database.pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''4s''', current_database()); END $$`,
    )
    const later = await openDatabase({ connection: database.connection })
    if (!later.ok) throw new Error(later.message)
    const other = await database.pool.connect()
    try {
      const patient = new Engine(later.pool, smallKind, Date.now)
      await other.query('BEGIN')
      await other.query("SET LOCAL deadlock_timeout = '60s'")
      const lock = `SELECT FROM word_view WHERE process_id = $1 AND word = $2 FOR UPDATE`
      await other.query(lock, [process, 'b'])
      const command = { type: 'say', word: 'a' } as const
      const said = patient.execute({ process, commandId: randomUUID(), actor: smallActor, command })
      const waiting = () =>
        database.pool.query<{ count: number }>(
          `SELECT count(*)::integer AS count FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      await expect.poll(async () => (await waiting()).rows[0]?.count, { interval: 10 }).toBe(1)
      // The command has the row `a` and waits for `b`.
      await other.query(lock, [process, 'a'])
      await other.query('COMMIT')
      expect(await said).toMatchObject({ ok: true, version: 3 })
    } finally {
      other.release()
      await later.close()
    }
    const dead = await database.pool.query<{ deadlocks: number }>(
      `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
    )
    expect(dead.rows[0]?.deadlocks).toBe(1)
    expect(await versions(process)).toEqual([1, 2, 3])
  })

  test('connections that are cut again and again under load: what was acknowledged is there, none twice', async () => {
    let running = true
    const killer = new pg.Client(database.connection)
    await killer.connect()
    const killing = (async () => {
      while (running) {
        await killer.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < 0.3`,
        )
        await new Promise(resolve => setTimeout(resolve, 40))
      }
    })()
    const processes = Array.from({ length: 8 }, () => randomUUID())
    const acknowledged = new Map<string, string[]>()
    const tried = new Map<string, number>()
    await Promise.all(
      processes.map(async process => {
        for (let step = 0; step < 60; step += 1) {
          const commandId = randomUUID()
          const word = String(step)
          for (let time = 0; time < 20; time += 1) {
            tried.set(process, (tried.get(process) ?? 0) + 1)
            const done = await say(process, word, commandId).catch((error: unknown) => {
              expect(databaseFault(error)).toBe('connection')
              return undefined
            })
            if (done?.ok !== true) continue
            acknowledged.set(process, [...(acknowledged.get(process) ?? []), word])
            break
          }
        }
      }),
    )
    running = false
    await killing
    await killer.end()
    for (const process of processes) {
      const events = await engine.history(process)
      const words = events.map(({ event }) => (event.type === 'Said' ? event.word : ''))
      expect(words).toEqual(acknowledged.get(process))
      expect(words).toHaveLength(60)
    }
  })
})

/** A small file system of its own; undefined where this account may not mount one. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Until the server refuses: hexadecimal digits, which do not shrink to nothing. */
async function fillWith(bytes: number): Promise<void> {
  for (;;)
    await database.pool.query(
      `INSERT INTO filling SELECT string_agg(md5(random()::text), '') FROM generate_series(1, $1::integer / 32)`,
      [bytes],
    )
}

describe('a full disk', () => {
  test('ends in a clear no with nothing done, and in a yes as soon as there is room', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'yijianshi-full-'))
    const isMounted = mountSmall(folder)
    if (!isMounted) {
      rmSync(folder, { recursive: true })
      skip('a small file system can be mounted by root only')
    }
    const space = `small_${randomUUID().replaceAll('-', '')}`
    try {
      const found = await database.pool.query<{ folder: string }>(
        `SELECT current_setting('data_directory') AS folder`,
      )
      const { uid, gid } = statSync(found.rows[0]?.folder ?? '')
      chownSync(folder, uid, gid)
      chmodSync(folder, 0o700)
      await database.pool.query(`CREATE TABLESPACE ${space} LOCATION '${folder}'`)
      await database.pool.query(`ALTER TABLE process_event SET TABLESPACE ${space}`)
      await database.pool.query(`CREATE TABLE filling (data text) TABLESPACE ${space}`)
      // By large rows first, then to the last page by small ones.
      for (const bytes of [60_000, 900]) {
        const full: unknown = await fillWith(bytes).catch((error: unknown) => error)
        expect(full).toMatchObject({ code: '53100' })
      }
      const process = randomUUID()
      const commandId = randomUUID()
      const refused: unknown = await say(process, 'a', commandId).catch((error: unknown) => error)
      expect(databaseFault(refused)).toBe('exhausted')
      expect(await versions(process)).toEqual([])
      expect((await database.pool.query('SELECT FROM word_view')).rowCount).toBe(0)
      await database.pool.query('DROP TABLE filling')
      expect(await say(process, 'a', commandId)).toMatchObject({ ok: true, version: 1, repeated: false })
    } finally {
      await database.close()
      const server = new pg.Client({ ...database.connection, database: 'postgres' })
      await server.connect()
      await server.query(`DROP TABLESPACE IF EXISTS ${space}`)
      await server.end()
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    }
  })
})
