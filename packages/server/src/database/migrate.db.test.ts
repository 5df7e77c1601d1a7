import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, migrationsDirectory, readMigrations } from './migrate.ts'
import { createTestDatabase } from './test-database.ts'

describe('migrations', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'))
    writeMigration('0001-create-permit.sql', 'CREATE TABLE permit (id bigint PRIMARY KEY, valid_until date);')
    writeMigration(
      '0002-add-holder.sql',
      'ALTER TABLE permit ADD holder text; INSERT INTO permit VALUES (1, NULL, $$李$$);',
    )
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  const writeMigration = (name: string, sql: string) => writeFileSync(join(folder, name), sql)

  test('run in order, once each', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    expect(await migrate(database.pool, readMigrations(folder))).toEqual([
      '0001-create-permit',
      '0002-add-holder',
    ])
    expect(await migrate(database.pool, readMigrations(folder))).toEqual([])
    const rows = await database.pool.query('SELECT holder FROM permit')
    expect(rows.rows).toEqual([{ holder: '李' }])
  })

  test('are run once when several servers start at the same time', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => migrate(database.pool, readMigrations(folder))),
    )
    expect(runs.flat().toSorted()).toEqual(['0001-create-permit', '0002-add-holder'])
  })

  test('a failing one leaves nothing behind, names its line, and keeps those before it', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    writeMigration('0003-break-things.sql', 'CREATE TABLE half (id int);\nSELECT nonsense;\n')
    await expect(migrate(database.pool, readMigrations(folder))).rejects.toThrow(
      /0003-break-things, line 2: .*nonsense/,
    )
    const tables = await database.pool.query(
      `SELECT to_regclass('half') AS half, to_regclass('permit')::text AS permit`,
    )
    expect(tables.rows).toEqual([{ half: null, permit: 'permit' }])
  })

  test('a landed one that was changed is refused by name', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    await migrate(database.pool, readMigrations(folder))
    writeMigration('0001-create-permit.sql', 'CREATE TABLE permit (id int);')
    await expect(migrate(database.pool, readMigrations(folder))).rejects.toMatchObject({
      code: 'database/migration-refused',
      message: expect.stringContaining('0001-create-permit'),
    })
  })

  test('a database ahead of the code is refused', async () => {
    await using database = await createTestDatabase({ content: 'empty' })
    const migrations = readMigrations(folder)
    await migrate(database.pool, migrations)
    await expect(migrate(database.pool, migrations.slice(0, 1))).rejects.toMatchObject({
      code: 'database/migration-refused',
    })
  })

  test.each(['0004-skip-number.sql', '3-short-number.sql', '0003.sql'])(
    'the file name %s is refused',
    name => {
      writeMigration(name, 'SELECT 1')
      expect(() => readMigrations(folder)).toThrow(name)
    },
  )

  test('the platform’s own are all landed in the template of the tests', async () => {
    await using database = await createTestDatabase()
    const landed = await database.pool.query<{ name: string }>(
      'SELECT name FROM schema_migration ORDER BY number',
    )
    expect(landed.rows.map(row => row.name)).toEqual(
      readMigrations(migrationsDirectory).map(migration => migration.name),
    )
  })
})
