import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { languageOf } from '../http/language.ts'
import { route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import type { Press } from '../paper/pdf/press.ts'
import { sendPdf } from '../paper/send-paper.ts'
import { findCaseDocument, listCaseDocuments } from './documents.ts'

/** Which role may see a case, `maySee` of the access table says; here all roles are let in to be told so. */
export function caseDocumentRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  route(app, shared, 'listCaseDocuments', ROLES, ({ reader, params, services }) =>
    listCaseDocuments(services, reader.actor, params.case),
  )

  route(
    app,
    shared,
    'getCaseDocumentFile',
    ROLES,
    async ({ reader, params, query, request, reply, services }) => {
      const language = query.language ?? languageOf(request)
      const made = await findCaseDocument(services, reader.actor, params, language)
      return sendPdf(press, { request, reply }, made, false)
    },
  )
}
