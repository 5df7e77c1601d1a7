/** Which decisions are signed, and which are still owed a signature. */
import { signedEvent } from '@yijianshi/contract/staff-signature'
import type pg from 'pg'
import { z } from 'zod'
import type { StaffKey } from './key-store.ts'
import { signText } from './signed-text.ts'

const decisions = signedEvent.options

type Owed = { readonly version: number; readonly hash: Buffer }

/**
 * Signs what this account has decided in this process since it has a key, and has not signed. Asked again, it signs
 * what was left; nothing is signed twice.
 */
export async function signOwed(
  pool: pg.Pool,
  { account, process }: { readonly account: string; readonly process: string },
  { fingerprint, privateKey, madeAt }: StaffKey,
  now: number,
): Promise<void> {
  const owed = await pool.query<Owed>(
    `SELECT version, hash FROM process_event
     WHERE process_id = $1 AND kind = 'case' AND account_id = $2 AND type = ANY ($3) AND happened_at >= $4
       AND NOT EXISTS (SELECT FROM staff_signature
                       WHERE staff_signature.process_id = process_event.process_id
                         AND staff_signature.version = process_event.version)
     ORDER BY version`,
    [process, account, decisions, madeAt],
  )
  for (const { version, hash } of owed.rows) {
    const key = fingerprint.toString('hex')
    const signed = { process, version, hash: hash.toString('hex'), fingerprint: key, at: now }
    await pool.query(
      `INSERT INTO staff_signature (process_id, version, hash, fingerprint, signed_at, signature)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (process_id, version) DO NOTHING`,
      [process, version, hash, fingerprint, new Date(now), signText(signed, privateKey)],
    )
  }
}

const row = z.object({
  version: z.int(),
  type: signedEvent,
  item: z.string().nullable(),
  happened_at: z.date(),
  account_id: z.uuid(),
  name: z.string().nullable(),
  hash: z.instanceof(Buffer).nullable(),
  fingerprint: z.instanceof(Buffer).nullable(),
  public_key: z.instanceof(Buffer).nullable(),
  signed_at: z.date().nullable(),
  signature: z.instanceof(Buffer).nullable(),
})
export type SignatureRow = z.infer<typeof row>

/** In the order of the history. Decisions of accounts that had no key then are left out: nobody owes them. */
export async function listSignatures(pool: pg.Pool, process: string): Promise<readonly SignatureRow[]> {
  const found = await pool.query(
    `SELECT event.version, event.type, event.data ->> 'item' AS item, event.happened_at, event.account_id,
            account.name, signature.hash, signature.fingerprint, signature.signed_at, signature.signature,
            staff_key.public_key
     FROM process_event AS event
       LEFT JOIN staff_signature AS signature USING (process_id, version)
       LEFT JOIN staff_key USING (fingerprint)
       LEFT JOIN account ON account.id = event.account_id
     WHERE event.process_id = $1 AND event.kind = 'case' AND event.type = ANY ($2)
       AND (signature.signature IS NOT NULL
            OR EXISTS (SELECT FROM staff_key WHERE account = event.account_id AND made_at <= event.happened_at))
     ORDER BY event.version`,
    [process, decisions],
  )
  return found.rows.map(raw => row.parse(raw))
}
