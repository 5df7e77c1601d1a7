import { describe, expect, test } from 'vitest'
import { openDatabase } from './connection.ts'
import { openStore } from './open-store.ts'
import { createTestDatabase } from './test-database.ts'

const store = (url: string) =>
  openStore({ environment: { DATABASE_URL: url }, onProgress: () => {}, onLost: () => {} })

describe('a connection', () => {
  test('reads bigint as a number, a date as its text, jsonb as a value', async () => {
    await using database = await createTestDatabase()
    const found = await database.pool.query(
      `SELECT 9007199254740991::bigint AS big, '{1,2}'::bigint[] AS bigs, '2026-02-28'::date AS day, '{"料":[1]}'::jsonb AS json`,
    )
    expect(found.rows).toEqual([
      { big: 9007199254740991, bigs: [1, 2], day: '2026-02-28', json: { 料: [1] } },
    ])
  })

  test('refuses to round a bigint', async () => {
    await using database = await createTestDatabase()
    await expect(database.pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow(/9007199254740993/)
  })

  test('survives a server that closes it', async () => {
    const lost: string[] = []
    await using own = await createTestDatabase()
    const database = await openDatabase({
      connection: own.connection,
      maxConnections: 1,
      onConnectionLost: error => lost.push(error.message),
    })
    if (!database.ok) throw new Error(database.message)
    const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await own.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await expect.poll(() => lost).toHaveLength(1)
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await database.close()
  })
})

describe('DATABASE_URL', () => {
  test('opens that database and migrates it', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    const opened = await store(database.url)
    if (!opened.ok) throw new Error(opened.message)
    expect(opened.kind).toBe('external')
    expect(
      (await opened.pool.query(`SELECT to_regclass('schema_migration')::text AS found`)).rows,
    ).toHaveLength(1)
    await opened.close()
  })

  test.each([
    ['mysql://localhost/x', 'database/url-invalid'],
    ['postgresql://u:p%zz@127.0.0.1:1/x', 'database/url-invalid'],
    ['postgresql://u:secret@127.0.0.1:1/x', 'database/unreachable'],
  ])('%s is refused in one line without the password', async (url, code) => {
    const refused = await store(url)
    expect(refused).toMatchObject({ ok: false, code })
    if (!refused.ok) expect(refused.message).not.toMatch(/secret|\n/)
  })
})
