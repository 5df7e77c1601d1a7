import { describe, expect, it } from 'vitest'
import { guardedTables } from './guarded-tables.ts'
import { sourceFile } from './source-file.ts'

const migrations = [
  sourceFile(
    'packages/server/src/database/migrations/0001-guard.sql',
    `CREATE TABLE person (id uuid);
CREATE TABLE matter (id text);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE VIEW person_name AS
  SELECT id FROM person;
CREATE VIEW matter_name AS
  SELECT id FROM matter;
`,
  ),
]

const linesOf = (path: string, text: string) =>
  guardedTables([...migrations, sourceFile(path, text)]).map(({ line }) => line)
const linesIn = (text: string) => linesOf('packages/server/src/person.ts', text)

describe('SQL on a guarded table', () => {
  it.each([
    "await pool.query('SELECT FROM person')",
    "await pool.query<{ id: string; of: Map<string, () => void> }>('SELECT FROM person')",
    "await store.client.query(`UPDATE person SET name = ''`)",
    "await pool.query('SELECT FROM person_name')",
    "await connect(guarded.query('SELECT 1')).query('DELETE FROM person')",
    "const guarded = 1; await client.query('SELECT FROM matter JOIN person USING (id)')",
  ])('is not asked as nobody: %s', text => {
    expect(linesIn(text)).toEqual([1])
    expect(linesOf('packages/cli/src/data.ts', text)).toEqual([1])
  })

  it.each([
    "await guarded.query('SELECT FROM person')",
    "await store.guarded.query<{ id: string }>('SELECT FROM person')",
    "await guarded\n  .as(work('names'))\n  .within(client)\n  .query('SELECT FROM person')",
    "await new GuardedDatabase(pool, subject).query('SELECT FROM person')",
    "const own = guarded.as(work('erasure'))\nawait own.query('DELETE FROM person')",
    "async function f(asking: GuardedDatabase) { await asking.query('SELECT FROM person') }",
    "function asOffice(pool: Pool): GuardedDatabase {\n  return x\n}\nasOffice(pool).query('SELECT FROM person')",
  ])('is asked for somebody: %s', text => {
    expect(linesIn(text)).toEqual([])
  })

  it('is followed from a constant to the queries that it is in', () => {
    const constant = 'const READ = `SELECT FROM person`\n'
    expect(linesIn(`${constant}guarded.query(READ)`)).toEqual([])
    expect(linesIn(`${constant}pool.query(READ)`)).toEqual([2])
    expect(linesIn(`${constant}guarded.query(READ)\npool.query(\`\${READ} WHERE true\`)`)).toEqual([3])
    expect(linesIn(`${constant}pool.query('READ')`)).toEqual([])
    expect(linesIn(`export ${constant}`)).toEqual([1])
  })
})

it('what is not guarded, no SQL, a test, or asked by the owner is left alone', () => {
  expect(linesIn("pool.query('SELECT FROM matter_name')")).toEqual([])
  expect(linesIn("// pool.query('SELECT FROM person')")).toEqual([])
  expect(linesIn("pool.query('SELECT FROM personal')")).toEqual([])
  const raw = "pool.query('SELECT FROM person')"
  expect(linesOf('packages/server/src/person.db.test.ts', raw)).toEqual([])
  expect(linesOf('packages/server/src/backup/write.ts', raw)).toEqual([])
  expect(linesOf('tools/person.ts', raw)).toEqual([])
  expect(guardedTables([sourceFile('packages/server/src/person.ts', raw)])).toEqual([])
})
