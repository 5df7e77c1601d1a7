/**
 * Who looked at a case with the eyes of another account, or at its contents for a reason. Records are kept for ever; a
 * trigger sees to it.
 */
import { accessRecord, type ReasonedPurpose, reasonedPurpose } from '@yijianshi/contract/access-record'
import type { RefusalCode } from '@yijianshi/core/refusal'
import type pg from 'pg'
import { z } from 'zod'
import { accountRow, type StoredAccount } from '../account/account.ts'
import { findPersonNames, namesBeside } from '../account/person.ts'
import { work } from '../database/subject.ts'
import type { PersonalPool } from '../personal-data/key-ring.ts'

/** What came of a look that showed the case. */
const SEEN = 'seen'

export type Access = {
  /** Milliseconds since 1970, as is `moment`: the time of the case that was looked at. */
  readonly at: number
  readonly account: string
  readonly case: string
  readonly as: string
  /** The access for a reason that allows it. */
  readonly access: string
  readonly moment: number
  /** Why nothing was shown. */
  readonly refused: RefusalCode | undefined
}

export async function recordAccess(pool: pg.Pool, record: Access): Promise<void> {
  const { at, account, as, moment, refused } = record
  await pool.query(
    `INSERT INTO access_record (at, account_id, case_id, as_account, access_id, moment, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [new Date(at), account, record.case, as, record.access, new Date(moment), refused ?? SEEN],
  )
}

export type AccessEntry = {
  readonly id: number
  readonly at: Date
  readonly case: string
  readonly number: string
  /** As they were posted then; undefined for an account that was not there. */
  readonly by: StoredAccount | undefined
  readonly as: StoredAccount | undefined
  /** Why; undefined for a look of before reasons were told. */
  readonly reason: { readonly purpose: ReasonedPurpose; readonly words: string } | undefined
  /** Of a look at contents. */
  readonly reasoned: ReasonedEntry | undefined
  /** By which the names of materials are told. */
  readonly planHash: string
  readonly moment: Date
  /** Code of the refusal; undefined where the case was shown. */
  readonly refused: string | undefined
}

const looked = accessRecord.shape.what.unwrap()
export type ReasonedEntry = {
  readonly what: z.infer<typeof looked>
  /** Material of the file, or document. */
  readonly subject: string | undefined
}

const row = z.object({
  record_id: z.int(),
  at: z.date(),
  case_id: z.uuid(),
  number: z.string(),
  by_post: accountRow.nullable(),
  as_post: accountRow.nullable(),
  plan_hash: z.string(),
  purpose: reasonedPurpose.nullable(),
  words: z.string().nullable(),
  what: looked.nullable(),
  subject: z.string().nullable(),
  moment: z.date(),
  outcome: z.string(),
})

/** An account with the post that it had at the time of the record; what it has now, where none was kept. */
const postOf = (account: string) => `(
  SELECT to_jsonb(account_name) || coalesce((
      SELECT post FROM account_post WHERE account_id = account_name.id AND since <= record.at ORDER BY since DESC LIMIT 1
    ), '{}')
  FROM account_name WHERE account_name.id = record.${account}
)`

const READ = `
  SELECT record.*, case_view.number, case_view.plan_hash, purpose, words, ${postOf('account_id')} AS by_post, ${postOf('as_account')} AS as_post
  FROM (
    SELECT * FROM access_record
    WHERE ($1::uuid IS NULL OR case_id = $1) AND ($2::uuid IS NULL OR account_id = $2)
      AND ($3::bigint IS NULL OR record_id < $3)
      AND ($5::uuid IS NULL OR case_id IN (SELECT case_id FROM case_view WHERE applicant_id = $5))
    ORDER BY record_id DESC LIMIT $4
  ) AS record JOIN case_view USING (case_id) LEFT JOIN reasoned_access USING (access_id)
  ORDER BY record_id DESC`

export type Wanted = {
  readonly case?: string
  /** Who looked. */
  readonly account?: string
  /** Whose cases. */
  readonly applicant?: string
  /** The last record of the page before. */
  readonly before?: number
}

function personOf(post: StoredAccount | null): string | undefined {
  return post?.role === 'applicant' ? post.person : undefined
}

/** Newest first. */
export async function readRecords(
  store: PersonalPool,
  wanted: Wanted,
  limit: number,
): Promise<AccessEntry[]> {
  const values = [
    wanted.case ?? null,
    wanted.account ?? null,
    wanted.before ?? null,
    limit,
    wanted.applicant ?? null,
  ]
  const found = await store.guarded.as(work('names')).query(READ, values)
  const rows = found.rows.map(raw => row.parse(raw))
  const names = await findPersonNames(
    namesBeside(store),
    rows.flatMap(({ by_post, as_post }) => [by_post, as_post]).flatMap(post => personOf(post) ?? []),
  )
  const named = (post: StoredAccount | null): StoredAccount | undefined =>
    post === null ? undefined : { ...post, name: names.get(personOf(post) ?? '') ?? post.name }
  return rows.map(read => {
    const { record_id: id, at, case_id: caseId, number, by_post: by, as_post: as, ...entry } = read
    const { purpose, words, what, subject } = entry
    return {
      id,
      at,
      case: caseId,
      number,
      by: named(by),
      as: named(as),
      reason: purpose === null || words === null ? undefined : { purpose, words },
      reasoned: what === null ? undefined : { what, subject: subject ?? undefined },
      planHash: entry.plan_hash,
      moment: entry.moment,
      refused: entry.outcome === SEEN ? undefined : entry.outcome,
    }
  })
}
