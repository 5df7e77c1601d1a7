/** From a draft to a case, or to the correction of one: checked whole, done once. */

import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { CaseCommand, CaseState, HandedIn } from '@yijianshi/core/case'
import { caseNumber } from '@yijianshi/core/documents'
import { validateForm } from '@yijianshi/core/form'
import { compareGuides } from '@yijianshi/core/publication'
import {
  type FormValues,
  findReceipt,
  getForm,
  keepForm,
  keepReceipt,
  nextCaseSerial,
} from '../case/contents-store.ts'
import { taskPlans } from '../case/task-plans.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { plainAnswers } from '../matter/answers.ts'
import { refreshDraft } from './change.ts'
import { getPlan } from './plan-store.ts'
import { valuesOf } from './present.ts'
import { claimDraft, draftFiles, findDraft, markSubmitted, releaseDraft, type StoredDraft } from './store.ts'

export type Submitted = { readonly case: string; readonly number: string }

const waitMs = 100
const waits = 50

export async function submitDraft(
  services: Services,
  actor: Actor,
  id: string,
  commandId: string,
): Promise<Outcome<Submitted>> {
  for (let wait = 0; wait < waits; wait += 1) {
    const found = await findDraft(services.pool, id, actor)
    if (found === undefined) return refused('draft/not-found')
    if (found.submitted_at !== null) return answerAgain(services, found, commandId)
    const current = await currentDraft(services, actor, found)
    if (!current.ok) return current
    const draft = current.value
    if (await claimDraft(services.pool, draft, services.now()))
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
  const receipt = await findReceipt(services.pool, caseId)
  if (draft.submitted_by !== commandId || receipt === undefined) return refused('draft/already-submitted')
  return done({ case: caseId, number: receipt.number })
}

async function submitClaimed(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { pool } = services
  try {
    const outcome = await (draft.kind === 'correction'
      ? submitCorrection(services, actor, draft, commandId)
      : submitApplication(services, actor, draft, commandId))
    if (outcome.ok) await markSubmitted(pool, draft.id, commandId, services.now())
    else await releaseDraft(pool, draft.id)
    return outcome
  } catch (error) {
    // The claim would run out by itself; a retry with the same command need not wait for that.
    await releaseDraft(pool, draft.id).catch(() => {})
    throw error
  }
}

type Papers = {
  readonly plan: PlanOnWire
  readonly values: FormValues
  readonly materials: readonly HandedIn[]
}

function handedIn(plan: PlanOnWire, files: readonly FileSummary[]): HandedIn[] {
  return plan.checklist
    .filter(entry => entry.kind !== 'form')
    .map(entry => ({
      material: entry.material,
      files: files
        .filter(file => file.material === entry.material)
        .map(({ file, sha256, bytes, mediaType }) => ({ file, sha256, bytes, mediaType })),
    }))
}

/** The whole form and the whole checklist, or everything that is not right with them. */
async function completePapers(services: Services, draft: StoredDraft): Promise<Outcome<Papers>> {
  const plan = await getPlan(services.pool, draft.plan_hash)
  const values = valuesOf(draft, plan)
  const catalogue = (await services.versions.find(plan.catalogueVersion)) ?? services.catalogue()
  const fields = validateForm(plan.form.fields, values, new Set(catalogue.regions.keys()))
  const materials = handedIn(plan, await draftFiles(services.pool, draft.id))
  const missing = materials.filter(entry => entry.files.length === 0).map(entry => entry.material)
  if (fields.length > 0 || missing.length > 0) return incomplete(fields, missing)
  return done({ plan, values, materials })
}

function incomplete(fields: NonNullable<Refused['fields']>, materials: readonly string[]): Refused {
  const code = fields.length > 0 ? 'form/incomplete' : 'case/material-missing'
  return refused(code, { fields: fields.length, materials: materials.length }, { fields, materials })
}

async function submitApplication(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { pool, engine } = services
  const catalogue = services.catalogue()
  const papers = await completePapers(services, draft)
  if (!papers.ok) return papers
  const { plan, values, materials } = papers.value
  if (plan.catalogueVersion !== catalogue.version) return refused('draft/catalogue-changed')
  if (draft.delivery === 'post' && draft.postal_address === null) return refused('draft/address-missing')
  const region = catalogue.sites.get(draft.site)?.region
  if (region === undefined) return refused('draft/site-unknown')
  const earlier = await findReceipt(pool, draft.id)
  const number = earlier?.number ?? (await newNumber(services, region))
  const receipt = await keepReceipt(pool, draft.id, number, draft.postal_address)
  const command: CaseCommand = {
    type: 'submit',
    number: receipt.number,
    matter: draft.matter,
    catalogueVersion: plan.catalogueVersion,
    planHash: draft.plan_hash,
    situation: plan.situation.code,
    answers: plainAnswers(plan.answers),
    applicant: draft.person,
    channel: actor.role === 'clerk' ? 'window' : 'online',
    site: draft.site,
    delivery: draft.delivery,
    formHash: await keepForm(pool, draft.id, values, services.now()),
    fields: plan.form.fields.map(field => field.element),
    checklist: materials.map(entry => entry.material),
    materials,
    tasks: taskPlans(plan, catalogue),
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

async function submitCorrection(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  commandId: string,
): Promise<Outcome<Submitted>> {
  const { pool, engine } = services
  const caseId = draft.case_id ?? draft.id
  const current = await engine.load(caseId)
  if (current === undefined) return refused('case/not-found')
  const papers = await completePapers(services, draft)
  if (!papers.ok) return papers
  const { values } = papers.value
  const before = await getForm(pool, caseId, current.state.formHash)
  const executed = await engine.execute({
    process: caseId,
    commandId,
    actor,
    command: {
      type: 'correct',
      formHash: await keepForm(pool, caseId, values, services.now()),
      materials: papers.value.materials.filter(entry => !isSame(entry, current.state)),
      changedFields: changedFields(before, values),
    },
    at: services.now(),
  })
  if (!executed.ok) return { ok: false, refusal: executed.refusal }
  return done({ case: caseId, number: executed.state.number })
}

function isSame(entry: HandedIn, state: CaseState): boolean {
  const earlier = state.materials.find(other => other.material === entry.material)?.files ?? []
  return isDeepStrictEqual(
    earlier.map(file => file.file).toSorted(),
    entry.files.map(file => file.file).toSorted(),
  )
}

function changedFields(before: FormValues, after: FormValues): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...all].filter(element => !isDeepStrictEqual(before[element], after[element]))
}
