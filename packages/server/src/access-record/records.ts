/** Who looked at a case with the eyes of another account. Records are kept for ever; a trigger sees to it. */
import type { RefusalCode } from '@yijianshi/core/refusal'
import type pg from 'pg'
import { z } from 'zod'
import { type Account, accountRow } from '../account/account.ts'

/** What came of a look that showed the case. */
const SEEN = 'seen'

export type Access = {
  /** Milliseconds since 1970, as is `moment`: the time of the case that was looked at. */
  readonly at: number
  readonly account: string
  readonly case: string
  readonly as: string
  readonly moment: number
  /** Why nothing was shown. */
  readonly refused: RefusalCode | undefined
}

export async function recordAccess(pool: pg.Pool, access: Access): Promise<void> {
  const { at, account, as, moment, refused } = access
  await pool.query(
    `INSERT INTO access_record (at, account_id, case_id, as_account, moment, outcome)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [new Date(at), account, access.case, as, new Date(moment), refused ?? SEEN],
  )
}

export type AccessEntry = {
  readonly id: number
  readonly at: Date
  readonly case: string
  readonly number: string
  /** As they were posted then; undefined for an account that was not there. */
  readonly by: Account | undefined
  readonly as: Account | undefined
  readonly moment: Date
  /** Code of the refusal; undefined where the case was shown. */
  readonly refused: string | undefined
}

const row = z.object({
  record_id: z.int(),
  at: z.date(),
  case_id: z.uuid(),
  number: z.string(),
  by_post: accountRow.nullable(),
  as_post: accountRow.nullable(),
  moment: z.date(),
  outcome: z.string(),
})

/** An account with the post that it had at the time of the record; what it has now, where none was kept. */
const postOf = (account: string) => `(
  SELECT to_jsonb(account) - 'password_hash' || coalesce((
      SELECT post FROM account_post WHERE account_id = account.id AND since <= record.at ORDER BY since DESC LIMIT 1
    ), '{}') || jsonb_build_object('mobile', person.mobile)
  FROM account LEFT JOIN person ON person.id = account.person WHERE account.id = record.${account}
)`

const READ = `
  SELECT record.*, case_view.number, ${postOf('account_id')} AS by_post, ${postOf('as_account')} AS as_post
  FROM (
    SELECT * FROM access_record
    WHERE ($1::uuid IS NULL OR case_id = $1) AND ($2::uuid IS NULL OR account_id = $2)
      AND ($3::bigint IS NULL OR record_id < $3)
    ORDER BY record_id DESC LIMIT $4
  ) AS record JOIN case_view USING (case_id) ORDER BY record_id DESC`

export type Wanted = {
  readonly case?: string
  /** Who looked. */
  readonly account?: string
  /** The last record of the page before. */
  readonly before?: number
}

/** Newest first. */
export async function readRecords(pool: pg.Pool, wanted: Wanted, limit: number): Promise<AccessEntry[]> {
  const values = [wanted.case ?? null, wanted.account ?? null, wanted.before ?? null, limit]
  const found = await pool.query(READ, values)
  return found.rows.map(raw => {
    const { record_id: id, at, case_id: caseId, number, by_post: by, as_post: as, ...entry } = row.parse(raw)
    return {
      id,
      at,
      case: caseId,
      number,
      by: by ?? undefined,
      as: as ?? undefined,
      moment: entry.moment,
      refused: entry.outcome === SEEN ? undefined : entry.outcome,
    }
  })
}
