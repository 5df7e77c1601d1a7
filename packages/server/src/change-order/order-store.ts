import type pg from 'pg'

export async function findOrderId(pool: pg.Pool, number: string): Promise<string | undefined> {
  const found = await pool.query<{ order_id: string }>(
    'SELECT order_id FROM change_order_view WHERE number = $1',
    [number],
  )
  return found.rows[0]?.order_id
}

export async function findOrderByRequest(pool: pg.Pool, request: string): Promise<string | undefined> {
  const found = await pool.query<{ order_id: string }>(
    'SELECT order_id FROM change_order_view WHERE request = $1',
    [request],
  )
  return found.rows[0]?.order_id
}

/** The serial number that the next order of a year gets, from 1. */
export async function nextSerial(pool: pg.Pool, year: string): Promise<number> {
  const found = await pool.query<{ last: number | null }>(
    `SELECT max(split_part(number, '-', 2)::integer) AS last FROM change_order_view WHERE number LIKE $1 || '-%'`,
    [year],
  )
  return (found.rows[0]?.last ?? 0) + 1
}

export type LinkedChange = { readonly id: string; readonly title: string; readonly stage: string }

/** Changes that carry the order out, oldest first. */
export async function linkedChanges(pool: pg.Pool, number: string): Promise<LinkedChange[]> {
  const found = await pool.query<LinkedChange>(
    `SELECT change_id AS id, title, stage FROM catalogue_change_view WHERE order_number = $1
     ORDER BY begun_at LIMIT 100`,
    [number],
  )
  return found.rows
}
