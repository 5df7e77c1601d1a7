/** Looks at cases, for managers and for the applicant whose case it was; and looks for a reason. */
import type { ReasonedAccess } from '@yijianshi/contract/access-record'
import { ROLES, rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase } from '../case/visible-case.ts'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { listRecords } from './list.ts'
import { endAccess, findOpenAccess, openAccess, type ReasonedAccess as StoredAccess } from './reasoned.ts'

function presentAccess({ openedAt, until, ...access }: StoredAccess): ReasonedAccess {
  return { ...access, openedAt: openedAt.toISOString(), until: until.toISOString() }
}

export function accessRecordRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(
    app,
    shared,
    'listAccessRecords',
    rolesThatSee('access-records'),
    ({ reader, query, request, services }) =>
      listRecords(services, { reader: reader.actor, language: languageOf(request) }, query),
  )

  route(app, shared, 'listCaseAccessRecords', ROLES, async ({ reader, params, query, request, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-access-records')
    if (!visible.ok) return visible
    const reading = { reader: actor, language: languageOf(request) }
    return listRecords(services, reading, { ...query, case: params.case })
  })

  route(app, shared, 'openReasonedAccess', ROLES, async ({ reader, params, body, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'reasoned-access')
    if (!visible.ok) return visible
    const opened = await openAccess(services, { account: actor.account, case: params.case }, body)
    // The id stands for somebody else's access, or for another case.
    if (opened === undefined) return refused('request/invalid', { where: 'body.id', what: '' })
    return done(presentAccess(opened))
  })

  route(app, shared, 'getReasonedAccess', ROLES, async ({ reader, params, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'reasoned-access')
    if (!visible.ok) return visible
    const open = await findOpenAccess(services, { account: actor.account, case: params.case })
    return done({ access: open === undefined ? null : presentAccess(open) })
  })

  route(app, shared, 'endReasonedAccess', ROLES, async ({ reader, params, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'reasoned-access')
    if (!visible.ok) return visible
    await endAccess(services, { account: actor.account, case: params.case })
    return done(null)
  })
}
