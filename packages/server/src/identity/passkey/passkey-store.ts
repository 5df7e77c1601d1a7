/** The passkeys of accounts: public keys, and how often each was used. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { GuardedDatabase } from '../../database/guarded.ts'
import { itself, work } from '../../database/subject.ts'
import { isTaken } from '../../database/taken.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { Device } from '../../session/device.ts'

export const mostPasskeys = 10

export type PasskeyRow = {
  readonly id: string
  readonly credential_id: Buffer
  readonly transports: readonly string[]
  readonly system: string
  readonly browser: string
  readonly made_at: Date
  readonly last_used_at: Date | null
  readonly copied_at: Date | null
}

/** Never more than `mostPasskeys`, the oldest first. */
export async function listPasskeys(pool: pg.Pool, account: string): Promise<readonly PasskeyRow[]> {
  const found = await pool.query<PasskeyRow>(
    `SELECT id, credential_id, transports, system, browser, made_at, last_used_at, copied_at
     FROM passkey WHERE account = $1 ORDER BY made_at, id LIMIT $2`,
    [account, mostPasskeys],
  )
  return found.rows
}

export type PasskeyToKeep = {
  readonly account: string
  readonly credentialId: Buffer
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly device: Device
}

/** Those of one account come one after another, so that two at once are no more than are allowed. */
export async function keepPasskey(
  pool: pg.Pool,
  { account, credentialId, publicKey, counter, transports, device }: PasskeyToKeep,
  now: number,
): Promise<'kept' | 'known' | 'too-many'> {
  try {
    const kept = await inTransaction(pool, async client => {
      const guarded = new GuardedDatabase(pool, itself(account), client)
      await guarded.query('SELECT FROM account WHERE id = $1 FOR UPDATE', [account])
      return client.query(
        `INSERT INTO passkey (id, account, credential_id, public_key, counter, transports, system, browser, made_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
         WHERE (SELECT count(*) FROM passkey WHERE account = $2) < $10`,
        [
          ...[randomUUID(), account, credentialId, publicKey, counter, transports],
          ...[device.system, device.browser, new Date(now), mostPasskeys],
        ],
      )
    })
    return kept.rowCount === 0 ? 'too-many' : 'kept'
  } catch (error) {
    if (!isTaken(error, 'passkey_credential_once')) throw error
    return 'known'
  }
}

/** False when the account has no such passkey. */
export async function removePasskey(pool: pg.Pool, account: string, passkey: string): Promise<boolean> {
  const removed = await pool.query('DELETE FROM passkey WHERE account = $1 AND id = $2', [account, passkey])
  return removed.rowCount !== 0
}

export type KnownPasskey = {
  readonly id: string
  readonly account: string
  readonly public_key: Buffer
}

/** By what the authenticator calls it; undefined when unknown, or when its account is disabled. */
export async function findPasskey(pool: pg.Pool, credentialId: Buffer): Promise<KnownPasskey | undefined> {
  const found = await new GuardedDatabase(pool, work('log-in')).query<KnownPasskey>(
    `SELECT passkey.id, passkey.account, passkey.public_key
     FROM passkey JOIN account ON account.id = passkey.account
     WHERE passkey.credential_id = $1 AND account.disabled_at IS NULL`,
    [credentialId],
  )
  return found.rows[0]
}

/**
 * Counts one use whose signature is right. False when the authenticator counts backwards (WebAuthn Level 3, §6.1.1):
 * somebody may have a copy of it. That is noted, and from then on it is false for ever.
 */
export async function countUse(
  pool: pg.Pool,
  passkey: string,
  counter: number,
  now: number,
): Promise<boolean> {
  const counted = await pool.query(
    `UPDATE passkey SET counter = $2, last_used_at = $3
     WHERE id = $1 AND copied_at IS NULL AND ($2 > counter OR ($2 = 0 AND counter = 0))`,
    [passkey, counter, new Date(now)],
  )
  if (counted.rowCount !== 0) return true
  await pool.query('UPDATE passkey SET copied_at = coalesce(copied_at, $2) WHERE id = $1', [
    passkey,
    new Date(now),
  ])
  return false
}
