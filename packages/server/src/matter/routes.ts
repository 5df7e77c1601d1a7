import type { MatterSummary } from '@yijianshi/contract/matter'
import { ROLES } from '@yijianshi/core/access'
import type { AnswerValue, Catalogue, Matter } from '@yijianshi/core/catalogue'
import { catalogueData, choosableRegions, searchMatters, usualRegion } from '@yijianshi/core/catalogue'
import { nextQuestion, type PreparedMatter, prepareKnown } from '@yijianshi/core/plan'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase, recordLook } from '../case/visible-case.ts'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { compilePlan, notPlannable, plainAnswers, questionOnWire } from './answers.ts'
import { explainCase, explainPlan, readerOf } from './explain.ts'

function summaryOf(catalogue: Catalogue, matter: Matter): MatterSummary {
  const { id, name, summary, audience, lifeStage, lead, list } = matter
  const leadName = catalogue.authorities.get(lead)?.name ?? name
  return { id, name, summary, audience, lifeStage, leadName, list, items: matter.items.length }
}

function sitesOf(catalogue: Catalogue, matter: string) {
  return [...catalogue.sites.values()]
    .filter(site => site.matters === 'all' || site.matters.includes(matter))
    .map(({ id, name, kind, address, hours, phone }) => ({ id, name, kind, address, hours, phone }))
}

/** The questions that the answers really answer, in order: each would be asked next if its answer were missing. */
function answeredOf(prepared: PreparedMatter, answers: Readonly<Record<string, AnswerValue>>) {
  return prepared.questions.flatMap(({ question }) => {
    const { [question.id]: answer, ...others } = answers
    if (answer === undefined || nextQuestion(prepared.questions, others)?.id !== question.id) return []
    return [{ question: questionOnWire(question), answer }]
  })
}

export function matterRoutes(app: FastifyInstance, shared: SharedServices): void {
  openRoute(app, shared, 'listMatters', async ({ query, request, services }) => {
    const catalogue = services.catalogue()
    const words = query.query?.trim() ?? ''
    const found =
      words === ''
        ? [...catalogue.matters.values()]
        : searchMatters(catalogue, words, languageOf(request)).map(hit => hit.matter)
    const matters = found
      .filter(matter => query.audience === undefined || matter.audience === query.audience)
      .filter(matter => query.lifeStage === undefined || matter.lifeStage === query.lifeStage)
      .map(matter => summaryOf(catalogue, matter))
    const all = [...catalogue.matters.values()]
    const lifeStages = [...catalogue.lifeStages.values()].map(({ id, audience, name }) => {
      const count = all.filter(matter => matter.lifeStage === id && matter.audience === audience).length
      return { id, audience, name, matters: count }
    })
    return done({ matters, lifeStages })
  })

  openRoute(app, shared, 'getMatter', async ({ params, services }) => {
    const catalogue = services.catalogue()
    const matter = catalogue.matters.get(params.matter)
    if (matter === undefined) return refused('request/not-found')
    const regions = choosableRegions(catalogue, matter.id).map(({ code, name }) => ({ code, name }))
    const usual = usualRegion(catalogue, matter)?.code ?? null
    const sites = sitesOf(catalogue, matter.id)
    return done({ ...summaryOf(catalogue, matter), sites, regions, usualRegion: usual })
  })

  openRoute(app, shared, 'guide', async ({ params, body, services }) => {
    const catalogue = services.catalogue()
    const known = prepareKnown(catalogue, params.matter, body.region)
    if (!known.ok) return notPlannable(known.problems)
    const { prepared } = known
    const given = plainAnswers(body.answers)
    const answered = answeredOf(prepared, given)
    const next = nextQuestion(prepared.questions, given)
    if (next !== undefined)
      return done({ step: 'question' as const, question: questionOnWire(next), answered })
    const asked = new Set(prepared.questions.map(entry => entry.question.id))
    const answers = Object.fromEntries(Object.entries(given).filter(([id]) => asked.has(id)))
    const plan = compilePlan(catalogue, params.matter, answers, body.region)
    if (!plan.ok) return plan
    return done({ step: 'plan' as const, plan: plan.value, answered })
  })

  openRoute(app, shared, 'explainPlan', async ({ params, body, reader, services }) =>
    explainPlan(services, params.matter, body, readerOf(reader?.actor)),
  )

  // Answers speak in the reasons, so whoever may not read the form may not ask.
  route(app, shared, 'explainCase', ROLES, async ({ reader, params, query, services }) => {
    const visible = await findVisibleCase(services, reader.actor, params.case, 'case-form')
    if (!visible.ok) return visible
    await recordLook(services, reader.actor, params.case, visible.value, { what: 'contents' })
    return explainCase(services, params.case, visible.value, query, readerOf(reader.actor))
  })

  openRoute(app, shared, 'getCatalogue', async () => done({ ...catalogueData(shared.catalogue()) }))
}
