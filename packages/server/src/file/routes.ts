import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { readableItems } from '../case/contents.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft, mayHandleDraft } from '../draft/store.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { handIn } from './hand-in.ts'
import { findFile, type KnownFile, removeFile } from './store.ts'

const fillers = ['applicant', 'clerk'] as const

export function fileRoutes(app: FastifyInstance, services: Services): void {
  const { pool, files } = services

  route(app, services, 'uploadFile', fillers, ({ reader, params, request }) =>
    handIn(services, reader.actor, params, async () => {
      const part = await request.file()
      return part && { name: part.filename.toWellFormed().replaceAll('\0', ''), stream: part.file }
    }),
  )

  route(app, services, 'deleteFile', fillers, async ({ reader, params }) => {
    const draft = await findDraft(pool, params.draft, reader.actor)
    if (draft === undefined) return refused('draft/not-found')
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    const removed = await removeFile(pool, draft.id, params.file, services.now())
    return removed ? done(null) : refused('request/not-found')
  })

  route(app, services, 'getFile', [...fillers, 'reviewer'], async ({ reader, params, request, reply }) => {
    const file = await findFile(pool, params.file)
    if (file === undefined || !(await maySeeFile(services, reader.actor, file)))
      return refused('request/not-found')
    reply
      .header('cache-control', 'private, max-age=3600')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      // Someone else's document must not run as a page of ours, even where a browser shows it in one.
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${file.sha256}"`)
    if (request.headers['if-none-match'] === `"${file.sha256}"`) reply.code(304).send()
    else
      reply
        .header('content-length', file.bytes)
        .type(file.media_type)
        .send(await files.open(params.file))
    return done(undefined)
  })
}

async function maySeeFile(services: Services, actor: Actor, file: KnownFile): Promise<boolean> {
  if (!file.submitted) return mayHandleDraft(actor, file)
  const visible = await findVisibleCase(services, actor, file.case_id ?? '', 'case-form')
  if (!visible.ok) return false
  if (actor.role !== 'reviewer') return true
  const { state } = visible.value
  const plan = await getPlan(services.pool, state.planHash)
  const needed = plan.checklist.find(entry => entry.material === file.material)?.neededBy ?? []
  const items = readableItems(actor, state)
  return needed.some(item => items.has(item))
}
