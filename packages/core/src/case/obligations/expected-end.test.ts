import { describe, expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../../calendar/calendar.ts'
import {
  accepted,
  applicant,
  atNine,
  CLOSED,
  CONCLUDED,
  clerk,
  dispatched,
  given,
  granted,
  issued,
  lastMoment,
  on,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  submitted,
  taskRefused,
} from '../case.fixture.ts'
import { begun, ended, permitCase } from '../task-law.fixture.ts'
import { expectedEnd } from './expected-end.ts'

const registry = reviewerOf('registry')
const endAt = (steps: readonly Step[], now = lastMoment(steps)) =>
  expectedEnd(given(...steps), now, nationalWorkingCalendar)
const endOf = (...steps: readonly Step[]) => endAt(steps)?.date

describe('the expected end', () => {
  const submittedOn = on('2026-10-12', step(applicant, submitted))
  const acceptedOn = on('2026-10-13', step(clerk, accepted, dispatched('registration')))
  const firstIssued = (date: string) =>
    on(
      date,
      step(
        registry,
        reviewed('registration'),
        granted('registration'),
        issued('registration'),
        dispatched('seal'),
        dispatched('lights'),
      ),
    )

  test('is the longest path from submission, and from acceptance once accepted', () => {
    expect(endOf(submittedOn)).toBe('2026-10-27')
    expect(endOf(submittedOn, acceptedOn)).toBe('2026-10-28')
  })

  test('stays where everybody takes the days promised, and moves with what ends early or late', () => {
    expect(endOf(submittedOn, acceptedOn, firstIssued('2026-10-16'))).toBe('2026-10-28')
    expect(endOf(submittedOn, acceptedOn, firstIssued('2026-10-14'))).toBe('2026-10-26')
    expect(endOf(submittedOn, acceptedOn, firstIssued('2026-10-20'))).toBe('2026-10-30')
  })

  test('moves on with every day that the clock stands still', () => {
    const open = [
      ...permitCase(),
      on('2026-10-09', step(registry, begun('expert-review', 'procedure-1', 15))),
    ]
    // Registry 10 days, then police 2: without the experts the 20th.
    expect(endOf(...permitCase())).toBe('2026-10-20')
    const [atOnce, later] = [endAt(open), endAt(open, atNine('2026-10-16'))]
    expect(later && atOnce && later.date > atOnce.date).toBe(true)
    const over = [...open, on('2026-10-14', step(registry, ended('procedure-1')))]
    expect(endAt(over, atNine('2026-11-02'))?.date).toBe('2026-10-27')
  })

  test('of a concluded case is the day of its last result, not of the decision before it', () => {
    const decided = on('2026-10-16', step(reviewerOf('tax'), reviewed('tax'), granted('tax')))
    const tax = [decided, on('2026-10-20', step(reviewerOf('tax'), issued('tax')))]
    expect(endOf(...CONCLUDED.slice(0, -1), ...tax)).toBe('2026-10-20')
  })

  test('does not wait for what was stopped or refused', () => {
    const lightsRefused = on('2026-10-19', step(registry, reviewed('lights'), taskRefused('lights')))
    // What is left is the seal (1 day) and then tax (2), from 16 October.
    expect(endOf(submittedOn, acceptedOn, firstIssued('2026-10-16'), lightsRefused)).toBe('2026-10-21')
    const allRefused = step(
      registry,
      reviewed('registration'),
      taskRefused('registration'),
      ...['seal', 'tax', 'lights'].map(item => stopped(item, 'registration')),
    )
    expect(endOf(submittedOn, acceptedOn, on('2026-10-15', allRefused))).toBe('2026-10-15')
  })

  test('is no more once the case has ended', () => {
    expect(endOf(...CLOSED)).toBeUndefined()
    expect(endOf(...SUBMITTED, step(applicant, { type: 'CaseWithdrawn', reason: 'x' }))).toBeUndefined()
    expect(endOf(...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'x' }))).toBeUndefined()
  })

  test('beyond the announced calendar it is provisional', () => {
    expect(endAt([on('2026-12-24', step(applicant, submitted))])?.provisional).toBe(true)
    expect(endAt([submittedOn])?.provisional).toBe(false)
  })
})
