/** From a draft to a case, or to what is handed in for one afterwards: checked whole, done once. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { CaseCommand } from '@yijianshi/core/case'
import { caseNumber } from '@yijianshi/core/documents'
import { compareGuides } from '@yijianshi/core/publication'
import { sealAnswers } from '../case/case-answers.ts'
import { findReceipt, keepForm, keepReceipt, nextCaseSerial } from '../case/contents-store.ts'
import { findBrokenCase } from '../case/credit.ts'
import { heldOf, jointLimitOf, promisableOf, taskPlans, tolerableOf } from '../case/task-plans.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { refreshDraft } from './change.ts'
import { claimDraft, markSubmitted, releaseDraft } from './change-store.ts'
import { findHandler, recordDraftUse } from './handler.ts'
import { signedLetters } from './letters.ts'
import { completePapers, hasFiles } from './papers.ts'
import { getPlan } from './plan-store.ts'
import { findDraft, noDraft } from './store.ts'
import type { StoredDraft } from './stored-draft.ts'
import { type Submitted, submitToCase } from './submit-to-case.ts'

const waitMs = 100
const waits = 50

export async function submitDraft(
  services: Services,
  actor: Actor,
  id: string,
  commandId: string,
): Promise<Outcome<Submitted>> {
  for (let wait = 0; wait < waits; wait += 1) {
    const found = await findDraft(services, id, actor)
    if (found === undefined) return noDraft(services, id, actor)
    if (found.submitted_at !== null) return answerAgain(services, found, commandId)
    const current = await currentDraft(services, actor, found)
    if (!current.ok) return current
    const draft = current.value
    if (await claimDraft(services.guarded, draft, services.now()))
      return submitClaimed(services, actor, draft, commandId)
    // Saved or submitted from elsewhere in this very moment: look again.
    await pause(waitMs)
  }
  return refused('case/changed')
}

/**
 * An application is made under the guide in use on that day. What asks for nothing more is taken over unasked; for
 * anything else the draft gets the new plan, and the person looks at it before submitting.
 */
async function currentDraft(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
): Promise<Outcome<StoredDraft>> {
  const before = await getPlan(services.pool, draft.plan_hash)
  const refreshed = await refreshDraft(services, actor, draft)
  const after = await getPlan(services.pool, refreshed.plan_hash)
  const { demands } = compareGuides(before, after)
  return demands.length === 0 ? done(refreshed) : refused('draft/catalogue-changed')
}

/** The answer to the command that submitted the draft, should it have got lost on the way. */
async function answerAgain(
  services: Services,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const caseId = draft.case_id ?? draft.id
  const receipt = await findReceipt(services, caseId)
  if (draft.submitted_by !== commandId || receipt === undefined) return refused('draft/already-submitted')
  return done({ case: caseId, number: receipt.number })
}

async function submitClaimed(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { guarded } = services
  try {
    const outcome = await (draft.kind === 'application'
      ? submitApplication(services, actor, draft, commandId)
      : submitToCase(services, actor, draft, commandId))
    if (outcome.ok) {
      await markSubmitted(guarded, draft.id, commandId, services.now())
      await recordDraftUse(services, actor, draft, 'submitted', commandId)
    } else await releaseDraft(guarded, draft.id)
    return outcome
  } catch (error) {
    // The claim would run out by itself; a retry with the same command need not wait for that.
    await releaseDraft(guarded, draft.id).catch(() => {})
    throw error
  }
}

async function submitApplication(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { pool, engine } = services
  const catalogue = services.catalogue()
  const handler = await findHandler(services, actor, draft)
  if (!handler.ok) return handler
  const papers = await completePapers(services, draft)
  if (!papers.ok) return papers
  const { plan, values, materials, choices } = papers.value
  if (plan.catalogueVersion !== catalogue.version) return refused('draft/catalogue-changed')
  if (draft.delivery === 'post' && draft.postal_address === null) return refused('draft/address-missing')
  const region = catalogue.sites.get(draft.site)?.region
  if (region === undefined) return refused('draft/site-unknown')
  const earlier = await findReceipt(services, draft.id)
  const number = earlier?.number ?? (await newNumber(services, region))
  const brokenIn = await findBrokenCase(pool, draft.person)
  const receipt = await keepReceipt(services, draft.id, number, draft.postal_address)
  const command: CaseCommand = {
    type: 'submit',
    number: receipt.number,
    matter: draft.matter,
    catalogueVersion: plan.catalogueVersion,
    planHash: draft.plan_hash,
    situation: plan.situation.code,
    answers: await sealAnswers(services, draft.id, draft.answers),
    applicant: draft.person,
    ...(handler.value !== undefined && { handler: handler.value }),
    channel: actor.role === 'clerk' ? 'window' : 'online',
    site: draft.site,
    delivery: draft.delivery,
    formHash: await keepForm(services, draft.id, values, services.now()),
    fields: plan.form.fields.map(field => field.element),
    checklist: materials.map(entry => entry.material),
    materials: materials.filter(hasFiles),
    tasks: taskPlans(plan, catalogue),
    tolerable: tolerableOf(plan),
    promisable: promisableOf(plan),
    held: heldOf(plan),
    ...jointLimitOf(catalogue),
    later: choices.later,
    promised: choices.promised,
    letters: await signedLetters(services, draft, plan, choices),
    ...(brokenIn !== undefined && { brokenIn }),
  }
  const executed = await engine.execute({ process: draft.id, commandId, actor, command, at: services.now() })
  // The answer of an earlier try was lost, and the person tried again with a new command.
  if (!executed.ok && executed.refusal.code !== 'case/exists') return { ok: false, refusal: executed.refusal }
  return done({ case: draft.id, number: receipt.number })
}

async function newNumber(services: Services, region: string): Promise<string> {
  const serial = await nextCaseSerial(services.pool)
  return caseNumber({ regionCode: region.slice(0, 6), date: civilDateOf(services.now()), serial })
}
