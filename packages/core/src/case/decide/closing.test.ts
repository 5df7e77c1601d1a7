import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  CORRECTING,
  clerk,
  closed,
  delivered,
  dispatched,
  FIRST_ISSUED,
  GRANTED,
  given,
  HANDLING,
  manager,
  outcome,
  REVIEWED,
  refusalOf,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  taskRefused,
} from '../case.fixture.ts'
import type { CaseCommand, CommandOf } from '../commands.ts'
import { type CaseEvent, GRADES } from '../events.ts'

type Command<Type extends CaseCommand['type']> = Omit<CommandOf<Type>, 'type'>

const registry = reviewerOf('registry')
const chosen = step(applicant, { type: 'SeparateDeliveryChosen' })
const apart = [...CONCLUDED, chosen]
const deliver = (command: Command<'deliver'>, steps: readonly Step[] = CONCLUDED) =>
  outcome(steps, { type: 'deliver', ...command }, clerk)

describe('deliver', () => {
  test('hands over all results at once and closes the case', () => {
    expect(deliver({ method: 'window' })).toEqual([delivered, closed])
    expect(given(...CLOSED)).toMatchObject({ stage: 'closed', delivered: { method: 'window' } })
    expect(given(...CLOSED).tasks.every(task => task.deliveredAt !== undefined)).toBe(true)
  })

  test('at the window, by post, electronically, or at a terminal', () => {
    for (const method of ['window', 'electronic', 'terminal'] as const)
      expect(deliver({ method })).toEqual([{ type: 'ResultsDelivered', method }, closed])
  })

  test('by post it has a tracking number', () => {
    expect(deliver({ method: 'post' })).toBe('case/tracking-missing')
    expect(deliver({ method: 'post', trackingNumber: ' ' })).toBe('case/tracking-missing')
    expect(deliver({ method: 'post', trackingNumber: 'EMS1' })).toEqual([
      { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' },
      closed,
    ])
  })

  test('not before every task has ended, and not twice', () => {
    expect(deliver({ method: 'window' }, FIRST_ISSUED)).toBe('case/stage')
    expect(deliver({ method: 'window' }, CLOSED)).toBe('case/stage')
  })

  test('not in parts, unless the applicant chose so (一次送达)', () => {
    const part = { type: 'deliver', method: 'window', items: ['seal'] } as const
    expect(refusalOf(CONCLUDED, part, clerk)).toEqual(['case/one-delivery', '一次送达'])
    expect(outcome(apart, part, clerk)).toEqual([{ ...part, type: 'ResultsDelivered' }])
  })

  test('all of them named is all of them', () => {
    const items = ['lights', 'tax', 'seal', 'registration']
    expect(deliver({ method: 'window', items })).toEqual([delivered, closed])
  })

  test('where everything was refused the end is told, and the case is closed', () => {
    const others = ['seal', 'tax', 'lights'].map(item => stopped(item, 'registration'))
    const refused = [...REVIEWED, step(registry, taskRefused('registration'), ...others)]
    expect(deliver({ method: 'window' }, refused)).toEqual([delivered, closed])
  })
})

describe('deliver apart', () => {
  const running = [...FIRST_ISSUED, chosen]
  const first = { type: 'ResultsDelivered', method: 'window', items: ['registration'] } as const

  test('each result as soon as it is there', () => {
    expect(deliver({ method: 'window' }, running)).toEqual([first])
    const state = given(...running, step(clerk, first))
    expect(state.stage).toBe('handling')
    expect(state.tasks.filter(task => task.deliveredAt !== undefined).map(task => task.item)).toEqual([
      'registration',
    ])
  })

  test('nothing that is not there, and nothing twice', () => {
    expect(deliver({ method: 'window', items: ['seal'] }, running)).toBe('case/not-deliverable')
    expect(deliver({ method: 'window' }, [...running, step(clerk, first)])).toBe('case/not-deliverable')
    expect(deliver({ method: 'window', items: [] }, apart)).toBe('case/not-deliverable')
  })

  test('one result named twice is one: the others stay, and so does the case', () => {
    const items = ['seal', 'seal', 'seal', 'seal']
    expect(deliver({ method: 'window', items }, apart)).toEqual([
      { type: 'ResultsDelivered', method: 'window', items: ['seal'] },
    ])
  })

  test('the last one closes the case', () => {
    const items = ['registration', 'seal', 'tax']
    const three = [...apart, step(clerk, { type: 'ResultsDelivered', method: 'window', items })]
    expect(deliver({ method: 'window' }, three)).toEqual([delivered, closed])
    expect(given(...three, step(clerk, delivered, closed)).handings.map(handing => handing.items)).toEqual([
      items,
      ['lights'],
    ])
  })
})

describe('choose-separate-delivery', () => {
  const choose = (steps: readonly Step[], by = applicant) =>
    outcome(steps, { type: 'choose-separate-delivery' }, by)

  test('the applicant chooses it until everything has ended, once', () => {
    for (const steps of [SUBMITTED, CORRECTING, HANDLING, FIRST_ISSUED])
      expect(choose(steps)).toEqual([{ type: 'SeparateDeliveryChosen' }])
    expect(choose(FIRST_ISSUED, clerk)).toHaveLength(1)
    expect(choose([...HANDLING, chosen])).toBe('case/separate-already')
    expect(choose(CONCLUDED)).toBe('case/stage')
    expect(choose(CLOSED)).toBe('case/stage')
  })
})

describe('track-delivery', () => {
  const posted: CaseEvent = { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' }
  const sent = [...CONCLUDED, step(clerk, posted, closed)]
  const track = (command: Command<'track-delivery'>, steps: readonly Step[] = sent, by = clerk) =>
    outcome(steps, { type: 'track-delivery', ...command }, by)

  test('follows what was sent until it is there, or back; by the window or by the carrier’s word', () => {
    for (const state of ['in-transit', 'delivered', 'sent-back'] as const) {
      const events = [{ type: 'DeliveryTracked', trackingNumber: 'EMS1', state }]
      expect(track({ trackingNumber: 'EMS1', state })).toEqual(events)
      expect(track({ trackingNumber: 'EMS1', state }, sent, SYSTEM)).toEqual(events)
    }
    const event = { type: 'DeliveryTracked', trackingNumber: 'EMS1', state: 'delivered' } as const
    expect(given(...sent, step(SYSTEM, event)).handings).toMatchObject([{ tracking: 'delivered' }])
  })

  test('nothing that was not sent, and no news that is none', () => {
    expect(track({ trackingNumber: 'EMS2', state: 'delivered' })).toBe('case/unknown-tracking')
    expect(track({ trackingNumber: 'EMS1', state: 'delivered' }, CLOSED)).toBe('case/unknown-tracking')
    expect(track({ trackingNumber: 'EMS1', state: 'sent' })).toBe('case/nothing-changed')
  })
})

describe('reopen', () => {
  const refusedSeal = step(
    reviewerOf('police'),
    reviewed('seal'),
    taskRefused('seal'),
    stopped('tax', 'seal'),
  )
  const lights = CONCLUDED[FIRST_ISSUED.length] ?? step(registry)
  const concluded = [...FIRST_ISSUED, lights, refusedSeal]
  const ended = [...concluded, step(clerk, delivered, closed)]
  const reopen = (changed: Partial<Command<'reopen'>> = {}, steps: readonly Step[] = ended) =>
    outcome(
      steps,
      { type: 'reopen', items: ['seal', 'tax'], document: 'R-1', reason: 'annulled', ...changed },
      manager,
    )
  const event = { type: 'CaseReopened', items: ['seal', 'tax'], document: 'R-1', reason: 'annulled' } as const

  test('what was refused or stopped is handled again after reconsideration or a judgment', () => {
    expect(reopen()).toEqual([event, dispatched('seal')])
    expect(reopen({}, concluded)).toHaveLength(2)
    const state = given(...ended, step(manager, event, dispatched('seal')))
    expect(state).toMatchObject({ stage: 'handling', reopened: [{ document: 'R-1' }] })
    expect(state).not.toHaveProperty('endedAt')
    expect(state.tasks.map(task => task.stage)).toEqual(['issued', 'dispatched', 'waiting', 'issued'])
    expect(state.tasks[1]).not.toHaveProperty('reasons')
  })

  test('names the decision, and why', () => {
    expect(reopen({ document: ' ' })).toBe('case/reason-missing')
    expect(reopen({ reason: '' })).toBe('case/reason-missing')
  })

  test('nothing that was issued, and no item of another case', () => {
    expect(reopen({ items: ['registration'] })).toBe('case/not-refused')
    expect(reopen({ items: ['fishing'] })).toBe('case/unknown-item')
    expect(reopen({ items: [] })).toBe('case/unknown-item')
  })

  test('not what waits for something that will not come', () => {
    expect(reopen({ items: ['tax'] })).toBe('case/precondition')
    expect(reopen({ items: ['seal'] })).toHaveLength(2)
  })

  test('only when everything has ended, and not what was withdrawn or declined', () => {
    const withdrawn = step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })
    const declined = step(clerk, { type: 'CaseDeclined', reason: 'elsewhere' })
    for (const steps of [GRANTED, [...HANDLING, withdrawn], [...SUBMITTED, declined]])
      expect(reopen({}, steps)).toBe('case/stage')
  })

  test('the results that come then are handed over again, without those before', () => {
    const again = step(reviewerOf('police'), reviewed('seal'), taskRefused('seal'), stopped('tax', 'seal'))
    const steps = [...ended, step(manager, event, dispatched('seal')), again]
    expect(given(...steps).stage).toBe('concluded')
    expect(deliver({ method: 'window' }, steps)).toEqual([delivered, closed])
    expect(given(...steps, step(clerk, delivered, closed)).handings.at(-1)?.items).toEqual([])
  })
})

describe('rate', () => {
  const rate = (steps: readonly Step[]) => outcome(steps, { type: 'rate', grade: 'satisfied' }, applicant)

  test('one matter, one rating, of five grades', () => {
    for (const grade of GRADES) {
      expect(outcome(CLOSED, { type: 'rate', grade }, applicant)).toEqual([{ type: 'CaseRated', grade }])
    }
    expect(rate([...CLOSED, step(applicant, { type: 'CaseRated', grade: 'dissatisfied' })])).toBe(
      'case/already-rated',
    )
  })

  test('a comment goes with it as a hash', () => {
    const command = { type: 'rate', grade: 'satisfied', commentHash: 'hash' } as const
    expect(outcome(CLOSED, command, applicant)).toEqual([{ ...command, type: 'CaseRated' }])
  })

  test('only a closed case', () => {
    expect(rate(SUBMITTED)).toBe('case/stage')
    expect(rate(CONCLUDED)).toBe('case/stage')
  })
})
