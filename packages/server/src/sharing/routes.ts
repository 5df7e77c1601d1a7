import { ROLES, rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { languageOf } from '../http/language.ts'
import { originOf } from '../http/origin.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { openRoute, type Reader, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { ownOf } from '../my-data/own-person.ts'
import type { Press } from '../paper/pdf/press.ts'
import { sendPdf } from '../paper/send-paper.ts'
import { makeWorkbook, sendWorkbook } from '../spreadsheet/spreadsheets.ts'
import { draftOf } from './application.ts'
import { askedAnywayOf, askedAnywaySheet, askedAnywayTitle } from './asked-anyway.ts'
import { caseSharingOf, replayAnswer } from './case-sharing.ts'
import { giveConsent, takeConsentBack, type Who } from './consent.ts'
import { consentSheetOf } from './consent-sheet.ts'
import { countsOf } from './counts.ts'
import { listResources, listSources, presentResource } from './directory.ts'
import { disputeFetched, presentDisputes } from './dispute.ts'
import { entriesOf } from './entries.ts'
import { fetchForDraft } from './fetch-for-draft.ts'
import { mySharingOf } from './my-sharing.ts'
import { presentDraftSharing } from './present.ts'

const fillers = ['applicant', 'clerk'] as const

/** The route lets in nobody else. */
function fillerOf({ account, actor }: Reader): Outcome<Who> {
  return actor.role === 'applicant' || actor.role === 'clerk'
    ? done({ account, actor })
    : refused('access/role', { role: actor.role, command: 'sharing' })
}

function draftRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  route(app, shared, 'getDraftSharing', fillers, async ({ reader, params, services }) => {
    const application = await draftOf(services, reader.actor, params.draft)
    return application.ok
      ? done(await presentDraftSharing(services, reader.actor, application.value))
      : application
  })

  route(app, shared, 'consentToSharing', fillers, async ({ reader, params, body, services }) => {
    const who = fillerOf(reader)
    return who.ok ? giveConsent(services, who.value, params.draft, body) : who
  })

  route(app, shared, 'getConsentSheet', fillers, async call => {
    const { reader, params, query, request, reply, services } = call
    const application = await draftOf(services, reader.actor, params.draft)
    if (!application.ok) return application
    const sheet = await consentSheetOf(services, application.value, query.language ?? languageOf(request))
    return sendPdf(press, { request, reply }, sheet, false)
  })

  route(app, shared, 'fetchForDraft', fillers, async ({ reader, params, body, request, services }) => {
    const who = fillerOf(reader)
    return who.ok
      ? fetchForDraft(
          { services, press, origin: originOf(shared, request) },
          who.value,
          params.draft,
          body.resources,
        )
      : who
  })

  route(app, shared, 'disputeFetched', fillers, async ({ reader, params, body, services }) => {
    const who = fillerOf(reader)
    return who.ok ? disputeFetched(services, who.value, params.draft, body) : who
  })

  route(app, shared, 'endSharingConsent', fillers, async ({ reader, params, services }) => {
    const who = fillerOf(reader)
    return who.ok ? takeConsentBack(services, who.value, params.consent) : who
  })
}

function reportRoutes(app: FastifyInstance, shared: SharedServices): void {
  const readers = rolesThatSee('data-sharing')

  route(app, shared, 'listSharingSources', readers, async ({ services }) =>
    done({ sources: await listSources(services) }),
  )

  route(app, shared, 'listSharingCounts', readers, async ({ query, services }) =>
    done({ counts: await countsOf(services, query.month) }),
  )

  route(app, shared, 'listAskedAnyway', readers, async ({ query, services }) =>
    done({ rows: await askedAnywayOf(services, query.month) }),
  )

  route(app, shared, 'getAskedAnywayFile', readers, async ({ query, request, reply, services }) => {
    const language = query.language ?? languageOf(request)
    const rows = await askedAnywayOf(services, query.month)
    const bytes = await makeWorkbook([askedAnywaySheet(rows, query.month, language)])
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, { title: askedAnywayTitle(language), plain: 'asked-anyway' })
    return done(undefined)
  })
}

export function sharingRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  openRoute(app, shared, 'listDataResources', async ({ services }) =>
    done({ resources: listResources(services) }),
  )

  openRoute(app, shared, 'getDataResource', async ({ params, services }) => {
    const resource = entriesOf(services).get(params.resource)
    return resource === undefined
      ? refused('sharing/resource-unknown', { id: params.resource })
      : done(presentResource(services, resource))
  })

  draftRoutes(app, shared, press)
  reportRoutes(app, shared)

  // Which role may read a case, the access table says; all are let in to be told so.
  route(app, shared, 'getCaseSharing', ROLES, ({ reader, params, services }) =>
    caseSharingOf(services, reader.actor, params.case),
  )

  route(app, shared, 'getSharingAnswer', ROLES, ({ reader, params, services }) =>
    replayAnswer(services, reader.actor, params.use),
  )

  route(app, shared, 'listMySharing', rolesThatSee('my-data'), async ({ reader, query, services }) => {
    const own = ownOf(reader)
    return own.ok ? mySharingOf(services, own.value, query.cursor) : own
  })

  route(app, shared, 'listSharingDisputes', rolesThatSee('sharing-disputes'), ({ reader, query, services }) =>
    presentDisputes(services, reader.actor, query.cursor),
  )
}
