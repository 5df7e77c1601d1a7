import { describe, expect, test } from 'vitest'
import { nationalWorkingCalendar } from '../calendar/calendar.ts'
import {
  accepted,
  applicant,
  atNine,
  CLOSED,
  CONCLUDED,
  clerk,
  dispatched,
  FIRST_ISSUED,
  GRANTED,
  given,
  granted,
  HANDLING,
  issued,
  noticeIssued,
  on,
  REVIEWED,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  submitted,
  taskRefused,
} from './case.fixture.ts'
import { expectedEnd, obligations } from './obligations.ts'

const registry = reviewerOf('registry')
const owed = (...steps: readonly Step[]) => obligations(given(...steps), nationalWorkingCalendar)
const endOf = (...steps: readonly Step[]) => expectedEnd(given(...steps), nationalWorkingCalendar)?.date

/** 1 to 7 October 2026 are days off; Saturday 10 October is a make-up working day. */
const MONDAY_BEFORE_HOLIDAY = '2026-09-28'

describe('who owes what by when', () => {
  test('the window decides on acceptance within 5 working days, the day of submission not counted', () => {
    expect(owed(on(MONDAY_BEFORE_HOLIDAY, step(applicant, submitted)))).toEqual([
      {
        kind: 'acceptance',
        owner: 'window',
        ownerId: 'hall',
        since: atNine(MONDAY_BEFORE_HOLIDAY),
        days: 5,
        due: '2026-10-10',
        provisional: false,
      },
    ])
  })

  test('the applicant answers the notice within 10 working days of it', () => {
    const [obligation, ...others] = owed(...SUBMITTED, on('2026-10-08', step(clerk, noticeIssued)))
    expect(others).toEqual([])
    expect(obligation).toMatchObject({
      kind: 'correction',
      owner: 'applicant',
      ownerId: 'li',
      since: atNine('2026-10-08'),
      days: 10,
      due: '2026-10-21',
    })
  })

  test('with the correction the 5 days of acceptance run anew', () => {
    const correction = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] })
    expect(owed(...SUBMITTED, step(clerk, noticeIssued), on('2026-10-12', correction))).toMatchObject([
      { kind: 'acceptance', since: atNine('2026-10-12'), due: '2026-10-19' },
    ])
  })

  test('an authority decides within what its item promises, from when it was sent the task', () => {
    expect(owed(...HANDLING)).toMatchObject([
      {
        kind: 'decision',
        owner: 'authority',
        ownerId: 'registry',
        item: 'registration',
        days: 3,
        due: '2026-10-08',
      },
    ])
    expect(owed(...REVIEWED)).toEqual(owed(...HANDLING))
  })

  test('tasks side by side are owed each by its authority; those that wait are not owed yet', () => {
    expect(owed(...FIRST_ISSUED).map(({ kind, ownerId, item, days }) => [kind, ownerId, item, days])).toEqual(
      [
        ['decision', 'police', 'seal', 1],
        ['decision', 'registry', 'lights', 8],
      ],
    )
  })

  test('a granted permit is issued within 10 working days of the decision', () => {
    expect(owed(...GRANTED)).toMatchObject([
      {
        kind: 'issue',
        owner: 'authority',
        ownerId: 'registry',
        item: 'registration',
        days: 10,
        due: '2026-10-16',
      },
    ])
  })

  test('results are delivered within 10 working days of the last of them', () => {
    const end = [...CONCLUDED.slice(0, -1), on('2026-10-12', CONCLUDED.at(-1) ?? step(clerk))]
    expect(owed(...end)).toMatchObject([
      { kind: 'delivery', owner: 'window', ownerId: 'hall', since: atNine('2026-10-12'), due: '2026-10-26' },
    ])
  })

  test('nothing is owed once the case has ended', () => {
    expect(owed(...CLOSED)).toEqual([])
    expect(owed(...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'x' }))).toEqual([])
    expect(owed(...SUBMITTED, step(applicant, { type: 'CaseWithdrawn', reason: 'x' }))).toEqual([])
  })

  test('beyond the announced calendar a due date is provisional', () => {
    const [obligation] = owed(on('2026-12-28', step(applicant, submitted)))
    expect(obligation?.provisional).toBe(true)
  })
})

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
    const late = given(on('2026-12-24', step(applicant, submitted)))
    expect(expectedEnd(late, nationalWorkingCalendar)?.provisional).toBe(true)
    expect(expectedEnd(given(submittedOn), nationalWorkingCalendar)?.provisional).toBe(false)
  })
})
