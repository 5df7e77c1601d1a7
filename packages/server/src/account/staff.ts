/** Accounts of those who work in the console: an operator makes them, nobody registers as one. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { isTaken } from '../database/taken.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { issuerName } from '../identity/unified/issuer-name.ts'
import { staffRows } from './account.ts'
import { readLogin } from './login-name.ts'
import { hashPassword } from './password.ts'
import { leastCharacters, readPassword } from './password-rule.ts'
import { newReadableCode } from './readable-code.ts'

/** What somebody is employed for, in ids of the catalogue. */
export type Post =
  | { readonly role: 'clerk'; readonly site: string; readonly window: string }
  | {
      readonly role: 'reviewer'
      readonly authority: string
      readonly items: readonly string[] | 'all'
      /** Head of the authority (部门负责人). */
      readonly head?: true
    }
  | { readonly role: 'manager'; readonly site: string }
  /** Of the catalogue, so of no one place. */
  | { readonly role: 'editor' }

export const staffRoles = [
  'clerk',
  'reviewer',
  'manager',
  'editor',
] as const satisfies readonly Post['role'][]

export type NewStaff = {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly post: Post
}

/** Whether login and password could be used, before anything is stored; gives the login as stored. */
export function readCredentials(login: string, password: string, name?: string): Outcome<string> {
  const read = readLogin(login)
  if (!read.ok) return read
  const accepted = readPassword(password, { login: read.value, name }, leastCharacters.staff)
  return accepted.ok ? read : accepted
}

/** An operator sees and keeps the accounts of all. */
function asOperator(pool: pg.Pool): GuardedDatabase {
  return new GuardedDatabase(pool, work('staff-accounts'))
}

