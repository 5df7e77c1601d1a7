import type { Actor } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { findVisibleCase } from '../case/visible-case.ts'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { type CaseDraftKind, openCaseDraft } from './case-draft.ts'
import { changeDraft } from './change.ts'
import { createDraft } from './create.ts'
import { recordDraftUse } from './handler.ts'
import { presentLetters } from './letters.ts'
import { presentDraft, summarizeDraft } from './present.ts'
import { deleteDraft, findDraft, listDrafts, noDraft } from './store.ts'
import { submitDraft } from './submit.ts'
import { takeOverDraft } from './take-over.ts'

const fillers = ['applicant', 'clerk'] as const

export function draftRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'createDraft', fillers, async ({ reader, body, services }) => {
    const draft = await createDraft(services, reader.actor, body)
    return draft.ok ? done(await presentDraft(services, draft.value, reader.actor)) : draft
  })

  route(app, shared, 'listDrafts', fillers, async ({ reader, services }) => {
    const drafts = await listDrafts(services, reader.actor)
    return done({
      drafts: await Promise.all(drafts.map(draft => summarizeDraft(services, draft, reader.actor))),
    })
  })

  route(app, shared, 'getDraft', fillers, async ({ reader, params, services }) => {
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return noDraft(services, params.draft, reader.actor)
    if (draft.submitted_at !== null) return refused('draft/already-submitted')
    return done(await presentDraft(services, draft, reader.actor))
  })

  route(app, shared, 'changeDraft', fillers, ({ reader, params, body, services }) =>
    changeDraft(services, reader.actor, params.draft, body),
  )

  route(app, shared, 'deleteDraft', fillers, async ({ reader, params, services }) => {
    const draft = await findDraft(services, params.draft, reader.actor)
    if (draft === undefined) return noDraft(services, params.draft, reader.actor)
    if (reader.actor.role === 'applicant' && ![draft.person, draft.handler].includes(reader.actor.person))
      return refused('mandate/act-not-covered')
    if (!(await deleteDraft(services, draft.id))) return refused('draft/already-submitted')
    await recordDraftUse(services, reader.actor, draft, 'deleted-draft')
    return done(null)
  })

  route(app, shared, 'submitDraft', fillers, ({ reader, params, body, services }) =>
    submitDraft(services, reader.actor, params.draft, body.commandId),
  )

  route(app, shared, 'takeOverDraft', fillers, ({ reader, params, services }) =>
    takeOverDraft(services, reader.actor, params.draft),
  )

  route(app, shared, 'getDraftLetters', fillers, ({ reader, params, request, services }) =>
    presentLetters(services, reader.actor, params.draft, languageOf(request)),
  )

  const ofCase = async (services: Services, actor: Actor, caseId: string, kind: CaseDraftKind) => {
    const visible = await findVisibleCase(services, actor, caseId)
    if (!visible.ok) return visible
    const draft = await openCaseDraft(services, actor, caseId, visible.value.state, kind)
    return draft.ok ? done(await presentDraft(services, draft.value, actor)) : draft
  }

  route(app, shared, 'openCorrection', fillers, ({ reader, params, services }) =>
    ofCase(services, reader.actor, params.case, 'correction'),
  )

  route(app, shared, 'openSupplement', fillers, ({ reader, params, services }) =>
    ofCase(services, reader.actor, params.case, 'supplement'),
  )

  route(app, shared, 'openOnTheSpot', fillers, ({ reader, params, services }) =>
    ofCase(services, reader.actor, params.case, 'on-the-spot'),
  )
}
