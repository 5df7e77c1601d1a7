/** Licences on paper: seen by their holders, compared with the original at windows. */
import type { Operation } from '@yijianshi/contract/contract'
import { speaksForOrganisation } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { catalogueOf } from '../../case/case-version.ts'
import { maySeeMaterial, sightOf } from '../../case/part.ts'
import { findVisibleCase } from '../../case/visible-case.ts'
import { getPlan } from '../../draft/plan-store.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { type Reader, route } from '../../http/route.ts'
import type { Services, SharedServices } from '../../http/wiring.ts'
import { paperImportRoutes } from './import-routes.ts'
import { heldBy, heldPapers, presentPaper } from './present.ts'
import { notePaperCompared } from './store.ts'

/** The applicant’s, each with the material of the case as which it serves; of those that the reader sees. */
async function papersOfCase(
  services: Services,
  reader: Reader,
  caseId: string,
): Promise<Outcome<Operation<'listCasePaperLicences'>['response']>> {
  const visible = await findVisibleCase(services, reader.actor, caseId, 'case-form')
  if (!visible.ok) return visible
  const { state } = visible.value
  const plan = await getPlan(services.pool, state.planHash)
  const sight = sightOf(visible.value, plan)
  const { materials } = await catalogueOf(services, state)
  const wanted = plan.checklist.filter(({ material }) => maySeeMaterial(sight, material))
  const papers = wanted.length === 0 ? [] : await heldBy(services, state.applicant)
  return done({
    licences: wanted.flatMap(({ material }) =>
      papers
        .filter(({ licence }) => materials.get(material)?.licence === licence)
        .map(paper => ({ ...presentPaper(services, paper), material })),
    ),
  })
}

export function paperLicenceRoutes(app: FastifyInstance, shared: SharedServices): void {
  paperImportRoutes(app, shared)

  route(app, shared, 'listOwnPaperLicences', ['applicant'], async ({ reader, query, services }) => {
    const { actor } = reader
    if (actor.role !== 'applicant') return done({ licences: [] })
    const holder = query.for ?? actor.person
    if (holder !== actor.person && !speaksForOrganisation(actor, holder))
      return refused('mandate/act-not-covered')
    return done({ licences: await heldPapers(services, holder) })
  })

  route(app, shared, 'listCasePaperLicences', ['clerk', 'reviewer'], ({ reader, params, services }) =>
    papersOfCase(services, reader, params.case),
  )

  route(app, shared, 'comparePaperLicence', ['clerk'], async ({ reader, params, services }) => {
    const { actor } = reader
    const shown = await papersOfCase(services, reader, params.case)
    if (!shown.ok || actor.role !== 'clerk') return shown
    if (!shown.value.licences.some(({ id }) => id === params.licence)) return refused('licence/not-found')
    await notePaperCompared(services.guarded, params.licence, actor, services.now())
    return papersOfCase(services, reader, params.case)
  })
}
