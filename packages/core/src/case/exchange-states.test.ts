import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../access/access.ts'
import { specialProcedureSchema } from '../catalogue/model.ts'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  CORRECTING,
  clerk,
  dispatched,
  FIRST_ISSUED,
  GRANTED,
  given,
  granted,
  HANDLING,
  handedIn,
  on,
  REVIEWED,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  TOLERATING,
  taskRefused,
} from './case.fixture.ts'
import { EVENT_SAMPLES } from './event-samples.fixture.ts'
import { type CaseEvent, GRADES } from './events.ts'
import {
  EXCHANGE_STATES,
  type ExchangeState,
  exchangeCode,
  exchangeStateOfCase,
  exchangeStateOfTask,
  PROCESS_STEPS,
  SATISFACTION_CODES,
  SPECIAL_PROCEDURE_CODES,
} from './exchange-states.ts'
import type { CaseStage, TaskStage } from './state.ts'

const registry = reviewerOf('registry')
const item = 'registration'
const others = ['seal', 'tax', 'lights']
const after = (steps: readonly Step[], ...events: readonly CaseEvent[]) => [
  ...steps,
  step(registry, ...events),
]
const [begun] = EVENT_SAMPLES.ProcedureBegun
const [ended] = EVENT_SAMPLES.ProcedureEnded
const [returned] = EVENT_SAMPLES.TaskReturned
const [notNeeded] = EVENT_SAMPLES.TaskNotNeeded
const received: CaseEvent = { type: 'TaskReceived', item }
const withdrawn: CaseEvent = { type: 'CaseWithdrawn', reason: 'moved' }
const corrected: CaseEvent = {
  type: 'CorrectionSubmitted',
  formHash: 'f2',
  materials: [handedIn('identity')],
}
const allStopped = others.map(other => stopped(other, item))
const tolerated = after(TOLERATING, reviewed(item), granted(item))

/** History, what is told of the case, and what of its first item. */
type Told = readonly [what: string, steps: readonly Step[], ofCase: ExchangeState, ofTask: ExchangeState]

const TOLD: readonly Told[] = [
  ['handed in', SUBMITTED, 'received', 'received'],
  ['told what is missing', CORRECTING, 'correction-begun', 'correction-begun'],
  ['corrected', [...CORRECTING, step(applicant, corrected)], 'correction-ended', 'correction-ended'],
  [
    'not corrected in time',
    [...CORRECTING, on('2026-10-17', step(SYSTEM, { type: 'CorrectionLapsed' }))],
    'correction-ended',
    'correction-ended',
  ],
  [
    'declined',
    [...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'elsewhere' })],
    'declined',
    'declined',
  ],
  ['accepted', HANDLING, 'accepted', 'accepted'],
  ['signed for', after(HANDLING, received), 'handling', 'handling'],
  ['returned', after(HANDLING, returned), 'handling', 'returned'],
  ['reviewed', REVIEWED, 'handling', 'handling'],
  ['forwarded', after(REVIEWED, { type: 'TaskForwarded', item, proposal: 'x' }), 'handling', 'handling'],
  ['in a procedure', after(HANDLING, begun), 'handling', 'procedure-begun'],
  [
    'past a procedure',
    [...after(HANDLING, begun), on('2026-10-09', step(registry, ended))],
    'handling',
    'procedure-ended',
  ],
  [
    'reviewed after a procedure',
    [
      ...after(HANDLING, begun),
      on('2026-10-09', step(registry, ended)),
      on('2026-10-10', step(registry, reviewed(item))),
    ],
    'handling',
    'handling',
  ],
  ['granted, not yet issued', GRANTED, 'handling', 'handling'],
  ['granted, a paper to follow', tolerated, 'handling', 'passed-tolerating'],
  ['issued', FIRST_ISSUED, 'handling', 'passed'],
  ['concluded', CONCLUDED, 'passed', 'passed'],
  ['closed', CLOSED, 'passed', 'passed'],
  ['refused', after(REVIEWED, taskRefused(item), ...allStopped), 'not-passed', 'not-passed'],
  [
    'stopped',
    after(TOLERATING, ...[item, ...others].map(id => stopped(id, 'drawing'))),
    'stopped',
    'stopped',
  ],
  [
    'not needed',
    after(REVIEWED, notNeeded, ...others.map((id): CaseEvent => ({ ...notNeeded, item: id }))),
    'not-needed',
    'not-needed',
  ],
  ['withdrawn', [...HANDLING, step(applicant, withdrawn)], 'withdrawn', 'withdrawn'],
]

