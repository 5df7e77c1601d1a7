/** Row-level security: what the database keeps from a query, whatever the query asks for. */
import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@yijianshi/core/access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submitCase } from '../demo/test-story.ts'
import { createTestApp, type TestApp, TestBrowser } from '../http/test-app.ts'
import { GuardedDatabase } from './guarded.ts'
import { itself, NOBODY, type Subject, WORKS, work } from './subject.ts'

let house: TestApp
let caseId: string
let owner: PersonActor
let stranger: PersonActor
let clerk: PersonActor
let reviewer: PersonActor
const manager: PersonActor = { role: 'manager', account: randomUUID(), site: 'anywhere' }

/** Guarded tables with the rows of the story; who of those concerned sees some of them. */
const TABLES = {
  data_key: { owner: true, clerk: true, reviewer: true },
  person: { owner: true, clerk: true, reviewer: true },
  draft: { owner: true, clerk: true, reviewer: true },
  draft_file: { owner: true, clerk: true, reviewer: true },
  file: { owner: true, clerk: true, reviewer: true },
  signed_letter: { owner: true, clerk: true, reviewer: true },
  case_contents: { owner: true, clerk: true, reviewer: true },
  case_receipt: { owner: true, clerk: true, reviewer: true },
  rating_comment: { owner: true, clerk: true, reviewer: true },
  second_factor: { owner: true, clerk: false, reviewer: false },
  recovery_code: { owner: true, clerk: false, reviewer: false },
  account: { owner: true, clerk: false, reviewer: false },
  staff_secret_key: { owner: true, clerk: false, reviewer: false },
  sharing_answer: { owner: true, clerk: true, reviewer: true },
  sharing_dispute: { owner: true, clerk: true, reviewer: true },
  sharing_cache: { owner: true, clerk: true, reviewer: false },
  // Nothing in its rows says whose they are: only a log-in, which has the token, reads them.
  offered_secret: { owner: false, clerk: false, reviewer: false },
} as const
const tables = Object.keys(TABLES)
/** Guarded as well; their tests stand with their concept. */
const FURTHER = ['paper_licence']

const guarded = (subject: Subject, pool = house.database.server) => new GuardedDatabase(pool, subject)

