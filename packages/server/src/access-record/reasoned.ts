/** Access to the contents of one case for a reason that is told before anything is shown; kept for ever. */
import type { ReasonedPurpose } from '@yijianshi/contract/access-record'
import { reasonedPurpose } from '@yijianshi/contract/access-record'
import type pg from 'pg'
import { z } from 'zod'
import type { Services } from '../http/wiring.ts'

/** Long enough to read a case, too short to keep it open. */
const accessLastsMs = 2 * 3_600_000

export type ReasonedAccess = {
  readonly id: string
  readonly purpose: ReasonedPurpose
  readonly words: string
  readonly openedAt: Date
  readonly until: Date
}

/** Whose access, to which case. */
export type AccessKey = { readonly account: string; readonly case: string }

const row = z
  .object({
    access_id: z.uuid(),
    purpose: reasonedPurpose,
    words: z.string(),
    opened_at: z.date(),
    until: z.date(),
  })
  .transform(({ access_id: id, opened_at: openedAt, ...told }): ReasonedAccess => ({ id, openedAt, ...told }))

type Pooled = Pick<Services, 'pool' | 'now'>

/** The one that is open now. */
export async function findOpenAccess(
  { pool, now }: Pooled,
  { account, case: caseId }: AccessKey,
): Promise<ReasonedAccess | undefined> {
  const found = await pool.query(
    `SELECT access_id, purpose, words, opened_at, until FROM reasoned_access
     WHERE account_id = $1 AND case_id = $2 AND until > $3
       AND NOT EXISTS (SELECT FROM reasoned_access_end WHERE reasoned_access_end.access_id = reasoned_access.access_id)
     ORDER BY until DESC LIMIT 1`,
    [account, caseId, new Date(now())],
  )
  return found.rows[0] === undefined ? undefined : row.parse(found.rows[0])
}

export type WantedAccess = {
  /** Sent again, it opens nothing twice. */
  readonly id: string
  readonly purpose: ReasonedPurpose
  readonly words: string
}

/** Opens it and records that, at once; undefined where that id stands for another access. */
export async function openAccess(
  { pool, now }: Pooled,
  { account, case: caseId }: AccessKey,
  { id, purpose, words }: WantedAccess,
): Promise<ReasonedAccess | undefined> {
  const at = now()
  await pool.query(
    `WITH opened AS (
       INSERT INTO reasoned_access (access_id, account_id, case_id, purpose, words, opened_at, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (access_id) DO NOTHING RETURNING access_id
     )
     INSERT INTO access_record (at, account_id, case_id, access_id, what, moment, outcome)
     SELECT $6, $2, $3, access_id, 'opened', $6, 'seen' FROM opened`,
    [id, account, caseId, purpose, words, new Date(at), new Date(at + accessLastsMs)],
  )
  const found = await pool.query(
    `SELECT access_id, purpose, words, opened_at, until FROM reasoned_access
     WHERE access_id = $1 AND account_id = $2 AND case_id = $3`,
    [id, account, caseId],
  )
  return found.rows[0] === undefined ? undefined : row.parse(found.rows[0])
}

/** Ends what is open, by hand. */
export async function endAccess(services: Pooled, key: AccessKey): Promise<void> {
  for (let open = await findOpenAccess(services, key); open !== undefined; ) {
    await services.pool.query(
      `WITH ended AS (
         INSERT INTO reasoned_access_end (access_id, ended_at) VALUES ($1, $2)
         ON CONFLICT (access_id) DO NOTHING RETURNING access_id
       )
       INSERT INTO access_record (at, account_id, case_id, access_id, what, moment, outcome)
       SELECT $2, $3, $4, access_id, 'ended', $2, 'seen' FROM ended`,
      [open.id, new Date(services.now()), key.account, key.case],
    )
    open = await findOpenAccess(services, key)
  }
}

export type ReasonedLook = {
  readonly access: string
  readonly what: 'contents' | 'file' | 'document'
  /** The material of the file, or the document. */
  readonly subject?: string
}

/** Is written before anything is shown: what can't be recorded is not seen. */
export async function recordReasonedLook(
  pool: pg.Pool,
  { account, case: caseId }: AccessKey,
  { access, what, subject }: ReasonedLook,
  at: number,
): Promise<void> {
  await pool.query(
    `INSERT INTO access_record (at, account_id, case_id, access_id, what, subject, moment, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $1, 'seen')`,
    [new Date(at), account, caseId, access, what, subject ?? null],
  )
}
