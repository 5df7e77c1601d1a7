/** What an authenticator is to sign: for the browser that asked, good once, for five minutes. */
import type pg from 'pg'
import { hashOf, newToken } from '../../session/token.ts'

export const challengeLifeMs = 300_000

/** `account`: who is adding a passkey; null for somebody who shows one. */
export async function keepChallenge(
  pool: pg.Pool,
  account: string | null,
  now: number,
): Promise<{ readonly token: string; readonly challenge: string }> {
  const [token, challenge] = [newToken(), newToken()]
  await pool.query(
    'INSERT INTO passkey_challenge (token_hash, challenge, account, expires_at) VALUES ($1, $2, $3, $4)',
    [hashOf(token), challenge, account, new Date(now + challengeLifeMs)],
  )
  return { token, challenge }
}

/** Taken, it is gone. Undefined when unknown, over, or for something else. */
export async function takeChallenge(
  pool: pg.Pool,
  token: string,
  account: string | null,
  now: number,
): Promise<string | undefined> {
  const taken = await pool.query<{ challenge: string }>(
    `DELETE FROM passkey_challenge
     WHERE token_hash = $1 AND account IS NOT DISTINCT FROM $2 AND expires_at > $3 RETURNING challenge`,
    [hashOf(token), account, new Date(now)],
  )
  return taken.rows[0]?.challenge
}
