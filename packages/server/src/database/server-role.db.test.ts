import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareServerRole, serverRole } from './server-role.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('the role of the server', () => {
  test('owns no table, bypasses nothing, and can lift no guard', async () => {
    const { server, pool } = database
    const { rows } = await server.query(
      `SELECT current_user::text AS name, rolsuper OR rolbypassrls AS free,
              (SELECT count(*) FROM pg_tables WHERE tableowner = current_user) AS owned
       FROM pg_roles WHERE rolname = current_user`,
    )
    expect(rows).toEqual([{ name: serverRole, free: false, owned: 0 }])
    for (const lifting of [
      'ALTER TABLE person DISABLE ROW LEVEL SECURITY',
      'DROP POLICY person_within_reach ON person',
      `INSERT INTO guard_work VALUES ('receipt', 'person')`,
      'CREATE TABLE case_view_of_ours (case_id uuid)',
      'DELETE FROM schema_migration',
    ])
      await expect(server.query(lifting)).rejects.toThrow(/permission denied|must be owner/)
    const { rowCount } = await pool.query('SELECT FROM guard_work WHERE work = $1', ['receipt'])
    expect(rowCount).toBe(1)
  })

  test('is named, with what to do, where the database user may not take it', async () => {
    const name = `operator_${randomUUID().slice(0, 8)}`
    const { pool, connection } = database
    await pool.query(`CREATE ROLE ${name} LOGIN`)
    const other = new pg.Pool({ ...connection, user: name, max: 1 })
    try {
      await expect(prepareServerRole(other)).rejects.toMatchObject({
        code: 'database/role-missing',
        message: expect.stringContaining(`GRANT ${serverRole} TO ${name};`),
      })
      await pool.query(`GRANT ${serverRole} TO ${name}`)
      await prepareServerRole(other)
    } finally {
      await other.end()
      await pool.query(`DROP ROLE ${name}`)
    }
  })
})
