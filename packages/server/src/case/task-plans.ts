import type { PlanOnWire } from '@yijianshi/contract/plan'
import type { TaskPlan } from '@yijianshi/core/case'
import type { Catalogue } from '@yijianshi/core/catalogue'

/** The tasks of a plan as a case takes them; `catalogue` is that of the plan’s version. */
export function taskPlans(plan: PlanOnWire, catalogue: Catalogue): TaskPlan[] {
  return plan.flow.tasks.map(task => ({
    item: task.item,
    authority: task.authority,
    dependsOn: task.dependsOn,
    promisedDays: task.endDay - task.startDay,
    licences: plan.items.find(entry => entry.item === task.item)?.results.map(result => result.licence) ?? [],
    reviewPoints: catalogue.items.get(task.item)?.reviewPoints.map(point => point.id) ?? [],
  }))
}
