/** Where a draft stands: one status per task of its task list. */
import type { Draft } from '@yijianshi/contract/draft'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import { validateField } from '@yijianshi/core/form'

export type TaskStatus = 'empty' | 'begun' | 'done' | 'faulty'

export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  return !Array.isArray(value) || value.length > 0
}

/** Wrong only where something wrong is filled in; what is still missing is just not done. */
export function sectionStatus(
  fields: readonly FormFieldOnWire[],
  values: Readonly<Record<string, unknown>>,
): TaskStatus {
  const problems = fields.flatMap(field => validateField(field, values[field.element]))
  if (problems.some(({ code }) => code !== 'required' && code !== 'too-few')) return 'faulty'
  if (!fields.some(({ element }) => isFilled(values[element]))) {
    return problems.length === 0 && fields.length === 0 ? 'done' : 'empty'
  }
  return problems.length === 0 ? 'done' : 'begun'
}

export type MaterialsProgress = { readonly done: number; readonly all: number; readonly status: TaskStatus }

type Asked = Pick<Draft, 'plan' | 'kind' | 'owed'>

/** Materials to hand in; done is what is there, what is to follow later, and what is promised instead. */
export function materialsProgress(
  draft: Asked & Pick<Draft, 'files' | 'later' | 'promised'>,
): MaterialsProgress {
  const entries = askedOf(draft)
  const given = new Set([...draft.files.map(({ material }) => material), ...draft.later, ...draft.promised])
  const done = entries.filter(({ material }) => given.has(material)).length
  const missing = entries.filter(({ material }) => !given.has(material))
  const status = missing.length === 0 ? 'done' : done === 0 ? 'empty' : 'begun'
  return { done, all: entries.length, status }
}

/** What this draft asks for: the whole checklist, or for a supplement what is still to come. */
export function askedOf({ plan, kind, owed }: Asked): Draft['plan']['checklist'] {
  const entries = handedInOf(plan)
  return kind === 'supplement' ? entries.filter(({ material }) => owed.includes(material)) : entries
}

/** Entries of the checklist that are files; the form is filled in on screen. */
export function handedInOf(plan: Draft['plan']): Draft['plan']['checklist'] {
  return plan.checklist.filter(({ kind }) => kind !== 'form')
}

export function deliveryStatus(draft: Pick<Draft, 'delivery' | 'site' | 'postalAddress'>): TaskStatus {
  if (draft.site === '') return 'begun'
  if (draft.delivery !== 'post') return 'done'
  const { recipient = '', mobile = '', address = '' } = draft.postalAddress ?? {}
  return [recipient, mobile, address].every(text => text.trim() !== '') ? 'done' : 'begun'
}
