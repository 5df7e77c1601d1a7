import { answers } from '@yijianshi/contract/shape'
import { maySee } from '@yijianshi/core/access'
import type { Language } from '@yijianshi/core/catalogue'
import {
  type MatterPaper,
  makeItemPaper,
  makeMatterPaper,
  type Paper,
  type PaperContext,
  papersOf,
} from '@yijianshi/core/paper'
import type { Plan } from '@yijianshi/core/plan'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findLetter } from '../draft/letters.ts'
import { languageOf } from '../http/language.ts'
import { originOf } from '../http/origin.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { openRoute, type Reader, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { compilePlan, plainAnswers } from '../matter/answers.ts'
import { findEdition } from './edition.ts'
import type { Press } from './pdf/press.ts'
import { isKnown, keyOf, type Sent, sendPdf } from './send-paper.ts'

type Asked = { readonly answers: string; readonly region?: string; readonly language?: Language }

function planOf(services: Services, matter: string, asked: Omit<Asked, 'language'>): Outcome<Plan> {
  let raw: unknown
  try {
    raw = JSON.parse(asked.answers)
  } catch {
    return refused('request/invalid', { where: 'query.answers', what: 'JSON' })
  }
  const given = answers.safeParse(raw)
  if (!given.success) return refused('request/invalid', { where: 'query.answers', what: 'answers' })
  return compilePlan(services.catalogue(), matter, plainAnswers(given.data), asked.region)
}

async function contextFor(
  services: Services,
  request: FastifyRequest,
  language?: Language,
): Promise<PaperContext> {
  const catalogue = services.catalogue()
  const edition = await findEdition(services.pool, catalogue.version)
  const portal = `${originOf(services, request)}/`
  return { catalogue, edition, language: language ?? languageOf(request), portal }
}

async function matterPaper(
  services: Services,
  request: FastifyRequest,
  { matter, paper }: { readonly matter: string; readonly paper: MatterPaper },
  asked: Asked,
): Promise<Outcome<Paper>> {
  const plan = planOf(services, matter, asked)
  if (!plan.ok) return plan
  const made = makeMatterPaper(await contextFor(services, request, asked.language), plan.value, paper)
  return made === undefined ? refused('request/not-found') : done(made)
}

function blocksOf(sent: Sent, made: Outcome<Paper>, isPublic = true): Outcome<Paper | undefined> {
  if (!made.ok) return made
  return isKnown(sent, keyOf(made.value), isPublic) ? done(undefined) : made
}

/** The manual is for staff. */
function manualRefusal(paper: string, reader: Reader | undefined) {
  if (paper !== 'manual') return undefined
  if (reader === undefined) return refused('access/login-needed')
  const { role } = reader.actor
  return maySee(role, 'item-manual') ? undefined : refused('access/role', { role, command: 'getItemPaper' })
}

export function paperRoutes(app: FastifyInstance, shared: SharedServices, press: Press): void {
  openRoute(app, shared, 'listMatterPapers', async ({ params, query, request, services }) => {
    const context = await contextFor(services, request)
    const { items, authorities, matters } = context.catalogue
    const matter = matters.get(params.matter)
    if (matter === undefined) return refused('request/not-found')
    const named = matter.items.flatMap(({ item: id }) => {
      const item = items.get(id)
      const authority = item && authorities.get(item.authority)
      return item && authority ? [{ item: id, name: item.name, authorityName: authority.name }] : []
    })
    if (query.answers === undefined) return done({ papers: [], items: named })
    const plan = planOf(services, params.matter, { ...query, answers: query.answers })
    return plan.ok ? done({ papers: papersOf(context, plan.value), items: named }) : plan
  })

  openRoute(app, shared, 'getMatterPaper', async ({ params, query, request, reply, services }) =>
    blocksOf({ request, reply }, await matterPaper(services, request, params, query)),
  )

  openRoute(app, shared, 'getMatterPaperFile', async ({ params, query, request, reply, services }) =>
    sendPdf(press, { request, reply }, await matterPaper(services, request, params, query)),
  )

  route(
    app,
    shared,
    'getDraftLetterFile',
    ['applicant', 'clerk'],
    async ({ params, request, reply, reader, services }) => {
      const letter = await findLetter(services, reader.actor, params.draft, params.kind)
      return sendPdf(press, { request, reply }, letter, false)
    },
  )

  openRoute(app, shared, 'getItemPaper', async ({ params, query, request, reply, reader, services }) => {
    const made = await itemPaper(services, request, params, query.language, reader)
    return blocksOf({ request, reply }, made, params.paper !== 'manual')
  })

  openRoute(app, shared, 'getItemPaperFile', async ({ params, query, request, reply, reader, services }) => {
    const made = await itemPaper(services, request, params, query.language, reader)
    return sendPdf(press, { request, reply }, made, params.paper !== 'manual')
  })
}

async function itemPaper(
  services: Services,
  request: FastifyRequest,
  { item, paper }: { readonly item: string; readonly paper: 'information-sheet' | 'manual' },
  language: Language | undefined,
  reader: Reader | undefined,
): Promise<Outcome<Paper>> {
  const refusal = manualRefusal(paper, reader)
  if (refusal) return refusal
  const made = makeItemPaper(await contextFor(services, request, language), item, paper)
  return made === undefined ? refused('request/not-found') : done(made)
}
