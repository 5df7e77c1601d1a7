import type { DutyStaff } from '@yijianshi/contract/duty'
import { expect, test } from 'vitest'
import { type DutyChoice, faultsOf, fillable, holdersFor, sentDuty } from './duty-choice.ts'

const member = (login: string, more: Partial<DutyStaff> = {}): DutyStaff => ({
  login,
  name: login,
  role: 'clerk',
  officeName: null,
  places: [],
  head: false,
  office: 'hall',
  inUse: true,
  mayTime: true,
  mayFill: true,
  mayHold: true,
  ...more,
})
const staff = [
  member('a'),
  member('b'),
  member('left', { inUse: false, mayTime: false, mayHold: false }),
  member('elsewhere', { office: 'station' }),
  member('manager', { role: 'manager', mayFill: false, mayHold: false }),
]
const deputy: DutyChoice = { kind: 'deputy', of: 'a', login: 'b', from: '', until: '2026-12-31' }
const logins = (members: readonly DutyStaff[]) => members.map(({ login }) => login)
/** 22 November 2026, 10:00 in China. */
const now = Date.UTC(2026, 10, 22, 2)

test('a deputy is a colleague of the same office; the post of whoever has left can be filled', () => {
  expect(logins(fillable(staff))).toEqual(['a', 'b', 'left', 'elsewhere'])
  expect(logins(holdersFor(staff, deputy))).toEqual(['b'])
  expect(logins(holdersFor(staff, { ...deputy, of: 'left' }))).toEqual(['a', 'b'])
  expect(logins(holdersFor(staff, { ...deputy, of: '' }))).toEqual([])
  expect(logins(holdersFor(staff, { ...deputy, kind: 'own' }))).toEqual(['a', 'b', 'elsewhere', 'manager'])
})

test('a deputy has an end, and no time ends before it begins', () => {
  expect(faultsOf(deputy, now)).toEqual([])
  expect(faultsOf({ ...deputy, of: '', login: '', until: '' }, now)).toEqual([
    'ofMissing',
    'loginMissing',
    'untilMissing',
  ])
  const own = { ...deputy, kind: 'own' as const, of: '' }
  expect(faultsOf({ ...own, until: '' }, now)).toEqual([])
  expect(faultsOf({ ...own, until: '2026-11-22' }, now)).toEqual([])
  expect(faultsOf({ ...own, until: '2026-11-21' }, now)).toEqual(['periodWrong'])
  expect(faultsOf({ ...own, from: '2027-01-02', until: '2027-01-01' }, now)).toEqual(['periodWrong'])
  expect(faultsOf({ ...own, from: '2027-01-02', until: '2027-01-02' }, now)).toEqual([])
})

test('days count from their beginning to their end, in China', () => {
  expect(sentDuty({ ...deputy, from: '2026-12-01' })).toEqual({
    kind: 'deputy',
    login: 'b',
    of: 'a',
    since: '2026-11-30T16:00:00.000Z',
    until: '2026-12-31T16:00:00.000Z',
  })
  expect(sentDuty({ ...deputy, kind: 'own', until: '' })).toEqual({ kind: 'own', login: 'b' })
})
