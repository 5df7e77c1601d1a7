/** An authority with a system of its own: told, taken, failed, tried anew. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  atNine,
  byClock,
  given,
  HANDLING,
  manager,
  on,
  outcome,
  reviewerOf,
  type Step,
  step,
} from '../case.fixture.ts'
import type { CaseEvent } from '../events.ts'
import { obligations } from '../obligations/obligations.ts'

const item = 'registration'
const registry = reviewerOf('registry')
const record = {
  type: 'record-hand-over',
  item,
  authority: 'registry',
  attempt: 2,
  receipt: 'REG-7',
} as const
const fail = { type: 'fail-hand-over', item, authority: 'registry', attempt: 5, problem: 'HTTP 500' } as const
const handedOver: CaseEvent = { ...record, type: 'TaskHandedOver' }
const failed: CaseEvent = { type: 'HandOverFailed', item, attempt: 5, problem: 'HTTP 500' }
const received: CaseEvent = { type: 'TaskReceived', item }
const after = (...events: readonly CaseEvent[]): readonly Step[] => [...HANDLING, step(SYSTEM, ...events)]
const kinds = (steps: readonly Step[]) => obligations(given(...steps)).map(({ kind }) => kind)

describe('record-hand-over', () => {
  test('keeps what the other system calls it; somebody may still sign for it', () => {
    expect(byClock(HANDLING, record)).toEqual([handedOver])
    expect(given(...after(handedOver)).tasks[0]?.handOver).toEqual({
      state: 'delivered',
      attempts: 2,
      receipt: 'REG-7',
    })
    expect(outcome(after(handedOver), { type: 'receive-task', item }, registry)).toEqual([received])
    expect(given(...after(handedOver, received)).tasks[0]?.handOver).toMatchObject({
      state: 'received',
      receipt: 'REG-7',
    })
  })

  test('ends the duty of the centre', () => {
    expect(kinds(after(failed))).toContain('hand-over')
    expect(kinds(after(failed, handedOver))).not.toContain('hand-over')
  })

  test('is told once, and not of what somebody has signed for', () => {
    expect(byClock(after(handedOver), record)).toBe('case/received-already')
    expect(byClock(after(received), record)).toBe('case/received-already')
  })

  test('is not told of an authority that is no longer in charge', () => {
    const moved = [
      ...HANDLING,
      step(manager, { type: 'TaskTransferred', item, authority: 'police', reason: 'reform' }),
    ]
    expect(byClock(moved, record)).toBe('case/moved-elsewhere')
    expect(byClock(moved, fail)).toBe('case/moved-elsewhere')
  })
})

describe('fail-hand-over', () => {
  test('says how often it was tried and why, and the centre owes the way through', () => {
    expect(byClock(HANDLING, fail)).toEqual([failed])
    const duty = obligations(given(...after(failed))).find(({ kind }) => kind === 'hand-over')
    expect(duty).toMatchObject({ owner: { kind: 'centre', id: 'centre' }, item, clock: { allowed: 1 } })
  })

  test('not of what has got there', () => {
    expect(byClock(after(handedOver), fail)).toBe('case/received-already')
    expect(byClock(after(received), fail)).toBe('case/received-already')
  })
})

describe('retry-hand-over', () => {
  const retry = { type: 'retry-hand-over', item } as const

  test('the centre has it tried anew after it failed, and only then', () => {
    expect(outcome(after(failed), retry, manager)).toEqual([{ type: 'HandOverRetried', item }])
    expect(outcome(HANDLING, retry, manager)).toBe('case/hand-over-not-failed')
    expect(outcome(after(handedOver), retry, manager)).toBe('case/hand-over-not-failed')
  })

  test('the duty comes back as the same when it fails again: no card is given twice', () => {
    const [first] = obligations(given(...after(failed))).filter(({ kind }) => kind === 'hand-over')
    const again = on('2026-10-08', step(manager, { type: 'HandOverRetried', item }))
    expect(kinds([...after(failed), again])).not.toContain('hand-over')
    const [second] = obligations(
      given(...after(failed), again, on('2026-10-09', step(SYSTEM, failed))),
    ).filter(({ kind }) => kind === 'hand-over')
    expect(second?.key).toBe(first?.key)
    expect(second?.clock.since).toBeLessThan(atNine('2026-10-08'))
  })
})

test('what the window sends out again is handed over again', () => {
  const returned = step(registry, { type: 'TaskReturned', item, reason: 'not ours' })
  const resent = step(manager, { type: 'TaskResent', item, explanation: 'it is' })
  expect(given(...after(handedOver), returned, resent).tasks[0]?.handOver?.state).toBe('sent')
})
