/** Consents to data sharing: rows are added, and ended by rows of their own. */
import { type Consent, consentEnds } from '@yijianshi/core/sharing'
import type pg from 'pg'
import { z } from 'zod'
import { inTransaction } from '../database/transaction.ts'

const row = z.object({
  consent_id: z.uuid(),
  case_id: z.uuid(),
  person: z.uuid(),
  matter: z.string(),
  resources: z.array(z.string()),
  given_at: z.date(),
  until: z.date(),
  on_paper: z.boolean(),
  ended_at: z.date().nullable(),
})

export type StoredConsent = Consent & {
  /** The application, which becomes the case. */
  readonly application: string
  readonly person: string
  readonly onPaper: boolean
}

const SELECT = `
  SELECT consent_id, case_id, person, matter, resources, given_at, until, on_paper, ended_at
  FROM sharing_consent LEFT JOIN sharing_consent_end USING (consent_id)`

function read(raw: unknown): StoredConsent {
  const { consent_id, case_id, person, matter, resources, given_at, until, on_paper, ended_at } =
    row.parse(raw)
  return {
    id: consent_id,
    application: case_id,
    person,
    matter,
    resources,
    givenAt: given_at.getTime(),
    until: until.getTime(),
    onPaper: on_paper,
    ...(ended_at !== null && { endedAt: ended_at.getTime() }),
  }
}

export type NewConsent = Pick<
  StoredConsent,
  'id' | 'application' | 'person' | 'matter' | 'resources' | 'givenAt'
> & {
  readonly account: string
  readonly role: 'applicant' | 'clerk'
  /** By which it was given for somebody else. */
  readonly mandate: string | null
}

/** Ends the one before in the same statement: an application has one at most that holds. */
export async function insertConsent(store: pg.Pool | pg.PoolClient, consent: NewConsent): Promise<void> {
  const { id, application, person, matter, resources, givenAt, account, role, mandate } = consent
  await store.query(
    `WITH ended AS (
       INSERT INTO sharing_consent_end (consent_id, ended_at, account_id)
       SELECT consent_id, $6, $8 FROM sharing_consent
       WHERE case_id = $2 AND NOT EXISTS
         (SELECT FROM sharing_consent_end WHERE sharing_consent_end.consent_id = sharing_consent.consent_id)
       ON CONFLICT (consent_id) DO NOTHING
     )
     INSERT INTO sharing_consent
       (consent_id, case_id, person, matter, resources, given_at, until, account_id, role, on_paper,
        mandate_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9 = 'clerk', $10)`,
    [
      id,
      application,
      person,
      matter,
      resources,
      new Date(givenAt),
      new Date(consentEnds(givenAt)),
      account,
      role,
      mandate,
    ],
  )
}

const LIMIT_LOCK = 71_935

/**
 * Unless this person has given as many for the matter since that time, in milliseconds since 1970; false then. It is
 * counted before anything is asked by it, and one after another for each person: of requests made at once no more get
 * through than are allowed, by all servers together.
 */
export async function insertLimitedConsent(
  pool: pg.Pool,
  consent: NewConsent,
  limit: { readonly most: number; readonly since: number },
): Promise<boolean> {
  const { person, matter } = consent
  return inTransaction(pool, async client => {
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LIMIT_LOCK, person])
    const given = await client.query(
      'SELECT FROM sharing_consent WHERE person = $1 AND matter = $2 AND given_at > $3 LIMIT $4',
      [person, matter, new Date(limit.since), limit.most],
    )
    if (given.rowCount === limit.most) return false
    await insertConsent(client, consent)
    return true
  })
}

/** The newest one, whether it still holds or not. */
export async function findLastConsent(
  pool: pg.Pool,
  application: string,
): Promise<StoredConsent | undefined> {
  const found = await pool.query(`${SELECT} WHERE case_id = $1 ORDER BY given_at DESC LIMIT 1`, [application])
  return found.rows.map(read)[0]
}

export async function findConsent(pool: pg.Pool, id: string): Promise<StoredConsent | undefined> {
  const found = await pool.query(`${SELECT} WHERE consent_id = $1`, [id])
  return found.rows.map(read)[0]
}

export async function consentsOfCase(pool: pg.Pool, application: string): Promise<StoredConsent[]> {
  const found = await pool.query(`${SELECT} WHERE case_id = $1 ORDER BY given_at DESC LIMIT 50`, [
    application,
  ])
  return found.rows.map(read)
}

/** Newest first, a hundred at most; `before` is where the page before ended. `persons`: or organisations. */
export async function consentsOf(
  pool: pg.Pool,
  persons: readonly string[],
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<StoredConsent[]> {
  const found = await pool.query(
    `${SELECT} WHERE person = ANY ($1::uuid[])
       AND ($2::timestamptz IS NULL OR (given_at, consent_id) < ($2, $3::uuid))
     ORDER BY given_at DESC, consent_id DESC LIMIT 100`,
    [persons, before?.at ?? null, before?.id ?? null],
  )
  return found.rows.map(read)
}

/** Twice is once. */
export async function endConsent(pool: pg.Pool, id: string, account: string, now: number): Promise<void> {
  await pool.query(
    `INSERT INTO sharing_consent_end (consent_id, ended_at, account_id) VALUES ($1, $2, $3)
     ON CONFLICT (consent_id) DO NOTHING`,
    [id, new Date(now), account],
  )
}

export function holds(consent: StoredConsent | undefined, now: number): consent is StoredConsent {
  return consent !== undefined && consent.endedAt === undefined && now < consent.until
}
