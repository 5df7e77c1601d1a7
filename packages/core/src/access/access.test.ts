import { describe, expect, test } from 'vitest'
import {
  type Actor,
  answersFor,
  CASE_COMMANDS,
  type CaseCommandType,
  CHANGE_COMMANDS,
  type ChangeCommandType,
  DUTY_COMMANDS,
  type DutyCommandType,
  mayArrange,
  mayChangeCatalogue,
  mayCommand,
  mayHandleOrder,
  maySupervise,
  ORDER_COMMANDS,
  type OrderCommandType,
  ROLES,
  SUPERVISION_COMMANDS,
  type SupervisionCommandType,
} from './access.ts'

/** One column for each role, in the order applicant, clerk, reviewer, manager, editor. */
type Cells = readonly [boolean, boolean, boolean, boolean, boolean]
const [yes, no] = [true, false]

describe('commands', () => {
  const table: Readonly<Record<CaseCommandType, Cells>> = {
    submit: [yes, yes, no, no, no],
    'pre-examine': [no, yes, no, no, no],
    'correct-on-the-spot': [yes, yes, no, no, no],
    accept: [no, yes, no, no, no],
    decline: [no, yes, no, no, no],
    'issue-notice': [no, yes, no, no, no],
    correct: [yes, yes, no, no, no],
    withdraw: [yes, no, no, no, no],
    supplement: [yes, yes, no, no, no],
    'prolong-supplement': [no, yes, no, yes, no],
    'take-over-version': [no, yes, no, no, no],
    'receive-task': [no, no, yes, no, no],
    'return-task': [no, no, yes, no, no],
    'resend-task': [no, yes, no, no, no],
    'transfer-task': [no, no, no, yes, no],
    'add-authority': [no, no, no, yes, no],
    'retry-hand-over': [no, no, no, yes, no],
    'review-task': [no, no, yes, no, no],
    'confirm-review': [no, no, yes, no, no],
    'send-back-review': [no, no, yes, no, no],
    'forward-task': [no, no, yes, no, no],
    'begin-procedure': [no, no, yes, no, no],
    'end-procedure': [no, no, yes, no, no],
    'raise-objection': [yes, yes, no, no, no],
    'answer-objection': [no, no, yes, no, no],
    'request-opinion': [no, no, yes, no, no],
    'give-opinion': [no, no, yes, no, no],
    'extend-task': [no, no, yes, no, no],
    'shorten-limit': [no, no, yes, no, no],
    'decide-task': [no, no, yes, no, no],
    'issue-result': [no, no, yes, no, no],
    'correct-result': [no, no, yes, no, no],
    'revoke-result': [no, no, yes, no, no],
    'check-commitment': [no, no, yes, no, no],
    'open-joint-notice': [no, yes, no, yes, no],
    'tell-missing': [no, no, yes, no, no],
    convene: [no, no, yes, yes, no],
    'move-joint-act': [no, no, yes, yes, no],
    'give-joint-opinion': [no, no, yes, no, no],
    'hold-joint-act': [no, no, yes, yes, no],
    'cancel-joint-act': [no, no, yes, yes, no],
    'extend-joint-limit': [no, no, no, yes, no],
    'choose-separate-delivery': [yes, yes, no, no, no],
    deliver: [no, yes, no, no, no],
    'track-delivery': [no, yes, no, no, no],
    reopen: [no, no, no, yes, no],
    'repair-credit': [no, no, no, yes, no],
    rate: [yes, no, no, no, no],
    'deem-accepted': [no, no, no, no, no],
    'lapse-correction': [no, no, no, no, no],
    'lapse-tolerance': [no, no, no, no, no],
    'close-joint-notice': [no, no, no, no, no],
    'record-hand-over': [no, no, no, no, no],
    'fail-hand-over': [no, no, no, no, no],
    'lapse-procedure': [no, no, no, no, no],
    'take-silence': [no, no, no, no, no],
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

describe('commands on a change of the catalogue', () => {
  const table: Readonly<Record<ChangeCommandType, Cells>> = {
    begin: [no, no, no, no, yes],
    rename: [no, no, no, no, yes],
    'save-file': [no, no, no, no, yes],
    rebase: [no, no, no, no, yes],
    'request-review': [no, no, no, no, yes],
    approve: [no, no, no, yes, yes],
    'send-back': [no, no, no, yes, yes],
    schedule: [no, no, no, yes, yes],
    publish: [no, no, no, yes, yes],
    'fail-publication': [no, no, no, yes, yes],
    withdraw: [no, no, no, yes, yes],
  }

  test.each(CHANGE_COMMANDS)('%s', command => {
    expect(ROLES.map(role => mayChangeCatalogue(role, command))).toEqual(table[command])
  })
})

describe('commands on a change order', () => {
  const table: Readonly<Record<OrderCommandType, Cells>> = {
    open: [no, no, no, yes, yes],
    'carry-out': [no, no, no, yes, yes],
    cancel: [no, no, no, yes, yes],
  }

  test.each(ORDER_COMMANDS)('%s', command => {
    expect(ROLES.map(role => mayHandleOrder(role, command))).toEqual(table[command])
  })
})

describe('commands on a supervision order', () => {
  const table: Readonly<Record<SupervisionCommandType, Cells>> = {
    open: [no, no, no, yes, no],
    'take-up': [no, yes, yes, yes, yes],
    reply: [no, yes, yes, yes, yes],
    accept: [no, no, no, yes, no],
    'send-back': [no, no, no, yes, no],
    close: [no, no, no, yes, no],
  }

  test.each(SUPERVISION_COMMANDS)('%s', command => {
    expect(ROLES.map(role => maySupervise(role, command))).toEqual(table[command])
  })

  test('the clock opens one and does nothing else', () => {
    expect(SUPERVISION_COMMANDS.filter(command => maySupervise('system', command))).toEqual(['open'])
  })
})

describe('commands on a duty', () => {
  const table: Readonly<Record<DutyCommandType, Cells>> = {
    give: [no, no, yes, yes, no],
    end: [no, no, yes, yes, no],
  }

  test.each(DUTY_COMMANDS)('%s', command => {
    expect(ROLES.map(role => mayArrange(role, command))).toEqual(table[command])
    expect(mayArrange('system', command)).toBe(false)
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
      { role: 'editor', account: 'tax' },
    ]
    expect(others.filter(actor => answersFor(actor, 'tax', 'invoices'))).toEqual([])
  })
})
