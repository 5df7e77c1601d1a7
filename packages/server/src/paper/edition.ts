import { civilDateOf } from '@yijianshi/core/calendar'
import type { Edition } from '@yijianshi/core/paper'
import type pg from 'pg'

/**
 * Number and date of the version under which this content was published last. A catalogue that is read
 * from a folder and was never stored has neither.
 */
export async function findEdition(pool: pg.Pool, hash: string): Promise<Edition> {
  const { rows } = await pool.query<{ number: number; published_at: Date }>(
    'SELECT number, published_at FROM catalogue_version WHERE version = $1 ORDER BY number DESC LIMIT 1',
    [hash],
  )
  const [row] = rows
  return row === undefined
    ? { hash }
    : { hash, number: row.number, date: civilDateOf(row.published_at.getTime()) }
}