describe('a case and its items in the states of others', () => {
  test.each(TOLD)('%s', (_, steps, ofCase, ofTask) => {
    const state = given(...steps)
    const [first] = state.tasks
    if (first === undefined) throw new Error('the fixture has no task')
    expect([exchangeStateOfCase(state), exchangeStateOfTask(state, first)]).toEqual([ofCase, ofTask])
  })

  test('an item that waits for another is told as waiting', () => {
    const state = given(...HANDLING)
    expect(state.tasks.slice(1).map(task => exchangeStateOfTask(state, task))).toEqual([
      'waiting',
      'waiting',
      'waiting',
    ])
  })

  test('every stage of case and item is told, and every state is told of something', () => {
    const caseStages = {
      submitted: true,
      correcting: true,
      handling: true,
      concluded: true,
      closed: true,
      declined: true,
      withdrawn: true,
    } satisfies Record<CaseStage, true>
    const taskStages = {
      waiting: true,
      dispatched: true,
      returned: true,
      reviewed: true,
      forwarded: true,
      granted: true,
      issued: true,
      refused: true,
      'not-needed': true,
      stopped: true,
    } satisfies Record<TaskStage, true>
    const states = TOLD.map(([, steps]) => given(...steps))
    expect(new Set(states.map(({ stage }) => stage))).toEqual(new Set(Object.keys(caseStages)))
    const stages = states.flatMap(({ tasks }) => tasks.map(({ stage }) => stage))
    expect(new Set(stages)).toEqual(new Set(Object.keys(taskStages)))
    const told = states.flatMap(state => [
      exchangeStateOfCase(state),
      ...state.tasks.map(task => exchangeStateOfTask(state, task)),
    ])
    expect(new Set(told)).toEqual(new Set(Object.keys(EXCHANGE_STATES)))
  })

  test('an item stopped before the case was withdrawn stays stopped', () => {
    const state = given(...after(HANDLING, stopped('seal', item)), step(applicant, withdrawn))
    expect(state.tasks.map(task => exchangeStateOfTask(state, task))).toEqual([
      'withdrawn',
      'stopped',
      'withdrawn',
      'withdrawn',
    ])
  })

  test('a case with one result and one refusal has passed; its items say the rest', () => {
    const lights = CONCLUDED[FIRST_ISSUED.length] ?? step(registry)
    const police = step(reviewerOf('police'), reviewed('seal'), taskRefused('seal'), stopped('tax', 'seal'))
    const state = given(...FIRST_ISSUED, lights, police)
    expect(exchangeStateOfCase(state)).toBe('passed')
    expect(state.tasks.map(task => exchangeStateOfTask(state, task))).toEqual([
      'passed',
      'not-passed',
      'stopped',
      'passed',
    ])
  })

  test('what is opened again is handled again', () => {
    const [reopened] = EVENT_SAMPLES.CaseReopened
    const state = given(...CLOSED, step(clerk, reopened, dispatched(item)))
    expect(exchangeStateOfCase(state)).toBe('handling')
  })
})

const isState = (name: string): name is ExchangeState => Object.hasOwn(EXCHANGE_STATES, name)
const rows = Object.entries(EXCHANGE_STATES)

describe('codes', () => {
  test('no two states share a name or a code', () => {
    const names = rows.map(([, { name }]) => name)
    expect(new Set(names).size).toBe(names.length)
    const codes = rows.flatMap(([, row]) => ('code' in row ? [row.code] : []))
    expect(codes.toSorted((one, other) => Number(one) - Number(other))).toEqual([
      '1',
      '3',
      '4',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ])
  })

  test('each state has a code of its own or that of a broader one, as far along as itself', () => {
    for (const [name, row] of rows) {
      expect('code' in row).toBe(!('broader' in row))
      if (!('broader' in row) || !isState(name)) continue
      expect(exchangeCode(name)).toBe(exchangeCode(row.broader))
      const isEnded = (progress: string) => progress === '3'
      expect(isEnded(EXCHANGE_STATES[row.broader].progress)).toBe(isEnded(row.progress))
    }
    expect(exchangeCode('passed-tolerating')).toBe('8')
    expect(exchangeCode('withdrawn')).toBe('12')
  })

  test('stand in the guide for integrators as they are here', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../docs/integrating.md'), 'utf8')
    for (const [name, row] of rows) {
      const own = 'code' in row ? `${row.code}${'isAssumed' in row ? ' *' : ''}` : undefined
      const code = own ?? (isState(name) ? `– (${exchangeCode(name)})` : '')
      expect(guide).toContain(`| \`${name}\` | ${row.name} | ${code} | ${row.progress} |`)
    }
  })

  test('A.7: an extension is 1, every special procedure that an item may declare is 2', () => {
    const { extension, ...declared } = SPECIAL_PROCEDURE_CODES
    expect(extension).toBe('1')
    expect(new Set(Object.keys(declared))).toEqual(new Set(specialProcedureSchema.shape.kind.options))
    expect(new Set(Object.values(declared))).toEqual(new Set(['2']))
  })

  test('A.8: from 1 very satisfied to 5 very dissatisfied', () => {
    expect(GRADES.map(grade => SATISFACTION_CODES[grade])).toEqual(['1', '2', '3', '4', '5'])
  })

  test('6.4: each step ends in one of three actions; a notice and a return send back', () => {
    const back = Object.entries(PROCESS_STEPS).flatMap(([type, { action }]) =>
      action === '退回' ? [type] : [],
    )
    expect(back).toEqual(['OneTimeNoticeIssued', 'TaskReturned', 'ReviewSentBack'])
    expect(new Set(Object.values(PROCESS_STEPS).map(({ action }) => action))).toEqual(
      new Set(['通过', '退回', '其他']),
    )
  })
})
