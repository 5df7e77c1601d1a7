import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { lookAt, lookAtCase } from '../audit/case-at.ts'
import { languageOf } from '../http/language.ts'
import { done } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { recordUse } from '../mandate/use.ts'
import { keyFor, signDecision } from '../staff-key/sign-decision.ts'
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
export function caseRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'listCases', ROLES, ({ reader, query, services }) =>
    listCases(services, reader.actor, query),
  )

  route(app, shared, 'listTasks', ROLES, ({ reader, query, services }) =>
    listTasks(services, reader.actor, query),
  )

  route(app, shared, 'listAsked', ROLES, ({ reader, query, services }) =>
    listAsked(services, reader.actor, query),
  )

  route(app, shared, 'getCase', ROLES, ({ reader, params, query, services }) =>
    lookAtCase(services, reader.actor, params.case, query),
  )

  route(app, shared, 'getCaseContents', ROLES, async ({ reader, params, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-form')
    if (!visible.ok) return visible
    await recordLook(services, actor, params.case, visible.value, { what: 'contents' })
    const { applicant, matter } = visible.value.state
    const use = { what: 'looked', subject: params.case, matter } as const
    await recordUse(services, actor, applicant, ['submit', 'receive-notices'], use)
    return done(await presentContents(services, params.case, visible.value))
  })

  route(app, shared, 'getCaseHistory', ROLES, async ({ reader, params, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-history')
    if (!visible.ok) return visible
    return done(await presentHistory(services, actor, params.case, visible.value))
  })

  route(app, shared, 'getCaseTimeline', ROLES, ({ reader, params, query, services }) =>
    lookAt(services, reader.actor, params.case, query, presentTimeline),
  )

  route(app, shared, 'listCaseAttempts', ROLES, async ({ reader, params, query, request, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-attempts')
    if (!visible.ok) return visible
    return presentAttempts(services, params.case, query.cursor, languageOf(request))
  })

  route(app, shared, 'commandCase', ROLES, async ({ reader, params, body, request, services }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case)
    if (!visible.ok) return visible
    const key = await keyFor(services, reader, body.command.type)
    if (!key.ok) return key
    const commanded = await commandCase(services, actor, params.case, visible.value, body)
    if (!commanded.ok) return commanded
    await signDecision(services, reader, params.case, key.value, error => request.log.error(error))
    return done(await presentCase(services, actor, params.case, visibleTo(actor, commanded.value)))
  })
}
