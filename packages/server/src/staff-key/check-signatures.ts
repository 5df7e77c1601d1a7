/** Checks every signature of the staff against key and history. */
import type pg from 'pg'
import { isSigned } from './signed-text.ts'

const pageRows = 1_000

/** A signature beside the event and the key that it names. */
export type SignedRow = {
  readonly process_id: string
  readonly version: number
  readonly signed_hash: Buffer
  readonly hash: Buffer | null
  readonly fingerprint: Buffer
  readonly signed_at: Date
  readonly signature: Buffer
  readonly public_key: Buffer
  readonly same_account: boolean | null
}

const PAGE = `
  SELECT signature.process_id, signature.version, signature.hash AS signed_hash, event.hash, signature.fingerprint,
         signed_at, signature, public_key, staff_key.account = event.account_id AS same_account
  FROM staff_signature AS signature JOIN staff_key USING (fingerprint)
    LEFT JOIN process_event AS event USING (process_id, version)
  WHERE (signature.process_id, signature.version) > ($1::uuid, $2::integer)
  ORDER BY signature.process_id, signature.version LIMIT ${pageRows}`

/** What does not fit: the event is another one or gone, it is somebody else's, or the signature is wrong. */
export type BadSignature = {
  readonly process: string
  readonly version: number
  readonly what: 'event' | 'account' | 'signature'
}

/** Undefined where all fits. */
export function faultOf(row: SignedRow): BadSignature['what'] | undefined {
  if (row.hash === null || !row.hash.equals(row.signed_hash)) return 'event'
  if (row.same_account !== true) return 'account'
  const signed = {
    process: row.process_id,
    version: row.version,
    hash: row.signed_hash.toString('hex'),
    fingerprint: row.fingerprint.toString('hex'),
    at: row.signed_at.getTime(),
  }
  return isSigned(signed, row.signature, row.public_key) ? undefined : 'signature'
}

export type CheckedSignatures = { readonly checked: number; readonly bad: readonly BadSignature[] }

/** Page by page, however many there are. Whether the history itself is whole, `verifyHistory` says. */
export async function checkSignatures(pool: pg.Pool): Promise<CheckedSignatures> {
  const bad: BadSignature[] = []
  let checked = 0
  let [process, version] = ['00000000-0000-0000-0000-000000000000', 0]
  for (;;) {
    const page = await pool.query<SignedRow>(PAGE, [process, version])
    for (const row of page.rows) {
      const what = faultOf(row)
      if (what !== undefined) bad.push({ process: row.process_id, version: row.version, what })
      ;({ process_id: process, version } = row)
    }
    checked += page.rows.length
    if (page.rows.length < pageRows) return { checked, bad }
  }
}
