import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { ACCOUNT_COLUMNS, type Account, accountRow } from '../account/account.ts'

/** A session ends so long after its last use. */
export const sessionHours = 12
const hourMs = 3_600_000

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session; what it returns is the only copy of the token. */
export async function openSession(pool: pg.Pool, account: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await pool.query('INSERT INTO session (token_hash, account, expires_at) VALUES ($1, $2, $3)', [
    hashOf(token),
    account,
    new Date(now + sessionHours * hourMs),
  ])
  return token
}

/** Who the session belongs to, and whether its end was just moved; undefined when unknown or over. */
export async function findSession(
  pool: pg.Pool,
  token: string,
  now: number,
): Promise<{ readonly account: Account; readonly renewed: boolean } | undefined> {
  const found = await pool.query<{ expires_at: Date }>(
    `SELECT session.expires_at, ${ACCOUNT_COLUMNS}
     FROM session JOIN account ON account.id = session.account LEFT JOIN person ON person.id = account.person
     WHERE session.token_hash = $1 AND session.expires_at > $2 AND account.disabled_at IS NULL`,
    [hashOf(token), new Date(now)],
  )
  const row = found.rows[0]
  if (row === undefined) return undefined
  // Moved once an hour at most: reading must not write each time.
  const renewed = row.expires_at.getTime() < now + (sessionHours - 1) * hourMs
  if (renewed) {
    await pool.query('UPDATE session SET expires_at = $2 WHERE token_hash = $1', [
      hashOf(token),
      new Date(now + sessionHours * hourMs),
    ])
  }
  return { account: accountRow.parse(row), renewed }
}

/** Whose sessions these are, less those that are over. Looking is no use: it moves no end. */
export async function findOpenSessions(
  pool: pg.Pool,
  tokens: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Account>> {
  const byHash = new Map(tokens.map(token => [hashOf(token).toString('hex'), token]))
  const found = await pool.query<{ hash: string }>(
    `SELECT encode(session.token_hash, 'hex') AS hash, ${ACCOUNT_COLUMNS}
     FROM session JOIN account ON account.id = session.account LEFT JOIN person ON person.id = account.person
     WHERE session.token_hash = ANY ($1) AND session.expires_at > $2 AND account.disabled_at IS NULL`,
    [tokens.map(hashOf), new Date(now)],
  )
  return new Map(
    found.rows.flatMap(({ hash, ...row }) => {
      const token = byHash.get(hash)
      return token === undefined ? [] : [[token, accountRow.parse(row)] as const]
    }),
  )
}

export async function closeSession(pool: pg.Pool, token: string): Promise<void> {
  await pool.query('DELETE FROM session WHERE token_hash = $1', [hashOf(token)])
}

export async function removeExpiredSessions(pool: pg.Pool, now: number): Promise<number> {
  const removed = await pool.query('DELETE FROM session WHERE expires_at <= $1', [new Date(now)])
  return removed.rowCount ?? 0
}
