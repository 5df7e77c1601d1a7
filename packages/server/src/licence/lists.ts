/** Lists of e-licences from their view. */
import { civilDateOf } from '@yijianshi/core/calendar'
import type { LicenceStanding } from '@yijianshi/core/licence'
import type pg from 'pg'
import { z } from 'zod'
import { type Cursor, type MomentCursor, pageSize } from '../http/cursor.ts'

const row = z.object({
  licence_id: z.uuid(),
  case_id: z.uuid(),
  item: z.string(),
  licence: z.string(),
  authority: z.string(),
  number: z.string(),
  edition: z.int(),
  stage: z.enum(['valid', 'suspended', 'revoked']),
  issued_at: z.date(),
  valid_until: z.string().nullable(),
})
export type LicenceRow = z.infer<typeof row>

const COLUMNS = `licence_id, case_id, item, licence, authority, number, edition, stage, issued_at,
  to_char(valid_until, 'YYYY-MM-DD') AS valid_until`

/** Of the newest edition; agrees with `standingOf`. `now`: milliseconds since 1970. */
export function rowStanding(
  { stage, valid_until: until }: Pick<LicenceRow, 'stage' | 'valid_until'>,
  now: number,
): LicenceStanding {
  if (stage === 'revoked') return 'revoked'
  return until !== null && until < civilDateOf(now) ? 'expired' : stage
}

/** `matters`: of cases in these only; null where it does not matter. */
export type Whose = { readonly holder: string; readonly matters: readonly string[] | null }

/** One beyond a page, newest first. */
export async function licencesOfHolder(
  pool: pg.Pool,
  { holder, matters }: Whose,
  from: MomentCursor | undefined,
): Promise<LicenceRow[]> {
  const { rows } = await pool.query(
    `SELECT ${COLUMNS} FROM licence_view
     WHERE holder_id = $1 AND ($5::text[] IS NULL OR EXISTS (
         SELECT FROM case_view WHERE case_view.case_id = licence_view.case_id AND matter = ANY ($5)))
       AND ($2::timestamptz IS NULL OR (issued_at, licence_id) < ($2, $3::uuid))
     ORDER BY issued_at DESC, licence_id DESC LIMIT $4`,
    [holder, from?.at ?? null, from?.id ?? null, pageSize + 1, matters],
  )
  return rows.map(each => row.parse(each))
}

export function cursorOf({ issued_at, licence_id }: LicenceRow): Cursor {
  return { key: String(issued_at.getTime()), id: licence_id }
}

/** As many as a case has items at most, so no page. */
export async function licencesOfCase(pool: pg.Pool, caseId: string): Promise<LicenceRow[]> {
  const { rows } = await pool.query(
    `SELECT ${COLUMNS} FROM licence_view WHERE case_id = $1 ORDER BY issued_at, licence_id`,
    [caseId],
  )
  return rows.map(each => row.parse(each))
}
