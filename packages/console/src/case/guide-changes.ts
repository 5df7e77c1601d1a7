/** What the guide in use asks otherwise than the one that a draft or a case goes by. */
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import type { ChecklistEntryOnWire, FormFieldOnWire, PlanOnWire } from '@yijianshi/contract/plan'
import { validateField } from '@yijianshi/core/form'
import { type ChangeMark, compareGuides } from '@yijianshi/core/publication/take-over'
import type { Values } from '../form/field-value.ts'
import type { Bilingual } from '../texts/texts.ts'

/** What of a field or a material was changed. */
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

type Place = {
  readonly kind: 'field' | 'material' | 'item'
  readonly id: string
  readonly name: Bilingual
}
export type GuideMark = Place & {
  readonly mark: ChangeMark
  /** For what is changed; may be empty. */
  readonly parts: readonly ChangedPart[]
}
/** `order`: the item waits for others than before. */
export type Obstacle = Place & { readonly why: 'demanded' | 'order' }

type Task = { readonly item: string; readonly name: Bilingual; readonly dependsOn: readonly string[] }
/** What a person and the authorities meet of a plan. */
export type Guide = {
  readonly form: { readonly fields: readonly FormFieldOnWire[] }
  readonly checklist: readonly ChecklistEntryOnWire[]
  readonly items: readonly Task[]
}

export function guideOfPlan({
  form,
  checklist,
  flow,
}: Pick<PlanOnWire, 'form' | 'checklist' | 'flow'>): Guide {
  return { form, checklist, items: flow.tasks }
}

export function guideOfCase(
  { tasks }: Pick<CaseView, 'tasks'>,
  { form, checklist }: Pick<CaseContents, 'form' | 'checklist'>,
): Guide {
  return { form, checklist, items: tasks }
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

function changedParts(before: object, after: object): readonly ChangedPart[] {
  const earlier = new Map(Object.entries(before))
  const later = new Map(Object.entries(after))
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  // Both came through the same schema, so the same data is the same text.
  const isSame = (key: string) => JSON.stringify(earlier.get(key)) === JSON.stringify(later.get(key))
  return [...new Set(keys.flatMap(key => (isSame(key) ? [] : partsOf(key, later.get(key)))))]
}

type Known = Place & { readonly entry: object; readonly isForm: boolean }

function placesOf({ form, checklist, items }: Guide): readonly Known[] {
  return [
    ...items.map(entry => ({
      kind: 'item' as const,
      id: entry.item,
      name: entry.name,
      entry,
      isForm: false,
    })),
    ...form.fields.map(entry => ({
      kind: 'field' as const,
      id: entry.element,
      name: entry.name,
      entry,
      isForm: false,
    })),
    ...checklist.map(entry => ({
      kind: 'material' as const,
      id: entry.material,
      name: entry.name,
      entry,
      isForm: entry.kind === 'form',
    })),
  ]
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** Items first, then fields, then materials; what is asked no more comes last. Forms are compared by their fields. */
export function guideMarks(before: Guide, after: Guide): readonly GuideMark[] {
  const { fields, materials } = compareGuides(before, after)
  const changed = new Set([
    ...fields.flatMap(({ element, mark }) => (mark === 'changed' ? [`field ${element}`] : [])),
    ...materials.flatMap(({ material, mark }) => (mark === 'changed' ? [`material ${material}`] : [])),
  ])
  const [earlier, later] = [placesOf(before), placesOf(after)].map(places =>
    places.filter(({ isForm }) => !isForm),
  )
  const present = (later ?? []).flatMap(({ kind, id, name, entry }): GuideMark[] => {
    const known = earlier?.find(other => isSamePlace({ kind, id, name }, other))
    if (known === undefined) return [{ kind, id, name, mark: 'new', parts: [] }]
    const parts = changed.has(`${kind} ${id}`) ? changedParts(known.entry, entry) : undefined
    return parts === undefined ? [] : [{ kind, id, name, mark: 'changed', parts }]
  })
  const gone = (earlier ?? []).filter(place => !later?.some(other => isSamePlace(place, other)))
  return [
    ...present,
    ...gone.map(({ kind, id, name }): GuideMark => ({ kind, id, name, mark: 'gone', parts: [] })),
  ]
}

/**
 * What keeps a case from being put under the guide in use, in words for the clerk before the command is given; the rule
 * itself stands in the core.
 */
export function obstaclesOf(before: Guide, after: Guide): readonly Obstacle[] {
  const places = [...placesOf(after), ...placesOf(before)]
  const demanded = compareGuides(before, after).demands.flatMap((id): Obstacle[] => {
    const place = places.find(other => other.id === id)
    return place === undefined ? [] : [{ kind: place.kind, id, name: place.name, why: 'demanded' }]
  })
  const reordered = before.items.flatMap(({ item, name, dependsOn }): Obstacle[] => {
    const other = after.items.find(each => each.item === item)
    const isSame = other === undefined || other.dependsOn.toSorted().join() === dependsOn.toSorted().join()
    return isSame ? [] : [{ kind: 'item', id: item, name, why: 'order' }]
  })
  return [...demanded, ...reordered]
}

/** Marks of an earlier version that nobody has seen to, and those of the version after it. */
export function withLaterMarks(
  earlier: readonly GuideMark[],
  later: readonly GuideMark[],
): readonly GuideMark[] {
  return [...earlier.filter(mark => !later.some(other => isSamePlace(mark, other))), ...later]
}

/** Whether what did not have to be given before is not given yet; everything else only has to be seen. */
export function isOpen(
  { kind, id, mark, parts }: GuideMark,
  { plan, files }: Pick<Draft, 'files'> & { readonly plan: Pick<Guide, 'form'> },
  values: Values,
): boolean {
  if (kind === 'item' || !(mark === 'new' || parts.includes('now-required'))) return false
  if (kind === 'material') return !files.some(({ material }) => material === id)
  const field = plan.form.fields.find(({ element }) => element === id)
  return field?.required === true && validateField(field, values[id]).length > 0
}
