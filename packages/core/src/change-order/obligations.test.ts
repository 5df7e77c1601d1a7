import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../access/access.ts'
import {
  civilDateOf,
  clockAt,
  endOfDayMs,
  getCivilDate,
  nationalWorkingCalendar,
  startOfDayMs,
} from '../calendar/calendar.ts'
import { usualWatchRules, watch } from '../process/process.ts'
import { decideOrder, ORDER_DAYS, type OrderCommand } from './decide.ts'
import { orderDue, orderObligations } from './obligations.ts'
import { evolveOrder, type OrderState } from './state.ts'

const manager: Actor = { role: 'manager', account: 'ma', site: 'hall' }

/** An order that was opened at a moment, and then was given these commands. */
function after(at: number, ...commands: readonly OrderCommand[]): OrderState {
  const opening: OrderCommand = {
    type: 'open',
    at,
    number: '2026-001',
    request: 'r',
    document: { title: '通知', number: '', issuer: '省局', date: '2026-09-28' },
    changes: '取消',
    searched: { words: ['甲'], laws: [], items: [], materials: [] },
    version: 'v1',
    affected: ['a'],
  }
  let state: OrderState | undefined
  for (const command of [opening, ...commands]) {
    const decision = decideOrder(state, command, manager, nationalWorkingCalendar)
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events)
      state = evolveOrder(state, { version: 1, at, account: 'ma', role: 'manager', event })
  }
  if (state === undefined) throw new Error('nothing was opened')
  return state
}

const opened = startOfDayMs(getCivilDate('2026-09-29')) + 1

describe('what a change order makes people owe', () => {
  test('is one thing while it is open: the editors carry it out', () => {
    expect(orderObligations(after(opened))).toMatchObject([
      {
        key: 'carry-out',
        kind: 'carry-out',
        owner: { kind: 'editor' },
        clock: { allowed: 5, since: opened },
      },
    ])
  })

  test.each<OrderCommand>([
    { type: 'carry-out', change: 'c', version: 'v2', number: 2 },
    { type: 'cancel', reason: '撤销' },
  ])('ends with $type', command => {
    expect(orderObligations(after(opened, command))).toEqual([])
  })

  test('is due on the day that is told when it is opened, whenever that is', () => {
    const from = startOfDayMs(getCivilDate('2024-01-01'))
    const to = endOfDayMs(getCivilDate('2027-11-30'))
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), at => {
        const state = after(at)
        const { date, provisional } = nationalWorkingCalendar.addWorkingDays(civilDateOf(at), ORDER_DAYS)
        const dues = orderObligations(state).map(
          ({ clock }) => clockAt(clock, at, nationalWorkingCalendar).due,
        )
        expect(dues).toMatchObject([{ date, provisional }])
        expect(orderDue(state, nationalWorkingCalendar)).toEqual({ date, provisional })
      }),
    )
  })

  test('is warned of in time, and gives a card only when the fifth working day is over', () => {
    const [owed] = orderObligations(after(opened))
    if (owed === undefined) throw new Error('nothing is owed')
    const { steps } = watch(owed, opened, nationalWorkingCalendar, usualWatchRules)
    // The National Day holidays lie between.
    expect(steps.map(({ step, at }) => [step, civilDateOf(at)])).toEqual([
      ['reminder-50', '2026-10-09'],
      ['reminder-80', '2026-10-10'],
      ['due-today', '2026-10-12'],
      ['overdue', '2026-10-13'],
      ['grave', '2026-10-16'],
    ])
  })
})
