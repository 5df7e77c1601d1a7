/** For whom a statement asks, on connections that many share. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GuardedDatabase } from './guarded.ts'
import { NOBODY, type Subject } from './subject.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
const owner = { role: 'applicant', account: randomUUID(), person: randomUUID() } as const
const guarded = (subject: Subject) => new GuardedDatabase(database.server, subject)

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query(`INSERT INTO person (id, citizen_index, created_at) VALUES ($1, '', now())`, [
    owner.person,
  ])
})
afterAll(() => database.close())

describe('the subject', () => {
  test('goes with its statement: no connection of the pool keeps it, whatever happened there', async () => {
    const { server } = database
    const ask = `SELECT current_setting('yijianshi.subject', true) AS subject, pg_backend_pid() AS pid`
    const people = Array.from({ length: 50 }, () => randomUUID())
    const pids = new Set<number>()
    await Promise.all(
      people.flatMap((person, index) => [
        guarded({ role: 'applicant', account: person, person })
          .query<{ subject: string; pid: number }>(ask)
          .then(({ rows }) => {
            expect(rows[0]?.subject).toBe(`applicant ${person} ${person}`)
            pids.add(rows[0]?.pid ?? 0)
          }),
        ...(index % 10 === 0 ? [expect(guarded(owner).query('SELECT 1 / 0')).rejects.toThrow('zero')] : []),
        server.query<{ subject: string | null }>(ask).then(({ rows }) => {
          expect(rows[0]?.subject ?? '').toBe('')
        }),
      ]),
    )
    expect(pids.size).toBeGreaterThan(1)
    expect((await server.query(`SELECT FROM person`)).rowCount).toBe(0)
  })

  test('of a transaction ends with it, also one that was taken back', async () => {
    const client = await database.server.connect()
    try {
      for (const end of ['COMMIT', 'ROLLBACK']) {
        await client.query('BEGIN')
        expect((await guarded(owner).within(client).query('SELECT id FROM person')).rowCount).toBe(1)
        expect((await guarded(owner).within(client).as(NOBODY).query('SELECT FROM person')).rowCount).toBe(0)
        expect((await guarded(owner).within(client).query('SELECT FROM person')).rowCount).toBe(1)
        await client.query(end)
        expect((await client.query('SELECT FROM person')).rowCount).toBe(0)
      }
    } finally {
      client.release()
    }
  })
})
