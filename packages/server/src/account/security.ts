import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { itself } from '../database/subject.ts'
import type { Account } from './account.ts'
import { leastCharacters } from './password-rule.ts'

export type AccountSecurity = {
  readonly hasPassword: boolean
  readonly leastCharacters: number
  readonly demo: boolean
  /** Linked with a unified identity. */
  readonly unified: boolean
}

/** Least number of characters of a password for this role. */
export function leastCharactersOf(role: string): number {
  return role === 'applicant' ? leastCharacters.applicant : leastCharacters.staff
}

export async function findSecurity(pool: pg.Pool, { id, role }: Account): Promise<AccountSecurity> {
  const own = new GuardedDatabase(pool, itself(id))
  const found = await own.query<{ has_password: boolean; demo: boolean; unified: boolean }>(
    `SELECT password_hash IS NOT NULL AS has_password, demo,
            EXISTS (SELECT 1 FROM unified_link WHERE unified_link.account = account.id) AS unified
     FROM account WHERE id = $1`,
    [id],
  )
  const [row] = found.rows
  if (row === undefined) throw new Error('An account vanished during its session')
  return {
    hasPassword: row.has_password,
    leastCharacters: leastCharactersOf(role),
    demo: row.demo,
    unified: row.unified,
  }
}
