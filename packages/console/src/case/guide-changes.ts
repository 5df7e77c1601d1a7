/** What the guide in use asks otherwise than the one that a draft or a case goes by. */
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import type { ChecklistEntryOnWire, FormFieldOnWire, PlanOnWire } from '@yijianshi/contract/plan'
import type { Name } from '@yijianshi/core/catalogue'
import { validateField } from '@yijianshi/core/form'
import {
  type GuideMark,
  type GuidePlace,
  guidePlaces,
  isSamePlace,
} from '@yijianshi/core/publication/guide-marks'
import { compareGuides } from '@yijianshi/core/publication/take-over'
import type { Values } from '../form/field-value.ts'

/** `order`: the item waits for others than before. */
export type Obstacle = GuidePlace & { readonly why: 'demanded' | 'order' }

type Task = { readonly item: string; readonly name: Name; readonly dependsOn: readonly string[] }
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

/**
 * What keeps a case from being put under the guide in use, in words for the clerk before the command is given; the rule
 * itself stands in the core.
 */
export function obstaclesOf(before: Guide, after: Guide): readonly Obstacle[] {
  const places = [...guidePlaces(after), ...guidePlaces(before)]
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
