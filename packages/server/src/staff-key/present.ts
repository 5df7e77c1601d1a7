/** Signatures of staff as their readers see them: citizens deal with an office, and learn no names of officers. */
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import type { Account } from '../account/account.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { placeName } from '../licence/office.ts'
import { faultOf } from './check-signatures.ts'
import type { SignatureRow } from './signature-store.ts'
import { readPublicKey, signedText } from './signed-text.ts'

export function presentSignature(
  services: Services,
  process: string,
  row: SignatureRow,
  account: Account,
): StaffSignature {
  return {
    version: row.version,
    event: row.type,
    item: row.item,
    decidedAt: instant(row.happened_at.getTime()),
    by: account.role === 'applicant' ? null : row.name,
    office: placeName(services, row.place),
    role: row.role,
    own: row.account_id === account.id,
    signed: presentSigned(process, row),
  }
}

function presentSigned(process: string, row: SignatureRow): StaffSignature['signed'] {
  const { version, signed } = row
  if (signed === null) return null
  const at = signed.signed_at.getTime()
  const key = signed.fingerprint.toString('hex')
  return {
    at: instant(at),
    text: signedText({ process, version, hash: signed.signed_hash.toString('hex'), fingerprint: key, at }),
    signature: signed.signature.toString('base64'),
    publicKey: readPublicKey(signed.public_key).export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: key,
    holds: faultOf({ ...signed, process_id: process, version }) === undefined,
  }
}
