/**
 * Browsers from which an account was logged in to before. Somebody who guesses elsewhere locks strangers out of the
 * account, not its owner, who comes from a browser that is known (OWASP: device cookies).
 */
import type pg from 'pg'
import { hashOf } from './token.ts'

const dayMs = 86_400_000
/** Forgotten when it was not used for so long. */
export const deviceLifeMs = 180 * dayMs
/** One more, and the one that was not used for the longest time is forgotten. */
const mostDevices = 20

/** Knows the browser from now on, and forgives its failures. */
export async function rememberDevice(
  pool: pg.Pool,
  account: string,
  token: string,
  now: number,
): Promise<void> {
  await pool.query(
    `WITH surplus AS (
       DELETE FROM login_device WHERE account = $1 AND token_hash IN (
         SELECT token_hash FROM login_device WHERE account = $1 AND token_hash <> $2
         ORDER BY last_used_at DESC OFFSET $4)
     )
     INSERT INTO login_device (account, token_hash, last_used_at) VALUES ($1, $2, $3)
     ON CONFLICT (account, token_hash)
     DO UPDATE SET last_used_at = excluded.last_used_at, failures = 0, locked_until = NULL`,
    [account, hashOf(token), new Date(now), mostDevices - 1],
  )
}

export async function forgetUnusedDevices(pool: pg.Pool, now: number): Promise<void> {
  await pool.query('DELETE FROM login_device WHERE last_used_at <= $1', [new Date(now - deviceLifeMs)])
}
