/** What still stands in the way of submitting, in the order of the page. */
import type { Draft } from '@yijianshi/contract/draft'
import { validateForm } from '@yijianshi/core/form'
import type { Values } from '../form/field-value.ts'
import type { Bilingual } from '../texts/texts.ts'

export type Missing = { readonly anchor: string; readonly name: Bilingual }

export function fieldAnchor(element: string): string {
  return `field-${element}`
}

export function materialAnchor(material: string): string {
  return `material-${material}`
}

/** `regions`: the codes that the catalogue knows. */
export function missingFields(
  form: Draft['plan']['form'],
  values: Values,
  regions?: ReadonlySet<string>,
): readonly Missing[] {
  const wrong = new Set(validateForm(form.fields, values, regions).map(problem => problem.element))
  return form.fields
    .filter(field => wrong.has(field.element))
    .map(field => ({ anchor: fieldAnchor(field.element), name: field.name }))
}

export function missingMaterials(
  checklist: Draft['plan']['checklist'],
  files: Draft['files'],
): readonly Missing[] {
  const given = new Set(files.map(file => file.material))
  return checklist
    .filter(entry => entry.kind !== 'form' && !given.has(entry.material))
    .map(entry => ({ anchor: materialAnchor(entry.material), name: entry.name }))
}

/** What the one-time notice asks for; none for an application. */
export function noticedPlaces(draft: Pick<Draft, 'notice'>): readonly Missing[] {
  return draft.notice.map(({ subject, id, name }) => ({
    anchor: subject === 'field' ? fieldAnchor(id) : materialAnchor(id),
    name,
  }))
}

/** Brings the place into view and the focus to its first control. */
export function goTo(anchor: string): void {
  const place = document.querySelector(`[data-field="${CSS.escape(anchor)}"]`)
  place?.scrollIntoView({ block: 'center' })
  place
    ?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, button')
    ?.focus({ preventScroll: true })
}
