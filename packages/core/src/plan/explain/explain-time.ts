/** Why a task takes and waits as long as it does, and why the whole takes so many working days. */
import type { PlanTask } from '../plan.ts'
import type { PreparedItem } from '../prepare.ts'
import { licenceOf } from '../same-papers.ts'
import { calledOf, type Grounds } from './grounds.ts'
import type { Reason } from './reason.ts'

function takes({ prepared }: Grounds, item: PreparedItem): Reason {
  const { limit, id } = item.item
  const isLocal = prepared.local?.limits?.some(entry => entry.item === id)
  return {
    kind: 'takes',
    ...calledOf(item),
    days: limit.promisedDays,
    ...(limit.statutoryDays !== undefined && { statutoryDays: limit.statutoryDays }),
    ...(limit.statutoryUnit && { statutoryUnit: limit.statutoryUnit }),
    ...(isLocal && prepared.region && { regionName: prepared.region.name }),
  }
}

function waitsFor(grounds: Grounds, item: PreparedItem, maker: string, untilDay: number): Reason[] {
  const making = grounds.find(maker)
  if (making === undefined) return []
  const needs = item.materials.filter(entry => {
    const licence = licenceOf(entry.material, grounds.prepared.samePapers)
    return licence !== undefined && making.item.results.includes(licence) && grounds.holds(entry.when)
  })
  const [need] = needs
  const licence = need && licenceOf(need.material, grounds.prepared.samePapers)
  const made = making.licences.find(entry => entry.id === licence)
  if (need === undefined || made === undefined) return []
  return [
    {
      kind: 'waits-for',
      ...calledOf(item),
      maker,
      makerName: making.item.name,
      licenceName: made.name,
      untilDay,
      because: grounds.because(need.when),
    },
  ]
}

function waits(grounds: Grounds, task: PlanTask, only?: string): Reason[] {
  const item = grounds.find(task.item)
  if (item === undefined) return []
  return task.dependsOn
    .filter(id => only === undefined || id === only)
    .flatMap(id => {
      const maker = grounds.plan.flow.tasks.find(entry => entry.item === id)
      return waitsFor(grounds, item, id, maker?.endDay ?? 0)
    })
}

/** Undefined for an item that is not in the plan. */
export function explainTask(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const { flow } = grounds.plan
  const task = flow.tasks.find(entry => entry.item === id)
  const item = grounds.find(id)
  if (task === undefined || item === undefined) return undefined
  const starts: Reason[] =
    task.dependsOn.length === 0 ? [{ kind: 'starts-at-once', ...calledOf(item) }] : waits(grounds, task)
  const decides: Reason[] = task.critical ? [{ kind: 'decides-total', workingDays: flow.workingDays }] : []
  return [takes(grounds, item), ...starts, ...decides, ...grounds.item(id)]
}

/** The tasks of which each began when the one before ended, the last being this one. */
function chainTo(tasks: readonly PlanTask[], last: PlanTask): PlanTask[] {
  const before = tasks.find(task => last.dependsOn.includes(task.item) && task.endDay === last.startDay)
  return before && last.startDay > 0 ? [...chainTo(tasks, before), last] : [last]
}

/**
 * Day `id` of the flow: what leads up to it. Of several tasks at work on that day the one that ends last
 * counts, for the whole can't end before it. Undefined for a day that the flow has not.
 */
export function explainDay(grounds: Grounds, id: string): readonly Reason[] | undefined {
  const { tasks, workingDays } = grounds.plan.flow
  const day = /^\d{1,6}$/.test(id) ? Number(id) : Number.NaN
  if (tasks.length === 0 || !(day >= Math.min(1, workingDays) && day <= workingDays)) return undefined
  const atWork = tasks.filter(task => workingDays === 0 || (task.startDay < day && day <= task.endDay))
  const last = atWork.toSorted((left, right) => right.endDay - left.endDay)[0]
  if (last === undefined) return undefined
  const chain = chainTo(tasks, last)
  const steps = chain.flatMap((task, index): Reason[] => {
    const item = grounds.find(task.item)
    if (item === undefined) return []
    const { startDay, endDay } = task
    const because = [takes(grounds, item), ...waits(grounds, task, chain[index - 1]?.item ?? '')]
    return [{ kind: 'path-step', ...calledOf(item), days: endDay - startDay, startDay, endDay, because }]
  })
  return [{ kind: 'longest-path', day, workingDays, because: steps }]
}