async function countsOf(subject: Subject): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await guarded(subject).query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`)
    counts[table] = rows[0]?.rows ?? -1
  }
  return counts
}

/** What was fetched for the case and disputed, and a key to sign with. */
const SHARED = `
  WITH given AS (
    INSERT INTO sharing_consent (consent_id, case_id, person, matter, resources, given_at, until, account_id, role, on_paper)
    VALUES (gen_random_uuid(), $1, $3, '', '{a}', now(), now() + interval '1 day', $2, 'applicant', false)
    RETURNING consent_id
  ), used AS (
    INSERT INTO sharing_use (use_id, at, case_id, draft, person, account_id, role, matter, consent_id, resource, outcome,
                             cached, ms, answer_hash, catalogue_version)
    SELECT gen_random_uuid(), now(), $1, $1, $3, $2, 'applicant', '', consent_id, 'a', 'fetched', false, 1, '', ''
    FROM given RETURNING use_id
  ), answered AS (INSERT INTO sharing_answer SELECT use_id, $1, '\\x01' FROM used),
  disputed AS (
    INSERT INTO sharing_dispute (dispute_id, at, case_id, use_id, resource, owner, subject, subject_id, sealed_reason, account_id)
    SELECT gen_random_uuid(), now(), $1, use_id, 'a', 'owner-of-data', 'field', 'a', '\\x01', $2 FROM used
  ), kept AS (INSERT INTO sharing_cache VALUES ($3, 'a', '\\x01', '\\x01', now(), now() + interval '1 day')),
  made AS (INSERT INTO staff_key VALUES ('\\x01', $2, '\\x01', now()))
  INSERT INTO staff_secret_key VALUES ($2, '\\x01', '\\x01')`

const nothing = Object.fromEntries(tables.map(table => [table, 0]))
const seen = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([table, rows]) => [table, rows > 0]))
const expected = (who: 'owner' | 'clerk' | 'reviewer') =>
  Object.fromEntries(Object.entries(TABLES).map(([table, row]) => [table, row[who]]))

async function applicant(login: string): Promise<PersonActor> {
  const { rows } = await house.database.pool.query<{ id: string; person: string }>(
    'SELECT id, person FROM account WHERE login = $1',
    [login],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`There is no ${login}`)
  return { role: 'applicant', account: row.id, person: row.person }
}

beforeAll(async () => {
  house = await createTestApp()
  const { pool } = house.database
  caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  owner = await applicant('chenyu')
  stranger = await applicant('lihua')
  await pool.query(`INSERT INTO rating_comment (case_id, sealed) VALUES ($1, '\\x01')`, [caseId])
  await pool.query(
    `INSERT INTO signed_letter (draft, kind, sha256, sealed, on_paper, signed_at, account)
     VALUES ($1, 'tolerance', '', '\\x01', false, now(), $2)`,
    [caseId, owner.account],
  )
  await pool.query(
    `INSERT INTO second_factor (account, secret, since, last_period) VALUES ($1, '\\x01', now(), 1)`,
    [owner.account],
  )
  await pool.query(`INSERT INTO recovery_code (account, code_hash) VALUES ($1, '\\x01')`, [owner.account])
  await pool.query(`INSERT INTO offered_secret (holder, secret, expires_at) VALUES ('\\x01', '\\x01', now())`)
  await pool.query(SHARED, [caseId, owner.account, owner.role === 'applicant' && owner.person])
  const { rows } = await pool.query<{ site: string; authority: string }>(
    'SELECT site, authority FROM case_view JOIN task_view USING (case_id) WHERE case_id = $1',
    [caseId],
  )
  const [{ site, authority } = { site: '', authority: '' }] = rows
  clerk = { role: 'clerk', account: randomUUID(), site, window: '1' }
  reviewer = { role: 'reviewer', account: randomUUID(), authority, items: 'all' }
})
afterAll(() => house.close())

describe('of the tables with personal data', () => {
  test('the owner of the database sees rows in all', async () => {
    for (const table of tables)
      expect((await house.database.pool.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0)
  })

  test('a query without a subject sees nothing', async () => {
    for (const table of tables)
      expect((await house.database.server.query(`SELECT FROM ${table}`)).rowCount).toBe(0)
    expect(await countsOf(NOBODY)).toEqual(nothing)
  })

  test('a person sees the own rows, a stranger none of them', async () => {
    expect(seen(await countsOf(owner))).toEqual(expected('owner'))
    const { person: _, data_key: __, account, ...others } = await countsOf(stranger)
    expect(account).toBe(1)
    expect(new Set(Object.values(others))).toEqual(new Set([0]))
    const read = await guarded(stranger).query('SELECT id FROM person')
    expect(read.rows).toEqual([{ id: stranger.role === 'applicant' && stranger.person }])
    const key = await guarded(stranger).query('SELECT FROM data_key WHERE subject = $1', [caseId])
    expect(key.rowCount).toBe(0)
  })

  test('the window of the case and its authorities see it, those of others nothing', async () => {
    expect(seen(await countsOf(clerk))).toEqual(expected('clerk'))
    expect(seen(await countsOf(reviewer))).toEqual(expected('reviewer'))
    expect(await countsOf({ role: 'clerk', account: clerk.account, site: 'elsewhere', window: '1' })).toEqual(
      nothing,
    )
    const other: Subject = {
      role: 'reviewer',
      account: reviewer.account,
      authority: 'another-one',
      items: 'all',
    }
    expect(await countsOf(other)).toEqual(nothing)
    expect(await countsOf({ role: 'editor', account: clerk.account })).toEqual(nothing)
  })

  test('the authority whose data were disputed is told so, and sees no more of the case', async () => {
    const owning = {
      role: 'reviewer',
      account: randomUUID(),
      authority: 'owner-of-data',
      items: 'all',
    } as const
    expect(await countsOf(owning)).toEqual({ ...nothing, sharing_dispute: 1 })
  })

  test('a manager sees a case while an access with a reason is open, and no longer', async () => {
    expect(await countsOf(manager)).toEqual(nothing)
    const access = randomUUID()
    const { pool } = house.database
    await pool.query(
      `INSERT INTO reasoned_access VALUES ($1, $2, $3, 'complaint', '', now(), now() + interval '1 hour')`,
      [access, manager.account, caseId],
    )
    expect((await countsOf(manager)).case_contents).toBe(1)
    await pool.query('INSERT INTO reasoned_access_end VALUES ($1, now())', [access])
    expect(await countsOf(manager)).toEqual(nothing)
  })

  test('nobody writes rows that they do not see', async () => {
    for (const subject of [stranger, NOBODY, work('receipt')]) {
      for (const change of ['UPDATE draft SET revision = 0', 'DELETE FROM case_contents', 'DELETE FROM file'])
        expect((await guarded(subject).query(change)).rowCount).toBe(0)
      await expect(
        guarded(subject).query(
          `INSERT INTO case_contents (case_id, form_hash, sealed, stored_at) VALUES ($1, 'forged', '\\x', now())`,
          [caseId],
        ),
      ).rejects.toThrow(/row-level security/)
    }
  })

  test('a work of the server sees the tables that it needs', async () => {
    const { rows } = await house.database.pool.query<{ work: string; guarded: string }>(
      'SELECT work, guarded FROM guard_work',
    )
    expect(new Set(rows.map(row => row.work))).toEqual(new Set(WORKS))
    for (const name of WORKS) {
      const needed = new Set(rows.filter(row => row.work === name).map(row => row.guarded))
      const counts = await countsOf(work(name))
      expect([name, seen(counts)]).toEqual([
        name,
        Object.fromEntries(tables.map(table => [table, needed.has(table)])),
      ])
    }
  })
})

describe('of accounts', () => {
  test('a log-in finds any and changes none; what it counts, the account itself does', async () => {
    const all = await guarded(work('log-in')).query('SELECT FROM account')
    expect(all.rowCount).toBeGreaterThan(10)
    const counting = 'UPDATE account SET failed_logins = failed_logins + 1'
    expect((await guarded(work('log-in')).query(counting)).rowCount).toBe(0)
    const locking = await guarded(work('log-in')).query('SELECT FROM account FOR UPDATE')
    expect(locking.rowCount).toBe(0)
    expect((await guarded(itself(stranger.account)).query(counting)).rowCount).toBe(1)
    expect(await countsOf(itself(stranger.account))).toMatchObject({ ...nothing, account: 1, data_key: 0 })
  })

  test('names stand beside what was done, without what one gets in by, and nobody writes through them', async () => {
    const names = guarded(work('names'))
    const { rows, fields } = await names.query<{ role: string; login: string }>('SELECT * FROM account_name')
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter(({ role, login }) => role === 'applicant' && login !== '')).toEqual([])
    const open = fields.map(({ name }) => name)
    for (const secret of ['password_hash', 'failed_logins', 'locked_until'])
      expect(open).not.toContain(secret)
    for (const change of [`UPDATE account_name SET name = ''`, 'DELETE FROM account_name'])
      await expect(names.query(change)).rejects.toThrow(/cannot (update|delete from) view/)
    for (const subject of [NOBODY, owner, clerk, reviewer, manager, work('log-in')])
      expect((await guarded(subject).query('SELECT FROM account_name')).rowCount).toBe(0)
  })
})

test('no value can pass for another subject', async () => {
  const account = randomUUID()
  const person = owner.role === 'applicant' ? owner.person : ''
  for (const site of [
    `x applicant ${owner.account} ${person}`,
    `x\napplicant ${owner.account} ${person}`,
    `' OR true --`,
    `'; SET yijianshi.subject = 'applicant ${owner.account} ${person}'; --`,
    `%`,
    '',
  ])
    for (const subject of [
      { role: 'clerk', account, site, window: '1' },
      { role: 'clerk', account: site, site: '', window: '1' },
      { role: 'reviewer', account, authority: site, items: 'all' },
      { role: 'manager', account, site },
      { role: 'applicant', account, person: site },
      { role: 'account', account: site },
    ] satisfies Subject[])
      expect(await countsOf(subject)).toEqual(nothing)
})

