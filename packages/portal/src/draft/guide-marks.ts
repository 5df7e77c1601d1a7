/** What the guide in use asks otherwise than the one a draft was begun with, and what of it is not seen to yet. */
import type { Draft } from '@yijianshi/contract/draft'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import { type ChangeMark, compareGuides } from '@yijianshi/core/publication/take-over'
import type { Words } from '../texts/texts.tsx'
import { isFilled } from './progress.ts'

/** What of a field or a material was changed, as far as a person can see it. */
export type ChangedPart =
  | 'name'
  | 'hint'
  | 'rules'
  | 'now-required'
  | 'now-optional'
  | 'users'
  | 'guidance'
  | 'copies'
  | 'points'
  | 'sample'

export type GuideMark = {
  readonly kind: 'field' | 'material' | 'item'
  readonly id: string
  readonly name: Words
  readonly mark: ChangeMark
  /** For what is changed; may be empty. */
  readonly parts: readonly ChangedPart[]
}

const partOf: Readonly<Record<string, ChangedPart>> = {
  name: 'name',
  hint: 'hint',
  kind: 'rules',
  unit: 'rules',
  options: 'rules',
  constraints: 'rules',
  of: 'rules',
  neededBy: 'users',
  guidance: 'guidance',
  copies: 'copies',
  reviewPoints: 'points',
  sample: 'sample',
}

function partsOf(key: string, after: unknown): readonly ChangedPart[] {
  if (key === 'required') return [after === true ? 'now-required' : 'now-optional']
  const part = partOf[key]
  return part === undefined ? [] : [part]
}

function changedParts(before: object | undefined, after: object | undefined): readonly ChangedPart[] {
  const earlier = new Map(Object.entries(before ?? {}))
  const later = new Map(Object.entries(after ?? {}))
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  // Both plans came through the same schema, so the same data is the same text.
  const isSame = (key: string) => JSON.stringify(earlier.get(key)) === JSON.stringify(later.get(key))
  const parts = keys.flatMap(key => (isSame(key) ? [] : partsOf(key, later.get(key))))
  return [...new Set(parts)]
}

type Named = { readonly id: string; readonly name: Words; readonly entry: object }
type Compared = { readonly id: string; readonly mark: ChangeMark }

function named(
  kind: GuideMark['kind'],
  compared: readonly Compared[],
  before: readonly Named[],
  after: readonly Named[],
): GuideMark[] {
  return compared.map(({ id, mark }) => {
    const earlier = before.find(entry => entry.id === id)
    const later = after.find(entry => entry.id === id)
    const parts = mark === 'changed' ? changedParts(earlier?.entry, later?.entry) : []
    return { kind, id, mark, parts, name: (later ?? earlier)?.name ?? { zh: id } }
  })
}

function namesOf({ form, checklist, items }: PlanOnWire) {
  return {
    fields: form.fields.map(entry => ({ id: entry.element, name: entry.name, entry })),
    materials: checklist.map(entry => ({ id: entry.material, name: entry.name, entry })),
    items: items.map(entry => ({ id: entry.item, name: entry.name, entry })),
  }
}

/** Items first, then fields, then materials, each in the order of the plan; what is asked no more comes last of its kind. */
export function guideMarks(before: PlanOnWire, after: PlanOnWire): readonly GuideMark[] {
  const { fields, materials } = compareGuides(before, after)
  const isForm = (id: string) =>
    [...after.checklist, ...before.checklist].find(({ material }) => material === id)?.kind === 'form'
  const [earlier, later] = [namesOf(before), namesOf(after)]
  const has = (list: readonly Named[], id: string) => list.some(entry => entry.id === id)
  const items: Compared[] = [
    ...later.items
      .filter(({ id }) => !has(earlier.items, id))
      .map(({ id }) => ({ id, mark: 'new' as const })),
    ...earlier.items
      .filter(({ id }) => !has(later.items, id))
      .map(({ id }) => ({ id, mark: 'gone' as const })),
  ]
  return [
    ...named('item', items, earlier.items, later.items),
    ...named(
      'field',
      fields.map(({ element, mark }) => ({ id: element, mark })),
      earlier.fields,
      later.fields,
    ),
    ...named(
      'material',
      // A form is no paper to hand in: its fields are compared.
      materials
        .filter(({ material }) => !isForm(material))
        .map(({ material, mark }) => ({ id: material, mark })),
      earlier.materials,
      later.materials,
    ),
  ]
}

function isSamePlace(one: GuideMark, other: GuideMark): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** Marks of an earlier version that nobody has seen to, and those of the version after it. */
export function withLaterMarks(
  earlier: readonly GuideMark[],
  later: readonly GuideMark[],
): readonly GuideMark[] {
  const kept = earlier.filter(mark => !later.some(other => isSamePlace(mark, other)))
  const added = later.map(mark => {
    const known = earlier.find(other => isSamePlace(mark, other))
    // New to the person, whatever has become of it since.
    return known?.mark === 'new' && mark.mark === 'changed' ? { ...mark, mark: known.mark, parts: [] } : mark
  })
  return [...kept, ...added]
}

/** A field or material that has to be given and did not have to be before; a look at it is not enough. */
function isOpen(mark: GuideMark, { plan, values, files }: Pick<Draft, 'plan' | 'values' | 'files'>): boolean {
  const isDemanded = mark.mark === 'new' || mark.parts.includes('now-required')
  if (!isDemanded || mark.kind === 'item') return false
  if (mark.kind === 'material') return !files.some(({ material }) => material === mark.id)
  const field = plan.form.fields.find(({ element }) => element === mark.id)
  return field?.required === true && !isFilled(values[mark.id])
}

/** What is left of the marks once the person has seen those that `isSeen` says. */
export function marksLeft(
  marks: readonly GuideMark[],
  draft: Pick<Draft, 'plan' | 'values' | 'files'>,
  isSeen: (mark: GuideMark) => boolean,
): readonly GuideMark[] {
  const left = marks.filter(mark => !isSeen(mark) || isOpen(mark, draft))
  return left.length === marks.length ? marks : left
}
