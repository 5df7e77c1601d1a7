import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { seesAll, sightOf } from '../case/part.ts'
import { findVisibleCase, recordLook } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft, mayHandleDraft } from '../draft/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
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
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return refused('draft/not-found')
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    const removed = await removeFile(pool, draft.id, params.file, services.now())
    return removed ? done(null) : refused('request/not-found')
  })

  route(
    app,
    services,
    'getFile',
    [...fillers, 'reviewer', 'manager'],
    async ({ reader, params, request, reply }) => {
      const file = await findFile(services, params.file)
      if (file === undefined) return refused('request/not-found')
      const may = await showFile(services, reader.actor, file)
      if (!may.ok) return may
      reply
        // Each look for a reason is asked for, and recorded, anew.
        .header('cache-control', may.value.mayKeep ? 'private, max-age=3600' : 'no-store')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        // Someone else's document must not run as a page of ours, even where a browser shows it in one.
        .header('x-content-type-options', 'nosniff')
        .header('etag', `"${file.sha256}"`)
      if (request.headers['if-none-match'] === `"${file.sha256}"`) reply.code(304).send()
      else
        reply
          .header('content-length', file.bytes)
          .type(file.media_type)
          .send(await files.open(params.file, file.key))
      return done(undefined)
    },
  )
}

/** Whether the file is shown to this reader; who sees it for a reason is recorded before. */
async function showFile(
  services: Services,
  actor: Actor,
  file: KnownFile,
): Promise<Outcome<{ readonly mayKeep: boolean }>> {
  const none = refused('request/not-found')
  if (!file.submitted) return mayHandleDraft(actor, file) ? done({ mayKeep: true }) : none
  const caseId = file.case_id ?? ''
  const visible = await findVisibleCase(services, actor, caseId, 'case-form')
  if (!visible.ok) return visible.refusal.code === 'access/reason-needed' ? visible : none
  const plan = await getPlan(services.pool, visible.value.state.planHash)
  const sight = sightOf(visible.value, plan)
  if (!seesAll(sight) && !sight.part.materials.has(file.material)) return none
  await recordLook(services, actor, caseId, visible.value, { what: 'file', subject: file.material })
  return done({ mayKeep: visible.value.access === undefined })
}
