import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'

/** Names of accounts of the staff by id, in the order of the names, for a list that the access table opens; a citizen has none here. */
export async function namesOf(
  guarded: GuardedDatabase,
  accounts: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = await guarded
    .as(work('names'))
    .query<{ id: string; name: string }>(
      'SELECT id, name FROM account_name WHERE id = ANY ($1::uuid[]) ORDER BY name',
      [[...new Set(accounts)]],
    )
  return new Map(found.rows.map(row => [row.id, row.name]))
}
