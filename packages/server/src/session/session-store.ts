import { randomUUID } from 'node:crypto'
import { type LoginWay, loginWays } from '@yijianshi/contract/identity'
import { actorOnDuty, type HeldDuties, type HeldMandate, type PersonActor } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import { ACCOUNT_COLUMNS, type Account, actorOf, openAccount } from '../account/account.ts'
import { dutiesColumn, readDuties } from '../account/held-duties.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { itself, work } from '../database/subject.ts'
import { mandatesColumn, readMandates } from '../mandate/held.ts'
import type { PersonalPool, PersonalStore } from '../personal-data/key-ring.ts'
import type { Device } from './device.ts'
import { sessionLimitsOf } from './session-limits.ts'
import { hashOf, newToken } from './token.ts'

/** A use is noted so often at most: reading must not write each time. */
const noteEveryMs = 60_000
/** One more, and the one that was not used for the longest time ends. */
export const mostSessions = 50

/** The session that a request came with. */
export type OpenSession = {
  readonly id: string
  readonly way: LoginWay
  /** When its owner last proved who they are, in milliseconds since 1970. */
  readonly confirmedAt: number
}

export type NewSession = { readonly device: Device; readonly way: LoginWay }

/** Opens a session; what it returns holds the only copy of the token. `wholeMs`: after which it ends in any case. */
export async function openSession(
  pool: pg.Pool,
  account: string,
  { device, way }: NewSession,
  now: number,
): Promise<{ readonly token: string; readonly wholeMs: number }> {
  const token = newToken()
  const [citizen, staff] = [sessionLimitsOf('applicant'), sessionLimitsOf('clerk')]
  const opened = await new GuardedDatabase(pool, itself(account)).query<{ role: string }>(
    `WITH surplus AS (
       DELETE FROM session WHERE token_hash IN (
         SELECT token_hash FROM session WHERE account = $3 ORDER BY last_seen_at DESC OFFSET $10)
     ), opened AS (
       INSERT INTO session (token_hash, id, account, began_at, last_seen_at, expires_at, ends_at,
                            system, browser, network, way, confirmed_at)
       SELECT $1, $2, id, $4, $4, CASE role WHEN 'applicant' THEN $5::timestamptz ELSE $6 END,
              CASE role WHEN 'applicant' THEN $7::timestamptz ELSE $8 END, $11, $12, $13, $9, $4
       FROM account WHERE id = $3 RETURNING account
     )
     SELECT account.role FROM opened JOIN account ON account.id = opened.account`,
    [
      ...[hashOf(token), randomUUID(), account, new Date(now)],
      ...[new Date(now + citizen.idleMs), new Date(now + staff.idleMs)],
      ...[new Date(now + citizen.wholeMs), new Date(now + staff.wholeMs)],
      ...[way, mostSessions - 1, device.system, device.browser, device.network],
    ],
  )
  const wholeMs = opened.rows[0]?.role === 'applicant' ? citizen.wholeMs : staff.wholeMs
  return { token, wholeMs }
}

const sessionColumns = z.object({
  session: z.uuid(),
  way: z.enum(loginWays),
  last_seen_at: z.date(),
  confirmed_at: z.date(),
})

/** An account, with the mandates and duties that it holds at this moment. */
export type Known = {
  readonly account: Account
  readonly mandates: readonly HeldMandate[]
  readonly duties: HeldDuties
}

/** As whom the account acts now; undefined where its time in the post is over, and nobody’s else is filled. */
export function actorNow({ account, mandates, duties }: Known): PersonActor | undefined {
  return actorOnDuty(actorOf(account, mandates), duties)
}

