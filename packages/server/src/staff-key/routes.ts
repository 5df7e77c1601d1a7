import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { ROLES, type Role } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase } from '../case/visible-case.ts'
import { instant } from '../engine/instant.ts'
import { done, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { findStaffKey } from './key-store.ts'
import { listSignatures, type SignatureRow, signOwed } from './signature-store.ts'
import { readPublicKey, signedText } from './signed-text.ts'

const staff: readonly Role[] = ROLES.filter(role => role !== 'applicant')

export function staffSignatureRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  const signaturesOf = async (process: string, reader: Reader) => ({
    signatures: (await listSignatures(pool, process)).map(row => present(process, row, reader)),
  })

  route(app, shared, 'listCaseSignatures', ROLES, async ({ reader, params, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-history')
    return visible.ok ? done(await signaturesOf(params.case, reader)) : visible
  })

  route(app, shared, 'signCase', staff, async ({ reader, params, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-history')
    if (!visible.ok) return visible
    if (!isConfirmed(reader.session, now())) return refused('account/confirm-first')
    const account = reader.account.id
    const key = await findStaffKey(services, account)
    if (key !== undefined) await signOwed(pool, { account, process: params.case }, key, now())
    return done(await signaturesOf(params.case, reader))
  })
}

function present(process: string, row: SignatureRow, { account }: Reader): StaffSignature {
  return {
    version: row.version,
    event: row.type,
    item: row.item,
    decidedAt: instant(row.happened_at.getTime()),
    by: account.role === 'applicant' ? null : row.name,
    own: row.account_id === account.id,
    signed: presentSigned(process, row),
  }
}

function presentSigned(
  process: string,
  { version, hash, fingerprint, public_key: bytes, signed_at: signedAt, signature }: SignatureRow,
): StaffSignature['signed'] {
  if (hash === null || fingerprint === null || bytes === null || signedAt === null || signature === null)
    return null
  const at = signedAt.getTime()
  const key = fingerprint.toString('hex')
  return {
    at: instant(at),
    text: signedText({ process, version, hash: hash.toString('hex'), fingerprint: key, at }),
    signature: signature.toString('base64'),
    publicKey: readPublicKey(bytes).export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: key,
  }
}