/** Opens an account and gives its login as stored. The post must have been checked against the catalogue. */
export async function addStaff(pool: pg.Pool, given: NewStaff, now: number): Promise<Outcome<string>> {
  const login = readCredentials(given.login, given.password, given.name)
  if (!login.ok) return login
  const { post } = given
  try {
    await asOperator(pool).query(
      `INSERT INTO account (id, login, name, password_hash, role, site, window_id, authority, items, head, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        randomUUID(),
        login.value,
        given.name,
        await hashPassword(given.password),
        post.role,
        'site' in post ? post.site : null,
        post.role === 'clerk' ? post.window : null,
        post.role === 'reviewer' ? post.authority : null,
        post.role === 'reviewer' && post.items !== 'all' ? post.items : null,
        post.role === 'reviewer' && post.head === true,
        new Date(now),
      ],
    )
    return login
  } catch (error) {
    if (!isTaken(error, 'account_login_once')) throw error
    return refused('account/login-taken', { login: login.value })
  }
}

const staffRow = staffRows({
  login: z.string(),
  name: z.string(),
  demo: z.boolean(),
  disabled_at: z.date().nullable(),
})

export type StaffAccount = {
  readonly login: string
  readonly name: string
  readonly post: Post
  readonly demo: boolean
  readonly disabled: boolean
}

function postOf(row: z.infer<typeof staffRow>): Post {
  switch (row.role) {
    case 'clerk':
      return { role: row.role, site: row.site, window: row.window_id }
    case 'reviewer':
      return {
        role: row.role,
        authority: row.authority,
        items: row.items ?? 'all',
        ...(row.head && { head: true }),
      }
    case 'manager':
      return { role: row.role, site: row.site }
    case 'editor':
      return { role: row.role }
  }
}

export const staffPageSize = 500

/** One page of the staff by login, those after `after`; shorter than `staffPageSize` when it is the last. */
export async function listStaff(pool: pg.Pool, after = ''): Promise<StaffAccount[]> {
  const found = await asOperator(pool).query(
    `SELECT login, name, role, site, window_id, authority, items, head, demo, disabled_at FROM account
     WHERE role <> 'applicant' AND login > $1 ORDER BY login LIMIT $2`,
    [after, staffPageSize],
  )
  return found.rows.map(row => {
    const account = staffRow.parse(row)
    const { login, name, demo, disabled_at: disabledAt } = account
    return { login, name, post: postOf(account), demo, disabled: disabledAt !== null }
  })
}

/** Whether anybody can log in to the console. */
export async function hasStaff(pool: pg.Pool): Promise<boolean> {
  const found = await asOperator(pool).query(
    `SELECT 1 FROM account WHERE role <> 'applicant' AND disabled_at IS NULL LIMIT 1`,
  )
  return found.rowCount !== 0
}

/** Runs one UPDATE of a staff account and ends its sessions and log-ins on their way with it; false when there is no such staff account. */
async function changeStaff(
  pool: pg.Pool,
  login: string,
  assignments: string,
  values: readonly unknown[],
): Promise<boolean> {
  const changed = await asOperator(pool).query(
    `WITH changed AS (
       UPDATE account SET ${assignments} WHERE login = $1 AND role <> 'applicant' RETURNING id
     ), ended AS (
       DELETE FROM session USING changed WHERE session.account = changed.id
     ), owed AS (
       DELETE FROM login_step USING changed WHERE login_step.account = changed.id
     )
     SELECT id FROM changed`,
    [login.trim().toLowerCase(), ...values],
  )
  return changed.rowCount !== 0
}

/**
 * Gives a new password, unlocks the account, and ends its sessions. False when there is no such staff account. A demo
 * account is none any more: its password is a secret now.
 */
export async function setStaffPassword(
  pool: pg.Pool,
  login: string,
  password: string,
): Promise<Outcome<boolean>> {
  const read = readCredentials(login, password)
  if (!read.ok) return read
  const hash = await hashPassword(password)
  const assignments = 'password_hash = $2, failed_logins = 0, locked_until = NULL, demo = false'
  return done(await changeStaff(pool, read.value, assignments, [hash]))
}

/** Ends all sessions at once; from now on a log-in is refused like one with a wrong password. */
export function disableStaff(pool: pg.Pool, login: string, now: number): Promise<boolean> {
  return changeStaff(pool, login, 'disabled_at = coalesce(disabled_at, $2)', [new Date(now)])
}

export function enableStaff(pool: pg.Pool, login: string): Promise<boolean> {
  return changeStaff(pool, login, 'disabled_at = NULL, failed_logins = 0, locked_until = NULL', [])
}

/**
 * Lets whoever is known as `subject` to this provider of identities in as this account, instead of whoever was linked
 * before. False when there is no such staff account. The provider's word is not enough for staff: an operator's is.
 */
export async function linkStaff(
  pool: pg.Pool,
  login: string,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  now: number,
): Promise<boolean> {
  const linked = await asOperator(pool).query(
    `WITH staff AS (SELECT id FROM account WHERE login = $1 AND role <> 'applicant'),
     former AS (
       DELETE FROM unified_link USING staff
       WHERE account = staff.id AND issuer = $2 AND subject <> $3 RETURNING account)
     INSERT INTO unified_link (issuer, subject, account, linked_at)
     SELECT $2, $3, staff.id, $4 FROM staff LEFT JOIN (SELECT count(*) FROM former) AS done ON true
     ON CONFLICT (issuer, subject) DO UPDATE SET account = excluded.account, linked_at = excluded.linked_at`,
    [login.trim().toLowerCase(), issuerName(issuer), subject, new Date(now)],
  )
  return linked.rowCount !== 0
}

/** Ends all links of a staff account with providers of identities; false when there is no such staff account. */
export function unlinkStaff(pool: pg.Pool, login: string): Promise<boolean> {
  return forgetOfStaff(pool, login, 'unified_link')
}

/** Turns the second factor off for somebody who has lost the phone, with the passkeys in it, and ends the sessions. */
export function resetSecondFactor(pool: pg.Pool, login: string): Promise<boolean> {
  return forgetOfStaff(pool, login, 'second_factor')
}

async function forgetOfStaff(
  pool: pg.Pool,
  login: string,
  table: 'unified_link' | 'second_factor',
): Promise<boolean> {
  const forgotten = await asOperator(pool).query(
    `WITH staff AS (SELECT id FROM account WHERE login = $1 AND role <> 'applicant'),
     gone AS (DELETE FROM ${table} USING staff WHERE ${table}.account = staff.id),
     keys AS (DELETE FROM passkey USING staff WHERE $2 AND passkey.account = staff.id),
     ended AS (DELETE FROM session USING staff WHERE session.account = staff.id)
     SELECT id FROM staff`,
    [login.trim().toLowerCase(), table === 'second_factor'],
  )
  return forgotten.rowCount !== 0
}

/** A password that can be read out: four groups of five characters, 99 bits. */
export function generatePassword(): string {
  return newReadableCode({ groups: 4, groupCharacters: 5 })
}
