/** Which decisions are signed, and which are still owed a signature. */

import { signedEvent } from '@yijianshi/contract/staff-signature'
import { ROLES } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
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
     WHERE process_id = $1 AND account_id = $2 AND type = ANY ($3) AND happened_at >= $4
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
  role: z.enum(ROLES),
  /** Authority or site of that time. */
  place: z.string().nullable(),
})
const signedRow = z.object({
  hash: z.instanceof(Buffer),
  signed_hash: z.instanceof(Buffer),
  fingerprint: z.instanceof(Buffer),
  public_key: z.instanceof(Buffer),
  signed_at: z.date(),
  signature: z.instanceof(Buffer),
  same_account: z.boolean(),
})
export type SignatureRow = z.infer<typeof row> & {
  /** Null where it is owed. */
  readonly signed: z.infer<typeof signedRow> | null
}
const owedRow = z.object({ signature: z.null() })

/** In the order of the history. Decisions of accounts that had no key then are left out: nobody owes them. */
export async function listSignatures(pool: pg.Pool, process: string): Promise<readonly SignatureRow[]> {
  const found = await new GuardedDatabase(pool, work('names')).query(
    `SELECT event.version, event.type, event.data ->> 'item' AS item, event.happened_at, event.account_id,
            account_name.name, event.role, event.hash, signature.hash AS signed_hash, signature.fingerprint,
            signature.signed_at, signature.signature, staff_key.public_key,
            staff_key.account = event.account_id AS same_account,
            coalesce(post ->> 'authority', post ->> 'site') AS place
     FROM process_event AS event
       LEFT JOIN staff_signature AS signature USING (process_id, version)
       LEFT JOIN staff_key USING (fingerprint)
       LEFT JOIN account_name ON account_name.id = event.account_id
       CROSS JOIN LATERAL post_at(event.account_id, event.happened_at) AS post
     WHERE event.process_id = $1 AND event.type = ANY ($2)
       AND (signature.signature IS NOT NULL
            OR EXISTS (SELECT FROM staff_key WHERE account = event.account_id AND made_at <= event.happened_at))
     ORDER BY event.version`,
    [process, decisions],
  )
  return found.rows.map(raw => ({
    ...row.parse(raw),
    signed: owedRow.safeParse(raw).success ? null : signedRow.parse(raw),
  }))
}
