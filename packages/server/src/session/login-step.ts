/** Log-ins that have passed the first step and still owe the second; nobody is logged in meanwhile. */
import type { LoginStep } from '@yijianshi/contract/identity'
import type pg from 'pg'
import type { GuardedDatabase } from '../database/guarded.ts'
import { itself, work } from '../database/subject.ts'
import { hashOf, newToken } from './token.ts'

/** Time to fetch the phone, and to set an app up. */
export const stepLifeMs = 900_000

/** Which posts must have a second factor; demo accounts, whose password everybody knows, are left out. */
export type SecondFactorRule = { readonly staff: boolean }

type Needs = { readonly role: string; readonly demo: boolean; readonly factor: boolean }

function stepOf({ role, demo, factor }: Needs, rule: SecondFactorRule): LoginStep | null {
  if (factor) return { kind: 'code' }
  return rule.staff && role !== 'applicant' && !demo ? { kind: 'enrol' } : null
}

const needs = `account.role, account.demo,
  EXISTS (SELECT 1 FROM second_factor WHERE second_factor.account = account.id) AS factor`

/** What this account has to do after its password; null when that was all. */
export async function findWantedStep(
  guarded: GuardedDatabase,
  account: string,
  rule: SecondFactorRule,
): Promise<LoginStep | null> {
  const found = await guarded
    .as(itself(account))
    .query<Needs>(`SELECT ${needs} FROM account WHERE id = $1`, [account])
  const [row] = found.rows
  if (row === undefined) throw new Error('An account vanished during its log-in')
  return stepOf(row, rule)
}

/** What it returns is the only copy of the token. */
export async function beginStep(pool: pg.Pool, account: string, now: number): Promise<string> {
  const token = newToken()
  await pool.query('INSERT INTO login_step (token_hash, account, expires_at) VALUES ($1, $2, $3)', [
    hashOf(token),
    account,
    new Date(now + stepLifeMs),
  ])
  return token
}

/** Whose second step it is; undefined when unknown, over, or owed no more. */
export async function findStep(
  guarded: GuardedDatabase,
  token: string,
  rule: SecondFactorRule,
  now: number,
): Promise<{ readonly account: string; readonly step: LoginStep } | undefined> {
  const found = await guarded.as(work('log-in')).query<Needs & { id: string }>(
    `SELECT account.id, ${needs} FROM login_step JOIN account ON account.id = login_step.account
     WHERE login_step.token_hash = $1 AND login_step.expires_at > $2 AND account.disabled_at IS NULL`,
    [hashOf(token), new Date(now)],
  )
  const [row] = found.rows
  const step = row && stepOf(row, rule)
  return step && row ? { account: row.id, step } : undefined
}

export async function endStep(pool: pg.Pool, token: string): Promise<void> {
  await pool.query('DELETE FROM login_step WHERE token_hash = $1', [hashOf(token)])
}
