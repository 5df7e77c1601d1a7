/** The tasks of a plan as a case takes them, each with the law of its item. */

import {
  EXTENSION_DAYS,
  type Promisable,
  type TaskLaw,
  type TaskPlan,
  type Tolerable,
} from '@yijianshi/core/case'
import type { Catalogue, Item } from '@yijianshi/core/catalogue'
import type { StoredPlan } from '../draft/plan-store.ts'

type PlanEntry = StoredPlan['checklist'][number]

/** What the applicant hands in: the joint form is no material. */
function materialsOf(plan: StoredPlan): PlanEntry[] {
  return plan.checklist.filter(entry => entry.kind !== 'form')
}

function statutoryOf({ limit }: Item): TaskLaw['statutory'] {
  return limit.statutoryDays === undefined
    ? undefined
    : { days: limit.statutoryDays, unit: limit.statutoryUnit ?? 'working-days' }
}

/** What nobody authorised is forwarded (WY5). */
function lawOf(item: Item | undefined, materials: readonly string[]): TaskLaw {
  const statutory = item && statutoryOf(item)
  const reviewers = item?.steps.filter(step => step.role === 'reviewer').length ?? 0
  return {
    authorisation: item?.authorisation ?? 'forward',
    ...(statutory && { statutory }),
    extensionDays: EXTENSION_DAYS,
    procedures: (item?.specialProcedures ?? []).map(({ kind, limitDays, unit, suspends }) => ({
      kind,
      limitDays,
      unit: unit ?? 'working-days',
      suspends,
    })),
    secondReview: reviewers > 1,
    materials,
    ...(item?.entrusted && { entrusted: item.entrusted.authority }),
    joint: item?.jointAuthorities ?? [],
  }
}

/** `catalogue` is that of the plan’s version. */
export function taskPlans(plan: StoredPlan, catalogue: Catalogue): TaskPlan[] {
  const materials = materialsOf(plan)
  return plan.flow.tasks.map(task => {
    const item = catalogue.items.get(task.item)
    const needed = materials.filter(entry => entry.neededBy.includes(task.item)).map(entry => entry.material)
    return {
      item: task.item,
      authority: task.authority,
      dependsOn: task.dependsOn,
      promisedDays: task.endDay - task.startDay,
      licences:
        plan.items.find(entry => entry.item === task.item)?.results.map(result => result.licence) ?? [],
      reviewPoints: item?.reviewPoints.map(point => point.id) ?? [],
      law: lawOf(item, needed),
    }
  })
}

/** What may follow later, by the plan. */
export function tolerableOf(plan: StoredPlan): Tolerable[] {
  return materialsOf(plan).flatMap(({ material, tolerableDays }) =>
    tolerableDays === undefined ? [] : [{ material, days: tolerableDays }],
  )
}

/** For what a promise may stand in, by the plan. */
export function promisableOf(plan: StoredPlan): Promisable[] {
  return materialsOf(plan).flatMap(({ material, commitmentCheckDays }) =>
    commitmentCheckDays === undefined ? [] : [{ material, checkDays: commitmentCheckDays }],
  )
}

/** What the plan left out because the government has it, or makes it on the way. */
export function heldOf(plan: StoredPlan): string[] {
  return plan.omitted
    .filter(({ reason }) => reason === 'fetched' || reason === 'process-material')
    .map(entry => entry.material)
}

/** What the centre promises for several authorities together, where it promises less than the law allows. */
export function jointLimitOf({ policy }: Catalogue): { readonly jointLimitDays?: number } {
  return policy.jointLimitDays === undefined ? {} : { jointLimitDays: policy.jointLimitDays }
}
