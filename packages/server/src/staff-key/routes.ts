import { ROLES, type Role } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase } from '../case/visible-case.ts'
import { done, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { findStaffKey } from './key-store.ts'
import { presentSignature } from './present.ts'
import { listSignatures, signOwed } from './signature-store.ts'

const staff: readonly Role[] = ROLES.filter(role => role !== 'applicant')

export function staffSignatureRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  const signaturesOf = async (services: Services, process: string, { account }: Reader) => ({
    signatures: (await listSignatures(pool, process)).map(row =>
      presentSignature(services, process, row, account),
    ),
  })

  route(app, shared, 'listCaseSignatures', ROLES, async ({ reader, params, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-history')
    return visible.ok ? done(await signaturesOf(services, params.case, reader)) : visible
  })

  route(app, shared, 'signCase', staff, async ({ reader, params, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-history')
    if (!visible.ok) return visible
    if (!isConfirmed(reader.session, now())) return refused('account/confirm-first')
    const account = reader.account.id
    const key = await findStaffKey(services, account)
    if (key !== undefined) await signOwed(pool, { account, process: params.case }, key, now())
    return done(await signaturesOf(services, params.case, reader))
  })
}
