/** 办理流程图: a lane for each authority, tasks over working days, the critical path marked. */
import { heading, paragraph, soft, table } from './blocks.ts'
import type { PlanDesk } from './desk.ts'
import { taskDays, waitsFor } from './guide.ts'
import type { Block, Flow } from './model.ts'

function flowOf(desk: PlanDesk): Flow {
  const { plan, t, say } = desk
  const { tasks, workingDays } = plan.flow
  const authorities = [...new Map(tasks.map(task => [task.authority, task.authorityName]))]
  const laneOf = new Map(authorities.map(([id], index) => [id, index]))
  const resultsOf = new Map(
    plan.items.map(({ item, results }) => [item, t.and(results.map(({ name }) => say(name)))]),
  )
  const sentences = tasks.map(task => {
    const names = waitsFor(desk, task)
    const waits = names.length === 0 ? '' : t.flow.waits(t.and(names))
    return t.flow.task(say(task.name), say(task.authorityName), taskDays(desk, task), waits)
  })
  return {
    kind: 'flow',
    title: t.titles['flow-chart'](say(plan.name)),
    description: [t.flow.description(tasks.length, authorities.length, workingDays), ...sentences].join(' '),
    lanes: authorities.map(([, name]) => say(name)),
    tasks: tasks.map(task => ({
      id: task.item,
      name: say(task.name),
      lane: laneOf.get(task.authority) ?? 0,
      startDay: task.startDay,
      endDay: task.endDay,
      critical: task.critical,
      dependsOn: task.dependsOn,
      days: taskDays(desk, task),
      results: resultsOf.get(task.item) ?? '',
    })),
    workingDays,
    dayLabel: t.flow.dayLabel,
    criticalLabel: t.flow.critical,
    otherLabel: t.flow.other,
  }
}

export function flowChartBlocks(desk: PlanDesk): Block[] {
  const { plan, t, say } = desk
  const { tasks, workingDays } = plan.flow
  const [item, authority, days, waits, result, critical] = t.flow.columns
  const columns = [
    [item, 4],
    [authority, 4],
    [days, 3],
    [waits, 4],
    [result, 4],
    [critical, 2],
  ] as const
  const flow = flowOf(desk)
  const rows = tasks.map((task, index) => [
    say(task.name),
    say(task.authorityName),
    taskDays(desk, task),
    t.and(waitsFor(desk, task)) || t.none,
    flow.tasks[index]?.results ?? '',
    task.critical ? t.yes : t.no,
  ])
  const path = tasks.filter(task => task.critical).map(task => say(task.name))
  return [
    soft(t.flow.explain),
    flow,
    paragraph(t.flow.path(t.and(path), workingDays)),
    heading(t.flow.tableTitle),
    table(t.flow.tableTitle, columns, rows),
  ]
}
