import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { seesAll, sightOf } from '../case/part.ts'
import { findVisibleCase, recordLook } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft, mayHandleDraft, noDraft } from '../draft/store.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { handIn } from './hand-in.ts'
import { findCaseOfFile, findFile, type KnownFile, removeFile } from './store.ts'

const fillers = ['applicant', 'clerk'] as const

export function fileRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { files } = shared

  route(app, shared, 'uploadFile', fillers, ({ reader, params, request, services }) =>
    handIn(services, reader.actor, params, async () => {
      const part = await request.file()
      return part && { name: part.filename.toWellFormed().replaceAll('\0', ''), stream: part.file }
    }),
  )

  route(app, shared, 'deleteFile', fillers, async ({ reader, params, services }) => {
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return noDraft(services, params.draft, reader.actor)
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    const removed = await removeFile(services.guarded, draft.id, params.file, services.now())
    return removed ? done(null) : refused('request/not-found')
  })

  route(
    app,
    shared,
    'getFile',
    [...fillers, 'reviewer', 'manager'],
    async ({ reader, params, request, reply, services }) => {
      const file = await findFile(services, params.file)
      if (file === undefined) return refuseHidden(services, reader.actor, params.file)
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

/** A manager who has told no reason is told to; to anybody else there is no such file. */
async function refuseHidden(services: Services, actor: Actor, file: string): Promise<Refused> {
  const none = refused('request/not-found')
  const caseId = actor.role === 'manager' ? await findCaseOfFile(services.pool, file) : undefined
  if (caseId === undefined) return none
  const visible = await findVisibleCase(services, actor, caseId, 'case-form')
  return !visible.ok && visible.refusal.code === 'access/reason-needed' ? visible : none
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