test('whether a row is within reach is asked by indexes alone', async () => {
  const client = await house.database.server.connect()
  try {
    for (const subject of [owner, stranger, clerk, reviewer, manager]) {
      await client.query('BEGIN')
      for (const table of tables) await guarded(subject).within(client).query(`SELECT FROM ${table}`)
      const { rows } = await client.query<{ name: string; scans: number }>(
        `SELECT relname AS name, seq_scan AS scans FROM pg_stat_xact_user_tables
         WHERE relname IN ('case_view', 'task_view', 'process_event', 'mandate_view', 'reasoned_access', 'guard_work')`,
      )
      await client.query('COMMIT')
      expect(rows.map(row => row.name)).toContain('case_view')
      expect(rows.filter(row => row.scans > 0)).toEqual([])
    }
  } finally {
    client.release()
  }
})

/** Tables with such columns that have no policy, and why. */
const OPEN: Readonly<Record<string, string>> = {
  webhook_subscription: 'secrets of other systems; no person',
}

test('every table with a column for personal data is guarded, or its name stands above', async () => {
  const { rows } = await house.database.pool.query<{ name: string; guarded: boolean }>(
    `SELECT DISTINCT relname AS name, relrowsecurity AS guarded
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
       AND (attname ~ '^(sealed|secret|wrapped|identity|citizen|mobile|postal_address|form_values|query_code|password)'
         OR attname IN ('code_hash', 'holder') AND relname IN ('recovery_code', 'offered_secret')
         OR relname IN ('draft_file'))
     ORDER BY name`,
  )
  const open = rows.filter(row => !row.guarded).map(row => row.name)
  expect(open).toEqual(Object.keys(OPEN).toSorted())
  expect(rows.filter(row => row.guarded).map(row => row.name)).toEqual([...tables, ...FURTHER].toSorted())
})
