import { describe, expect, test } from 'vitest'
import {
  type Actor,
  answersFor,
  CASE_COMMANDS,
  type CaseCommandType,
  mayCommand,
  maySee,
  ROLES,
  VIEWS,
  type View,
} from './access.ts'

/** One column for each role, in the order applicant, clerk, reviewer, manager. */
type Cells = readonly [boolean, boolean, boolean, boolean]
const [yes, no] = [true, false]

describe('commands', () => {
  const table: Readonly<Record<CaseCommandType, Cells>> = {
    submit: [yes, yes, no, no],
    accept: [no, yes, no, no],
    decline: [no, yes, no, no],
    'issue-notice': [no, yes, no, no],
    correct: [yes, yes, no, no],
    withdraw: [yes, no, no, no],
    'review-task': [no, no, yes, no],
    'decide-task': [no, no, yes, no],
    'issue-result': [no, no, yes, no],
    deliver: [no, yes, no, no],
    rate: [yes, no, no, no],
  }

  test.each(CASE_COMMANDS)('%s', command => {
    expect(ROLES.map(role => mayCommand(role, command))).toEqual(table[command])
  })

  test('nobody may both take a case in and decide on it by one role', () => {
    const intake: readonly CaseCommandType[] = ['accept', 'decline', 'issue-notice']
    for (const role of ROLES) {
      expect(mayCommand(role, 'decide-task') && intake.some(command => mayCommand(role, command))).toBe(false)
    }
  })
})

describe('views', () => {
  const table: Readonly<Record<View, Cells>> = {
    'own-cases': [yes, no, no, no],
    desk: [no, yes, no, yes],
    inbox: [no, no, yes, no],
    case: [yes, yes, yes, yes],
    'case-form': [yes, yes, yes, no],
    'case-history': [yes, yes, yes, yes],
    'all-cases': [no, yes, no, yes],
  }

  test.each(VIEWS)('%s', view => {
    expect(ROLES.map(role => maySee(role, view))).toEqual(table[view])
  })
})

describe('a reviewer answers for', () => {
  const reviewer = (items: readonly string[] | 'all'): Actor => ({
    role: 'reviewer',
    account: 'a',
    authority: 'tax',
    items,
  })

  test('every item of the own authority, or those assigned', () => {
    expect(answersFor(reviewer('all'), 'tax', 'invoices')).toBe(true)
    expect(answersFor(reviewer(['invoices']), 'tax', 'invoices')).toBe(true)
    expect(answersFor(reviewer(['invoices']), 'tax', 'refunds')).toBe(false)
    expect(answersFor(reviewer([]), 'tax', 'invoices')).toBe(false)
  })

  test('no item of another authority, whatever is assigned', () => {
    expect(answersFor(reviewer('all'), 'police', 'seal')).toBe(false)
    expect(answersFor(reviewer(['seal']), 'police', 'seal')).toBe(false)
  })

  test('nobody else answers for an item', () => {
    const others: readonly Actor[] = [
      { role: 'applicant', account: 'a', person: 'tax' },
      { role: 'clerk', account: 'a', site: 'tax', window: 'one' },
      { role: 'manager', account: 'a', site: 'tax' },
    ]
    expect(others.filter(actor => answersFor(actor, 'tax', 'invoices'))).toEqual([])
  })
})
