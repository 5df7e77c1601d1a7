/** What still stands in the way of submitting, in the order of the page. */
import type { Draft, LetterKind } from '@yijianshi/contract/draft'
import { validateForm } from '@yijianshi/core/form'
import type { Values } from '../form/field-value.ts'
import type { Bilingual } from '../texts/texts.ts'
import { type Left, lettersFor } from './ways.ts'

export type Missing = { readonly anchor: string; readonly name: Bilingual }

export function fieldAnchor(element: string): string {
  return `field-${element}`
}

export function materialAnchor(material: string): string {
  return `material-${material}`
}

export function letterAnchor(kind: LetterKind): string {
  return `letter-${kind}`
}

/** What this draft asks for: the whole checklist, or for a supplement what is still to come. */
export function askedOf({
  plan,
  kind,
  owed,
}: Pick<Draft, 'plan' | 'kind' | 'owed'>): Draft['plan']['checklist'] {
  const entries = plan.checklist.filter(entry => entry.kind !== 'form')
  return kind === 'supplement' ? entries.filter(({ material }) => owed.includes(material)) : entries
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
  left: Left = { later: [], promised: [] },
): readonly Missing[] {
  const given = new Set([...files.map(file => file.material), ...left.later, ...left.promised])
  return checklist
    .filter(entry => entry.kind !== 'form' && !given.has(entry.material))
    .map(entry => ({ anchor: materialAnchor(entry.material), name: entry.name }))
}

/** Letters that what is left out needs, and that nobody has signed. */
export function missingLetters(
  { letters }: Pick<Draft, 'letters'>,
  left: Left,
  titles: Readonly<Record<LetterKind, Bilingual>>,
): readonly Missing[] {
  return lettersFor(left)
    .filter(kind => !letters.some(letter => letter.kind === kind && letter.signed !== null))
    .map(kind => ({ anchor: letterAnchor(kind), name: titles[kind] }))
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
