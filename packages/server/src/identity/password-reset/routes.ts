import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { readDocument } from '../../account/person.ts'
import { instant } from '../../engine/instant.ts'
import { originOf } from '../../http/origin.ts'
import { done, refused } from '../../http/outcome.ts'
import { openRoute, route } from '../../http/route.ts'
import type { SharedServices } from '../../http/wiring.ts'
import { resetRecordsOf } from './records.ts'
import { resetPassword } from './reset-password.ts'
import { handOver } from './window-code.ts'

export function passwordResetRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { now } = shared

  openRoute(app, shared, 'resetPassword', ({ body, request, reply, services }) =>
    resetPassword(services, body, { request, reply }),
  )

  route(app, shared, 'handOverResetCode', ['clerk'], async ({ reader, body, request, services }) => {
    const { account } = reader
    if (account.role !== 'clerk') return refused('access/role', { role: account.role })
    const document = readDocument(body, now())
    if (!document.ok) return document
    const handing = { clerk: account.id, site: account.site, document: document.value }
    const handed = await handOver(services, handing, now())
    if (!handed.ok) return handed
    const { code, until, name } = handed.value
    const address = `${originOf(services, request)}/reset`
    return done({ code, until: instant(until), nameMasked: name, address })
  })

  route(app, shared, 'listPasswordResets', ROLES, async ({ reader, services }) =>
    done({ resets: await resetRecordsOf(services, reader.account.id) }),
  )
}
