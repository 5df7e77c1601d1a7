import type { MatterSummary } from '@yijianshi/contract/matter'
import type { AnswerValue, Catalogue, Matter } from '@yijianshi/core/catalogue'
import { searchMatters } from '@yijianshi/core/catalogue'
import { findPreparedMatter, nextQuestion, type PreparedMatter } from '@yijianshi/core/plan'
import type { FastifyInstance } from 'fastify'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan, plainAnswers, questionOnWire } from './answers.ts'

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

export function matterRoutes(app: FastifyInstance, services: Services): void {
  openRoute(app, services, 'listMatters', async ({ query, request }) => {
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

  openRoute(app, services, 'getMatter', async ({ params }) => {
    const catalogue = services.catalogue()
    const matter = catalogue.matters.get(params.matter)
    if (matter === undefined) return refused('request/not-found')
    return done({ ...summaryOf(catalogue, matter), sites: sitesOf(catalogue, matter.id) })
  })

  openRoute(app, services, 'guide', async ({ params, body }) => {
    const catalogue = services.catalogue()
    const prepared = findPreparedMatter(catalogue, params.matter)
    if (prepared === undefined) return refused('request/not-found')
    const given = plainAnswers(body.answers)
    const answered = answeredOf(prepared, given)
    const next = nextQuestion(prepared.questions, given)
    if (next !== undefined)
      return done({ step: 'question' as const, question: questionOnWire(next), answered })
    const known = new Set(prepared.questions.map(entry => entry.question.id))
    const answers = Object.fromEntries(Object.entries(given).filter(([id]) => known.has(id)))
    const plan = compilePlan(catalogue, params.matter, answers)
    if (!plan.ok) return plan
    return done({ step: 'plan' as const, plan: plan.value, answered })
  })

  openRoute(app, services, 'getCatalogue', async () => {
    const { version, ...collections } = services.catalogue()
    const data = Object.entries(collections).map(([name, entries]) => [name, [...entries.values()]])
    return done({ version, ...Object.fromEntries(data) })
  })
}
