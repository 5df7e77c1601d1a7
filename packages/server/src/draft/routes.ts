import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase } from '../case/visible-case.ts'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { type CaseDraftKind, openCaseDraft } from './case-draft.ts'
import { changeDraft } from './change.ts'
import { createDraft } from './create.ts'
import { presentLetters } from './letters.ts'
import { presentDraft, summarizeDraft } from './present.ts'
import { deleteDraft, findDraft, listDrafts } from './store.ts'
import { submitDraft } from './submit.ts'
import { takeOverDraft } from './take-over.ts'

const fillers = ['applicant', 'clerk'] as const

export function draftRoutes(app: FastifyInstance, services: Services): void {
  route(app, services, 'createDraft', fillers, async ({ reader, body }) => {
    const draft = await createDraft(services, reader.actor, body)
    return draft.ok ? done(await presentDraft(services, draft.value)) : draft
  })

  route(app, services, 'listDrafts', fillers, async ({ reader }) => {
    const drafts = await listDrafts(services, reader.actor)
    return done({ drafts: await Promise.all(drafts.map(draft => summarizeDraft(services, draft))) })
  })

  route(app, services, 'getDraft', fillers, async ({ reader, params }) => {
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return refused('draft/not-found')
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    return done(await presentDraft(services, draft))
  })

  route(app, services, 'changeDraft', fillers, ({ reader, params, body }) =>
    changeDraft(services, reader.actor, params.draft, body),
  )

  route(app, services, 'deleteDraft', fillers, async ({ reader, params }) => {
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return refused('draft/not-found')
    return (await deleteDraft(services, draft.id)) ? done(null) : refused('draft/already-submitted')
  })

  route(app, services, 'submitDraft', fillers, ({ reader, params, body }) =>
    submitDraft(services, reader.actor, params.draft, body.commandId),
  )

  route(app, services, 'takeOverDraft', fillers, ({ reader, params }) =>
    takeOverDraft(services, reader.actor, params.draft),
  )

  route(app, services, 'getDraftLetters', fillers, ({ reader, params, request }) =>
    presentLetters(services, reader.actor, params.draft, languageOf(request)),
  )

  const ofCase = async (actor: Actor, caseId: string, kind: CaseDraftKind) => {
    const visible = await findVisibleCase(services, actor, caseId)
    if (!visible.ok) return visible
    const draft = await openCaseDraft(services, actor, caseId, visible.value.state, kind)
    return draft.ok ? done(await presentDraft(services, draft.value)) : draft
  }

  route(app, services, 'openCorrection', fillers, ({ reader, params }) =>
    ofCase(reader.actor, params.case, 'correction'),
  )

  route(app, services, 'openSupplement', fillers, ({ reader, params }) =>
    ofCase(reader.actor, params.case, 'supplement'),
  )

  route(app, services, 'openOnTheSpot', fillers, ({ reader, params }) =>
    ofCase(reader.actor, params.case, 'on-the-spot'),
  )
}
