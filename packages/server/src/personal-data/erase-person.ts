/**
 * Deletes an account and what is known of its person, when they asked for it and nothing needs them any more (个人信息保护法
 * 第四十七条). The keys are destroyed first, as with cases. The history keeps ids, which lead to nobody then.
 */
import { keptFor, RETENTION_CLASSES, type RetentionTable } from '@yijianshi/core/retention'
import type pg from 'pg'
import { z } from 'zod'
import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { inTransaction } from '../database/transaction.ts'
import type { PersonalPool } from './key-ring.ts'

/**
 * Long enough to think again, and to notice that somebody else has asked; within the 15 working days in which GB/T
 * 35273—2020 8.5 wants an account to be closed.
 */
export const DELETION_WAIT_DAYS = 15
const dayMs = 86_400_000

/** What stands in the way. */
export type Need = {
  readonly kind: 'case' | 'licence' | 'mandate'
  /** Of the case, the licence, the mandate. */
  readonly id: string
  /** Of a case or a licence, for people. */
  readonly number: string | null
  /** Milliseconds since 1970; null while it is not known: the case is open, the licence holds without an end. */
  readonly until: number | null
}

const row = z.object({
  kind: z.enum(['case', 'licence', 'mandate']),
  id: z.uuid(),
  number: z.string().nullable(),
  stage: z.string(),
  at: z.date().nullable(),
})

/** More than anybody reads; one is enough to keep the person. */
const mostNeeds = 100

/** Cases whose contents are there, licences that hold, mandates that do; the last step of each, or its end. */
const NEEDS = `
  SELECT 'case' AS kind, case_id AS id, number, stage,
         (SELECT max(happened_at) FROM process_event WHERE process_id = case_id) AS at
  FROM case_view WHERE applicant_id = $1
    AND EXISTS (SELECT FROM data_key WHERE subject = case_id AND wrapped IS NOT NULL)
  UNION ALL
  SELECT 'licence', licence_id, number, stage, (valid_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
  FROM licence_view WHERE holder_id = $1 AND stage <> 'revoked'
    AND coalesce(valid_until, 'infinity') >= ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
  UNION ALL
  SELECT 'mandate', mandate_id, NULL, kind, holds_until
  FROM mandate_view WHERE (principal_id = $1 OR agent_id = $1) AND holds_until > $2
  ORDER BY kind, number LIMIT ${mostNeeds}`

type Queryable = pg.Pool | pg.PoolClient

/** As the erasure: what its rows keep from others would look as if nothing were needed. */
export async function needsOf(
  guarded: GuardedDatabase,
  person: string,
  table: RetentionTable,
  now: number,
): Promise<Need[]> {
  const found = await guarded.as(work('erasure')).query(NEEDS, [person, new Date(now)])
  return found.rows.map(raw => {
    const { kind, id, number, stage, at } = row.parse(raw)
    if (kind !== 'case') return { kind, id, number, until: at === null ? null : at.getTime() }
    const ended = RETENTION_CLASSES.find(name => name === stage)
    return {
      kind,
      id,
      number,
      until: ended === undefined || at === null ? null : keptFor(table, ended, at.getTime()),
    }
  })
}

export type Asked = { readonly at: Date; readonly due: Date }

/** Undefined when nothing was asked for, or it was taken back. */
export async function findDeletion(queryable: Queryable, person: string): Promise<Asked | undefined> {
  const found = await queryable.query<Asked>(
    'SELECT asked_at AS at, due_at AS due FROM person_deletion WHERE person = $1 AND done_at IS NULL',
    [person],
  )
  return found.rows[0]
}

/** Asked twice, the first time counts. */
export async function askForDeletion(pool: pg.Pool, person: string, now: number): Promise<void> {
  await pool.query(
    `INSERT INTO person_deletion (person, asked_at, due_at) VALUES ($1, $2, $3) ON CONFLICT (person) DO NOTHING`,
    [person, new Date(now), new Date(now + DELETION_WAIT_DAYS * dayMs)],
  )
}

export async function takeBackDeletion(pool: pg.Pool, person: string): Promise<void> {
  await pool.query('DELETE FROM person_deletion WHERE person = $1 AND done_at IS NULL', [person])
}

const atOnce = 100

/** Those whose time has come and whom nothing needs; the others wait until that is so. Gives how many. */
export async function erasePersons(store: PersonalPool, table: RetentionTable, now: number): Promise<number> {
  let erased = 0
  let after = '00000000-0000-0000-0000-000000000000'
  // To the last: who must wait must not stand in the way of those behind.
  for (;;) {
    const due = await store.pool.query<{ person: string }>(
      `SELECT person FROM person_deletion WHERE done_at IS NULL AND due_at <= $1 AND person > $2
       ORDER BY person LIMIT ${atOnce}`,
      [new Date(now), after],
    )
    for (const { person } of due.rows) {
      const gone = await erasePerson(store, person, table, now)
      for (const subject of gone) store.keys.forget(subject)
      if (gone.length > 0) erased += 1
      after = person
    }
    if (due.rows.length < atOnce) return erased
  }
}

/** Gives whose keys are gone: nobody's when it was taken back or something needs the person again. */
async function erasePerson(
  { pool, guarded }: PersonalPool,
  person: string,
  table: RetentionTable,
  now: number,
): Promise<string[]> {
  return inTransaction(pool, async client => {
    const own = guarded.as(work('erasure')).within(client)
    const held = await client.query(
      'SELECT FROM person_deletion WHERE person = $1 AND done_at IS NULL AND due_at <= $2 FOR UPDATE',
      [person, new Date(now)],
    )
    // Whoever submits just now holds the row of the draft: then it is a case here, or it was no draft any more there.
    await own.query('SELECT FROM draft WHERE person = $1 AND submitted_at IS NULL FOR UPDATE', [person])
    const isNeeded = (await needsOf(own, person, table, now)).length > 0
    return held.rowCount === 0 || isNeeded ? [] : remove(own, person, now)
  })
}

async function remove(guarded: GuardedDatabase, person: string, now: number): Promise<string[]> {
  const at = new Date(now)
  const drafts = await guarded.query<{ id: string }>(
    'DELETE FROM draft WHERE person = $1 AND submitted_at IS NULL RETURNING id',
    [person],
  )
  const accounts = await guarded.query<{ id: string }>('SELECT id FROM account WHERE person = $1', [person])
  const subjects = [person, ...accounts.rows.map(({ id }) => id), ...drafts.rows.map(({ id }) => id)]
  await guarded.query(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = $2, destroyed_by = 'person', cleared_at = $2
     WHERE (subject = ANY ($1::uuid[]) OR record_of = ANY ($1::uuid[])) AND wrapped IS NOT NULL`,
    [subjects, at],
  )
  // Sessions, second factor, passkeys and whatever else hangs on the account go with it.
  await guarded.query('DELETE FROM account WHERE person = $1', [person])
  await guarded.query('DELETE FROM sharing_cache WHERE person = $1', [person])
  await guarded.query('UPDATE person SET identity = NULL, citizen_index = NULL WHERE id = $1', [person])
  await guarded.query('UPDATE person_deletion SET done_at = $2 WHERE person = $1', [person, at])
  return subjects
}