/** Who the session belongs to, and notes the use; undefined when unknown or over. */
export async function findSession(
  { pool, guarded, keys }: PersonalPool,
  token: string,
  now: number,
): Promise<(Known & { readonly session: OpenSession }) | undefined> {
  const found = await guarded.as(work('log-in')).query(
    `SELECT session.id AS session, session.way, session.last_seen_at, session.confirmed_at, ${mandatesColumn('$2')}, ${dutiesColumn('$2')}, ${ACCOUNT_COLUMNS}
     FROM session JOIN account ON account.id = session.account LEFT JOIN person ON person.id = account.person
     WHERE session.token_hash = $1 AND session.expires_at > $2 AND account.disabled_at IS NULL`,
    [hashOf(token), new Date(now)],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const account = await openAccount(keys, row)
  const { session: id, way, last_seen_at: lastSeen, confirmed_at: confirmed } = sessionColumns.parse(row)
  if (lastSeen.getTime() <= now - noteEveryMs) {
    await pool.query(
      `UPDATE session SET last_seen_at = $2, expires_at = least($3, ends_at)
       WHERE token_hash = $1 AND last_seen_at < $2`,
      [hashOf(token), new Date(now), new Date(now + sessionLimitsOf(account.role).idleMs)],
    )
  }
  return {
    account,
    mandates: readMandates(row),
    duties: readDuties(row),
    session: { id, way, confirmedAt: confirmed.getTime() },
  }
}

/** Whose sessions these are, less those that are over. Looking is no use: it moves no end. */
export async function findOpenSessions(
  { guarded, keys }: PersonalStore,
  tokens: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Known>> {
  const byHash = new Map(tokens.map(token => [hashOf(token).toString('hex'), token]))
  const found = await guarded.as(work('log-in')).query<{ hash: string }>(
    `SELECT encode(session.token_hash, 'hex') AS hash, ${mandatesColumn('$2')}, ${dutiesColumn('$2')}, ${ACCOUNT_COLUMNS}
     FROM session JOIN account ON account.id = session.account LEFT JOIN person ON person.id = account.person
     WHERE session.token_hash = ANY ($1) AND session.expires_at > $2 AND account.disabled_at IS NULL`,
    [tokens.map(hashOf), new Date(now)],
  )
  const accounts = new Map<string, Known>()
  for (const { hash, ...row } of found.rows) {
    const token = byHash.get(hash)
    if (token === undefined) continue
    const account = await openAccount(keys, row)
    accounts.set(token, { account, mandates: readMandates(row), duties: readDuties(row) })
  }
  return accounts
}

export type SessionRow = {
  readonly id: string
  readonly began_at: Date
  readonly last_seen_at: Date
  readonly ends_at: Date
  readonly system: string
  readonly browser: string
  readonly network: string
  readonly way: string
}

/** All open sessions of an account, the last used first; never more than `mostSessions`. */
export async function listSessions(
  pool: pg.Pool,
  account: string,
  now: number,
): Promise<readonly SessionRow[]> {
  const found = await pool.query<SessionRow>(
    `SELECT id, began_at, last_seen_at, ends_at, system, browser, network, way FROM session
     WHERE account = $1 AND expires_at > $2 ORDER BY last_seen_at DESC, id LIMIT $3`,
    [account, new Date(now), mostSessions],
  )
  return found.rows
}

/** The owner has proved once more who they are. */
export async function noteConfirmation(pool: pg.Pool, session: string, now: number): Promise<void> {
  await pool.query('UPDATE session SET confirmed_at = greatest(confirmed_at, $2) WHERE id = $1', [
    session,
    new Date(now),
  ])
}

export async function closeSession(pool: pg.Pool, token: string): Promise<void> {
  await pool.query('DELETE FROM session WHERE token_hash = $1', [hashOf(token)])
}

/** Ends one session of this account; false when it has no such session. */
export async function closeOwnSession(pool: pg.Pool, account: string, session: string): Promise<boolean> {
  const closed = await pool.query('DELETE FROM session WHERE account = $1 AND id = $2', [account, session])
  return closed.rowCount !== 0
}

/** Ends all sessions of this account but one. */
export async function closeOtherSessions(pool: pg.Pool, account: string, kept: string): Promise<void> {
  await pool.query('DELETE FROM session WHERE account = $1 AND id <> $2', [account, kept])
}

const passing = ['login_step', 'offered_secret', 'unified_login', 'passkey_challenge', 'reset_code']

/** What is over by itself: sessions, and whatever was begun and never ended. */
export async function removeExpiredSessions(guarded: GuardedDatabase, now: number): Promise<number> {
  const removed = await guarded.query('DELETE FROM session WHERE expires_at <= $1', [new Date(now)])
  for (const table of passing)
    await guarded.query(`DELETE FROM ${table} WHERE expires_at <= $1`, [new Date(now)])
  return removed.rowCount ?? 0
}
