/** Log-ins that are at the provider now: bound to the browser by a cookie, good once, and for a short while. */
import type pg from 'pg'
import { hashOf, newToken } from '../../session/token.ts'
import type { Ticket } from './unified-identity.ts'

/** Time to log in over there. */
export const departureLifeMs = 900_000

/** What it returns is the only copy of the token. */
export async function keepDeparture(
  pool: pg.Pool,
  { state, nonce, verifier }: Ticket,
  next: string,
  now: number,
): Promise<string> {
  const token = newToken()
  await pool.query(
    `INSERT INTO unified_login (token_hash, state, nonce, verifier, next, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [hashOf(token), state, nonce, verifier, next, new Date(now + departureLifeMs)],
  )
  return token
}

/** Undefined when unknown, over, or taken before. */
export async function takeDeparture(
  pool: pg.Pool,
  token: string,
  now: number,
): Promise<{ readonly ticket: Ticket; readonly next: string } | undefined> {
  const taken = await pool.query<Ticket & { next: string }>(
    'DELETE FROM unified_login WHERE token_hash = $1 AND expires_at > $2 RETURNING state, nonce, verifier, next',
    [hashOf(token), new Date(now)],
  )
  const [row] = taken.rows
  if (row === undefined) return undefined
  const { next, ...ticket } = row
  return { ticket, next }
}
