import type pg from 'pg'

/** Names of accounts by id. Editors and managers know each other. */
export async function namesOf(
  pool: pg.Pool,
  accounts: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM account WHERE id = ANY ($1::uuid[])',
    [[...new Set(accounts)]],
  )
  return new Map(found.rows.map(row => [row.id, row.name]))
}
