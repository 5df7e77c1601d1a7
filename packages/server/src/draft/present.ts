import type { Draft, DraftSummary } from '@yijianshi/contract/draft'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { CaseState, NoticeEntry } from '@yijianshi/core/case'
import { validateField } from '@yijianshi/core/form'
import { erasedName, findPersonNames, namesBeside } from '../account/person.ts'
import type { Services } from '../http/wiring.ts'
import { owedOf } from './case-draft.ts'
import { choicesOf } from './choices.ts'
import { draftFiles } from './files.ts'
import { letterStates } from './letters.ts'
import { getPlan, type StoredPlan } from './plan-store.ts'
import type { StoredDraft } from './stored-draft.ts'

/** What is asked to be mended, with the names of its materials and fields. */
export function noticeEntries(entries: readonly NoticeEntry[], plan: StoredPlan): Draft['notice'] {
  return entries.map(entry => {
    const material = plan.checklist.find(row => row.material === entry.id)
    const field = plan.form.fields.find(row => row.element === entry.id)
    const name = (entry.subject === 'material' ? material?.name : field?.name) ?? {
      zh: entry.id,
      en: entry.id,
    }
    return { subject: entry.subject, id: entry.id, name, problem: entry.problem }
  })
}

/** For a correction what the notice asks; on the spot what the window found when it looked at the application. */
function askedOf({ kind }: StoredDraft, state: CaseState, plan: StoredPlan): Draft['notice'] {
  const { notice, preExamination } = state
  const asked = {
    correction: notice,
    'on-the-spot': preExamination,
    application: undefined,
    supplement: undefined,
  }
  return noticeEntries(asked[kind]?.entries ?? [], plan)
}

export async function presentDraft(services: Services, draft: StoredDraft, actor: Actor): Promise<Draft> {
  const { pool, engine, now } = services
  const plan = await getPlan(pool, draft.plan_hash)
  const files = await draftFiles(services, draft)
  const asked = new Set(plan.checklist.map(entry => entry.material))
  const known = draft.case_id === null ? undefined : await engine.load(draft.case_id)
  const choices = choicesOf(draft, plan, files, known?.state)
  const current = services.catalogue().version
  const isBehind = draft.kind === 'application' && plan.catalogueVersion !== current
  const expected = nationalWorkingCalendar.addWorkingDays(civilDateOf(now()), plan.flow.workingDays)
  return {
    id: draft.id,
    kind: draft.kind,
    case: draft.case_id,
    matter: draft.matter,
    name: plan.name,
    plan: { ...plan, answers: { ...draft.answers } },
    values: valuesOf(draft, plan),
    files: files.filter(file => asked.has(file.material)),
    delivery: draft.delivery,
    site: draft.site,
    postalAddress: draft.postal_address,
    later: [...choices.later],
    promised: [...choices.promised],
    letters: await letterStates(services, draft, plan, choices),
    owed: draft.kind === 'supplement' && known !== undefined ? owedOf(known.state) : [],
    notice: known === undefined ? [] : askedOf(draft, known.state, plan),
    applicantName: draft.applicant_name,
    ...(isOnBehalf(draft, actor) && { onBehalf: true as const }),
    ...(await handlerOf(services, draft)),
    expectedDate: expected.date,
    revision: draft.revision,
    savedAt: draft.saved_at.toISOString(),
    ...(isBehind && { newerVersion: current }),
  }
}

function isOnBehalf({ person }: StoredDraft, actor: Actor): boolean {
  return actor.role === 'applicant' && actor.person !== person
}

async function handlerOf(
  services: Services,
  { handler }: StoredDraft,
): Promise<{ readonly handlerName?: string }> {
  if (handler === null) return {}
  return { handlerName: (await findPersonNames(namesBeside(services), [handler])).get(handler) ?? erasedName }
}

/** Values that have a field in the plan, in the form's order. */
export function valuesOf(draft: StoredDraft, plan: StoredPlan): Record<string, FieldValue> {
  return Object.fromEntries(
    plan.form.fields.flatMap(field => {
      const value = draft.form_values[field.element]
      return value === undefined ? [] : [[field.element, value]]
    }),
  )
}

export async function summarizeDraft(
  services: Services,
  draft: StoredDraft,
  actor: Actor,
): Promise<DraftSummary> {
  const plan = await getPlan(services.pool, draft.plan_hash)
  const required = plan.form.fields.filter(field => field.required)
  const filled = required.filter(field => validateField(field, draft.form_values[field.element]).length === 0)
  return {
    id: draft.id,
    kind: draft.kind,
    matter: draft.matter,
    name: plan.name,
    situation: plan.situation.name,
    applicantName: draft.applicant_name,
    ...(isOnBehalf(draft, actor) && { onBehalf: true as const }),
    fieldsDone: filled.length,
    fieldsAll: required.length,
    savedAt: draft.saved_at.toISOString(),
  }
}
