/** Whether an applicant may promise: who broke a promise may not, until the credit is repaired (国办发〔2020〕42号). */
import type pg from 'pg'

/** Number of the applicant’s first case with a broken promise that is not repaired; undefined when there is none. */
export async function findBrokenCase(pool: pg.Pool, applicant: string): Promise<string | undefined> {
  const found = await pool.query<{ number: string }>(
    `SELECT number FROM case_view
     WHERE applicant_id = $1 AND broken_promise_at IS NOT NULL ORDER BY broken_promise_at LIMIT 1`,
    [applicant],
  )
  return found.rows[0]?.number
}
