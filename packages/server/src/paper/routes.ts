import { createHash } from 'node:crypto'
import { answers } from '@yijianshi/contract/shape'
import { rolesThatSee } from '@yijianshi/core/access'
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
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../http/language.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { openRoute, type Reader } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan, plainAnswers } from '../matter/answers.ts'
import { findEdition } from './edition.ts'
import { Press } from './pdf/press.ts'

/** Goes up when the same paper is drawn in another way, so that old PDFs are not taken for new ones. */
const drawing = 1

type Asked = { readonly answers: string; readonly region?: string; readonly language?: Language }
type Sent = { readonly request: FastifyRequest; readonly reply: FastifyReply }

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
  return { catalogue, edition, language: language ?? languageOf(request) }
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

/** Content decides: the same paper of a new version that changed nothing in it but its number is another one. */
function keyOf(paper: Paper): string {
  return createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 32)
}

/** True when the caller has it already; then that has been said. */
function isKnown({ request, reply }: Sent, tag: string, isPublic: boolean): boolean {
  reply
    .header('cache-control', isPublic ? 'public, no-cache' : 'private, no-cache')
    .header('vary', 'accept-language')
    .header('etag', `"${tag}"`)
  if (request.headers['if-none-match'] !== `"${tag}"`) return false
  reply.code(304).send()
  return true
}

function blocksOf(sent: Sent, made: Outcome<Paper>, isPublic = true): Outcome<Paper | undefined> {
  if (!made.ok) return made
  return isKnown(sent, keyOf(made.value), isPublic) ? done(undefined) : made
}

/** Titles are names of files too, once what a file system forbids is gone. */
function fileNameOf({ title }: Paper): string {
  return `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.pdf`
}

async function fileOf(
  press: Press,
  sent: Sent,
  made: Outcome<Paper>,
  isPublic = true,
): Promise<Outcome<undefined>> {
  if (!made.ok) return made
  const tag = `${keyOf(made.value)}-pdf${drawing}`
  if (isKnown(sent, tag, isPublic)) return done(undefined)
  const bytes = await press.print(tag, made.value)
  if (bytes === undefined) return refused('service/unavailable')
  const name = encodeURIComponent(fileNameOf(made.value)).replaceAll(/['()*]/g, escape)
  sent.reply
    // RFC 6266 with RFC 5987 for the Chinese name, and a plain one for whoever knows neither.
    .header('content-disposition', `inline; filename="${made.value.paper}.pdf"; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', bytes.length)
    .type('application/pdf')
    .send(bytes)
  return done(undefined)
}

/** The manual is for staff. */
function manualRefusal(paper: string, reader: Reader | undefined) {
  if (paper !== 'manual') return undefined
  if (reader === undefined) return refused('access/login-needed')
  const { role } = reader.actor
  return rolesThatSee('item-manual').includes(role)
    ? undefined
    : refused('access/role', { role, command: 'getItemPaper' })
}

export function paperRoutes(app: FastifyInstance, services: Services): void {
  const press = new Press()
  app.addHook('onClose', () => press.close())

  openRoute(app, services, 'listMatterPapers', async ({ params, query, request }) => {
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

  openRoute(app, services, 'getMatterPaper', async ({ params, query, request, reply }) =>
    blocksOf({ request, reply }, await matterPaper(services, request, params, query)),
  )

  openRoute(app, services, 'getMatterPaperFile', async ({ params, query, request, reply }) =>
    fileOf(press, { request, reply }, await matterPaper(services, request, params, query)),
  )

  openRoute(app, services, 'getItemPaper', async ({ params, query, request, reply, reader }) => {
    const made = await itemPaper(services, request, params, query.language, reader)
    return blocksOf({ request, reply }, made, params.paper !== 'manual')
  })

  openRoute(app, services, 'getItemPaperFile', async ({ params, query, request, reply, reader }) => {
    const made = await itemPaper(services, request, params, query.language, reader)
    return fileOf(press, { request, reply }, made, params.paper !== 'manual')
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
