/** How a task comes to its authority, and back. */
import { describe, expect, test } from 'vitest'
import { clerk, given, manager, otherClerk, outcome, type Step, step } from '../case.fixture.ts'
import { permitCase, permitGranted, police, registry, reviewedCase } from '../task-law.fixture.ts'

const SENT = permitCase()
const received = step(registry, { type: 'TaskReceived', item: 'permit' })
const returned = step(registry, { type: 'TaskReturned', item: 'permit', reason: 'not ours' })
const resent = step(otherClerk, { type: 'TaskResent', item: 'permit', explanation: 'it is' })

describe('receive-task', () => {
  const receive = (steps: readonly Step[], by = registry) =>
    outcome(steps, { type: 'receive-task', item: 'permit' }, by)

  test('the authority signs for what it was sent', () => {
    expect(receive(SENT)).toEqual([{ type: 'TaskReceived', item: 'permit' }])
    expect(given(...SENT, received).tasks[0]?.handOver).toEqual({ state: 'received', attempts: 1 })
  })

  test('once', () => {
    expect(receive([...SENT, received])).toBe('case/received-already')
  })

  test('nobody else signs, and nobody for what waits', () => {
    expect(receive(SENT, police)).toBe('access/not-your-authority')
    expect(outcome(SENT, { type: 'receive-task', item: 'sign' }, police)).toBe('case/precondition')
  })
})

describe('return-task', () => {
  const send = (steps: readonly Step[], reason = 'not ours') =>
    outcome(steps, { type: 'return-task', item: 'permit', reason }, registry)

  test('goes back to the window with a reason, and the review begins afresh', () => {
    expect(send(SENT)).toEqual(returned.events)
    expect(send(reviewedCase())).toEqual(returned.events)
    const [task] = given(...reviewedCase(), returned).tasks
    expect(task).toMatchObject({ stage: 'returned' })
    expect(task?.findings).toBeUndefined()
  })

  test('without a reason it does not', () => {
    expect(send(SENT, ' ')).toBe('case/reason-missing')
  })

  test('an authority can’t play it back and forth', () => {
    expect(send([...SENT, returned])).toBe('case/task-stage')
    expect(send([...SENT, returned, resent])).toBe('case/returned-already')
  })

  test('not after the decision', () => {
    expect(send([...reviewedCase(), step(registry, permitGranted)])).toBe('case/task-stage')
  })
})

describe('resend-task', () => {
  const answer = (steps: readonly Step[], explanation = 'it is', by = otherClerk) =>
    outcome(steps, { type: 'resend-task', item: 'permit', explanation }, by)

  test('the window explains, and the authority has it again', () => {
    expect(answer([...SENT, returned])).toEqual(resent.events)
    const [task] = given(...SENT, returned, resent).tasks
    expect(task).toMatchObject({ stage: 'dispatched', returned: { reason: 'not ours' } })
    expect(task?.returned?.answeredAt).toBeDefined()
  })

  test('the limit of the item runs on meanwhile', () => {
    const before = given(...SENT).tasks[0]?.dispatchedAt
    expect(given(...SENT, returned, resent).tasks[0]?.dispatchedAt).toBe(before)
  })

  test('only with an explanation, and only what was returned', () => {
    expect(answer([...SENT, returned], ' ')).toBe('case/reason-missing')
    expect(answer(SENT)).toBe('case/task-stage')
  })

  test('it is the window’s to answer', () => {
    expect(answer([...SENT, returned], 'it is', registry)).toBe('access/role')
    expect(answer([...SENT, returned], 'it is', { ...clerk, ...{ site: 'village' } })).toBe(
      'access/not-your-case',
    )
  })
})

describe('transfer-task', () => {
  const transfer = (authority: string, steps = SENT, reason = 'other district', by = manager) =>
    outcome(steps, { type: 'transfer-task', item: 'permit', authority, reason }, by)

  test('another authority takes it over with what is left of the limit, and reviews it itself', () => {
    const events = [
      { type: 'TaskTransferred', item: 'permit', authority: 'police', reason: 'other district' },
    ] as const
    expect(transfer('police')).toEqual(events)
    const before = given(...reviewedCase()).tasks[0]
    const after = given(...reviewedCase(), step(manager, ...events)).tasks[0]
    expect(after).toMatchObject({ authority: 'police', stage: 'dispatched', handOver: { state: 'sent' } })
    expect(after?.dispatchedAt).toBe(before?.dispatchedAt)
    expect(after?.reviewedBy).toBeUndefined()
  })

  test('also before it is sent', () => {
    const command = { type: 'transfer-task', item: 'sign', authority: 'tax', reason: 'x' } as const
    expect(outcome(SENT, command, manager)).toMatchObject([{ type: 'TaskTransferred' }])
  })

  test('to one that exists, and is another', () => {
    expect(transfer('forestry')).toBe('case/unknown-authority')
    expect(transfer('registry')).toBe('case/same-authority')
  })

  test('with a reason, by the centre, before the decision', () => {
    expect(transfer('police', SENT, '')).toBe('case/reason-missing')
    expect(transfer('police', SENT, 'x', registry)).toBe('access/role')
    expect(transfer('police', [...reviewedCase(), step(registry, permitGranted)])).toBe('case/task-stage')
  })
})

describe('add-authority', () => {
  const add = (authority: string, steps = SENT, reason = 'by the road', by = manager) =>
    outcome(steps, { type: 'add-authority', item: 'permit', authority, reason }, by)
  const added = {
    type: 'AuthorityAdded',
    item: 'permit',
    authority: 'police',
    reason: 'by the road',
  } as const

  test('one more takes part, and has to be asked', () => {
    expect(add('police')).toEqual([added])
    const steps = [...reviewedCase(), step(manager, added)]
    const grant = { type: 'decide-task', item: 'permit', outcome: 'grant' } as const
    expect(outcome(steps, grant, registry)).toBe('case/opinion-open')
  })

  test('not one that takes part already: in charge, by law, or added', () => {
    expect(add('registry')).toBe('case/same-authority')
    expect(add('police', permitCase({ joint: ['police'] }))).toBe('case/same-authority')
    expect(add('police', [...SENT, step(manager, added)])).toBe('case/same-authority')
  })

  test('one that exists, with a reason, by the centre', () => {
    expect(add('forestry')).toBe('case/unknown-authority')
    expect(add('police', SENT, ' ')).toBe('case/reason-missing')
    expect(add('police', SENT, 'x', registry)).toBe('access/role')
  })
})
