import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approximateWidth, layoutFlow } from './flow-layout.ts'
import type { Flow } from './model.ts'

const width = 720

/** Tasks that wait for earlier ones only, as plans have them. */
const anyFlow: fc.Arbitrary<Flow> = fc
  .array(
    fc.record({
      name: fc.constantFrom('公司设立登记', '门头牌匾（户外招牌）设置备案', 'Registration of a company'),
      lane: fc.nat(3),
      days: fc.nat(40),
      waits: fc.array(fc.nat(20), { maxLength: 3 }),
      results: fc.constantFrom('', '营业执照'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(drafts => {
    const ends: number[] = []
    const tasks = drafts.map(({ name, lane, days, waits, results }, index) => {
      const dependsOn = [...new Set(index === 0 ? [] : waits.map(each => each % index))]
      const startDay = Math.max(0, ...dependsOn.map(each => ends[each] ?? 0))
      ends.push(startDay + days)
      return {
        id: `task-${index}`,
        name,
        lane,
        startDay,
        endDay: startDay + days,
        critical: index % 2 === 0,
        dependsOn: dependsOn.map(each => `task-${each}`),
        days: '第 1 天',
        results,
      }
    })
    return {
      kind: 'flow',
      title: 'flow',
      description: '',
      lanes: ['示范市东湖区市场监督管理局', '公安局', 'Tax Bureau of Donghu', '城管'],
      tasks,
      workingDays: Math.max(...ends),
      dayLabel: '{n}',
      criticalLabel: '',
      otherLabel: '',
    }
  })

test('each bar stands in its lane, within the chart, and no two rows of a lane meet', () => {
  fc.assert(
    fc.property(anyFlow, flow => {
      const { tasks, lanes, left, height } = layoutFlow(flow, width)
      tasks.forEach((task, index) => {
        const lane = lanes[flow.tasks[index]?.lane ?? 0]
        if (lane === undefined) throw new Error('a task without a lane')
        expect(task.x).toBeGreaterThanOrEqual(left)
        expect(task.x + task.width).toBeLessThanOrEqual(width)
        expect(task.y).toBeGreaterThan(lane.y)
        expect(task.y + task.height).toBeLessThan(lane.y + lane.height)
        expect(lane.y + lane.height).toBeLessThanOrEqual(height)
        const below = tasks.filter(other => other !== task && Math.abs(other.y - task.y) < task.height + 12)
        expect(below).toEqual([])
      })
    }),
  )
})

test('labels stay within the chart, and say less where there is less room', () => {
  fc.assert(
    fc.property(anyFlow, flow => {
      const { tasks, left, fontSize } = layoutFlow(flow, width)
      for (const { label, labelX } of tasks) {
        expect(labelX).toBeGreaterThan(left)
        expect(labelX + approximateWidth(label, fontSize)).toBeLessThanOrEqual(width)
      }
    }),
  )
})

test('there is an arrow for each dependency, and it ends where the later bar begins', () => {
  fc.assert(
    fc.property(anyFlow, flow => {
      const { arrows, tasks } = layoutFlow(flow, width)
      const wanted = flow.tasks.flatMap(task =>
        task.dependsOn.map(() => tasks.find(({ id }) => id === task.id)?.x),
      )
      expect(arrows.map(({ points }) => points.at(-1)?.x)).toEqual(wanted)
    }),
  )
})
