import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { lookAt, lookAtCase } from '../audit/case-at.ts'
import { languageOf } from '../http/language.ts'
import { done } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { listAsked } from './asked.ts'
import { presentAttempts } from './attempts.ts'
import { commandCase } from './command.ts'
import { presentContents } from './contents.ts'
import { presentHistory } from './history.ts'
import { listTasks } from './inbox.ts'
import { listCases } from './lists.ts'
import { presentCase } from './present.ts'
import { presentTimeline } from './timeline.ts'
import { findVisibleCase, recordLook, visibleTo } from './visible-case.ts'

/** Which role may see what, `maySee` of the access table says; here all roles are let in to be told so. */
export function caseRoutes(app: FastifyInstance, services: Services): void {
  route(app, services, 'listCases', ROLES, ({ reader, query }) => listCases(services, reader.actor, query))

  route(app, services, 'listTasks', ROLES, ({ reader, query }) => listTasks(services, reader.actor, query))

  route(app, services, 'listAsked', ROLES, ({ reader, query }) => listAsked(services, reader.actor, query))

  route(app, services, 'getCase', ROLES, ({ reader, params, query }) =>
    lookAtCase(services, reader.actor, params.case, query),
  )

  route(app, services, 'getCaseContents', ROLES, async ({ reader, params }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-form')
    if (!visible.ok) return visible
    await recordLook(services, actor, params.case, visible.value, { what: 'contents' })
    return done(await presentContents(services, params.case, visible.value))
  })

  route(app, services, 'getCaseHistory', ROLES, async ({ reader, params }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-history')
    if (!visible.ok) return visible
    return done(await presentHistory(services, actor, params.case, visible.value))
  })

  route(app, services, 'getCaseTimeline', ROLES, ({ reader, params, query }) =>
    lookAt(services, reader.actor, params.case, query, presentTimeline),
  )

  route(app, services, 'listCaseAttempts', ROLES, async ({ reader, params, query, request }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-attempts')
    if (!visible.ok) return visible
    return presentAttempts(services, params.case, query.cursor, languageOf(request))
  })

  route(app, services, 'commandCase', ROLES, async ({ reader, params, body }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case)
    if (!visible.ok) return visible
    const commanded = await commandCase(services, actor, params.case, visible.value, body)
    if (!commanded.ok) return commanded
    return done(await presentCase(services, actor, params.case, visibleTo(actor, commanded.value)))
  })
}
