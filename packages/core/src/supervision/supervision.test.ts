import { describe, expect, test } from 'vitest'
import { type Actor, SYSTEM } from '../access/access.ts'
import { getCivilDate, nationalWorkingCalendar, startOfDayMs } from '../calendar/calendar.ts'
import { lastEntryOf, usualWatchRules, watch } from '../process/process.ts'
import { decideSupervision, permittedSupervision, type SupervisionCommand } from './decide.ts'
import { parseSupervisionEvent } from './event-schema.ts'
import { supervisionObligations } from './obligations.ts'
import { evolveSupervision, type SupervisionState } from './state.ts'

const reviewer: Actor = { role: 'reviewer', account: 'r', authority: 'tax', items: 'all' }
const stranger: Actor = { role: 'reviewer', account: 's', authority: 'police', items: 'all' }
const clerk: Actor = { role: 'clerk', account: 'c', site: 'hall', window: 'one' }
const manager: Actor = { role: 'manager', account: 'm', site: 'hall' }
const deputy: Actor = { role: 'manager', account: 'd', site: 'hall' }
const editor: Actor = { role: 'editor', account: 'e' }

const opening = {
  type: 'open',
  number: '2026-000001',
  subject: {
    process: 'p',
    processKind: 'case',
    key: 'decision/a',
    kind: 'decision',
    item: 'a',
    due: '2026-11-16',
  },
  owner: { kind: 'authority', id: 'tax' },
} as const satisfies SupervisionCommand
const at = (date: string) => startOfDayMs(getCivilDate(date)) + 36_000_000
const begin = at('2026-11-20')

type Step = readonly [actor: Actor, command: SupervisionCommand, at?: number]

function decide(state: SupervisionState | undefined, command: SupervisionCommand, actor: Actor) {
  const decision = decideSupervision(state, command, actor)
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code
}

function after(...steps: readonly Step[]): SupervisionState {
  let state: SupervisionState | undefined
  let version = 0
  for (const [actor, command, time = begin] of steps) {
    const decision = decideSupervision(state, command, actor)
    if (!decision.ok) throw new Error(decision.refusal.code)
    for (const event of decision.events) {
      version += 1
      const stored = parseSupervisionEvent(event.type, JSON.parse(JSON.stringify(event)))
      state = evolveSupervision(state, {
        version,
        at: time,
        account: actor.account,
        role: actor.role,
        event: stored,
      })
    }
  }
  if (state === undefined) throw new Error('nothing happened')
  return state
}

const opened: Step = [SYSTEM, opening]
const replied: readonly Step[] = [opened, [reviewer, { type: 'reply', text: '已办结' }, at('2026-11-23')]]

const owed = (state: SupervisionState) =>
  supervisionObligations(state).map(entry => [
    entry.key,
    entry.owner.id,
    watch(entry, lastEntryOf(entry.clock), nationalWorkingCalendar, usualWatchRules).due.date,
  ])

describe('a supervision order', () => {
  test('is opened by a red card without words, by a manager with a reason', () => {
    expect(decide(undefined, opening, SYSTEM)).toEqual(['SupervisionOpened'])
    expect(decide(undefined, opening, manager)).toBe('supervision/text-missing')
    expect(decide(undefined, { ...opening, reason: '群众来电' }, manager)).toEqual(['SupervisionOpened'])
    expect(decide(undefined, opening, reviewer)).toBe('access/role')
    expect(decide(after(opened), opening, SYSTEM)).toBe('supervision/exists')
  })

  test('makes the owner owe taking it up in one working day and a reply in three, then the centre its judgement', () => {
    expect(owed(after(opened))).toEqual([
      ['take-up/1', 'tax', '2026-11-23'],
      ['reply/1', 'tax', '2026-11-25'],
    ])
    expect(owed(after(opened, [reviewer, { type: 'take-up' }]))).toEqual([['reply/1', 'tax', '2026-11-25']])
    expect(owed(after(...replied))).toEqual([['judge/1', 'centre', '2026-11-25']])
    expect(owed(after(...replied, [manager, { type: 'accept' }]))).toEqual([])
  })

  test('is answered by those who owe it and nobody else', () => {
    for (const actor of [stranger, clerk, manager, editor]) {
      expect(decide(after(opened), { type: 'take-up' }, actor)).toBe('supervision/not-yours')
      expect(decide(after(opened), { type: 'reply', text: '有' }, actor)).toBe('supervision/not-yours')
    }
    expect(decide(after(opened), { type: 'reply', text: ' ' }, reviewer)).toBe('supervision/text-missing')
    const others = [
      [clerk, { kind: 'window', id: 'hall' }],
      [manager, { kind: 'centre', id: 'centre' }],
      [editor, { kind: 'editor', id: 'editors' }],
    ] as const
    for (const [actor, owner] of others) {
      expect(decide(after([SYSTEM, { ...opening, owner }]), { type: 'take-up' }, actor)).toEqual([
        'SupervisionTakenUp',
      ])
    }
  })

  test('is judged by a manager who did not reply', () => {
    expect(decide(after(...replied), { type: 'accept' }, reviewer)).toBe('access/role')
    const own = after(
      [SYSTEM, { ...opening, owner: { kind: 'centre', id: 'centre' } }],
      [manager, { type: 'reply', text: '已办' }],
    )
    expect(decide(own, { type: 'accept' }, manager)).toBe('supervision/second-person-needed')
    expect(decide(own, { type: 'send-back', reason: '不够' }, manager)).toBe(
      'supervision/second-person-needed',
    )
    expect(decide(own, { type: 'accept' }, deputy)).toEqual(['SupervisionAccepted'])
    expect(decide(after(opened), { type: 'accept' }, manager)).toBe('supervision/stage')
  })

  test('that is sent back is owed again, with limits of its own and the reason', () => {
    expect(decide(after(...replied), { type: 'send-back', reason: ' ' }, manager)).toBe(
      'supervision/text-missing',
    )
    const again = after(...replied, [
      manager,
      { type: 'send-back', reason: '没有说明原因' },
      at('2026-11-24'),
    ])
    expect(again).toMatchObject({
      stage: 'taken-up',
      round: 2,
      replies: [{ sentBack: { reason: '没有说明原因' } }],
    })
    expect(owed(again)).toEqual([['reply/2', 'tax', '2026-11-27']])
  })

  test('is closed by a manager with a reason, at any time before its end', () => {
    const close = { type: 'close', reason: '办件已撤回' } as const
    expect(decide(after(opened), { ...close, reason: '' }, manager)).toBe('supervision/text-missing')
    expect(after(opened, [manager, close])).toMatchObject({
      stage: 'closed',
      ended: { reason: '办件已撤回' },
    })
    for (const ended of [after(opened, [manager, close]), after(...replied, [manager, { type: 'accept' }])]) {
      expect(decide(ended, close, manager)).toBe('supervision/stage')
      expect(decide(ended, { type: 'reply', text: '有' }, reviewer)).toBe('supervision/stage')
    }
    expect(decide(undefined, close, manager)).toBe('supervision/not-found')
  })

  test('says what may be done by asking its own rules', () => {
    expect(permittedSupervision(after(opened), reviewer)).toEqual(['take-up', 'reply'])
    expect(permittedSupervision(after(opened), stranger)).toEqual([])
    expect(permittedSupervision(after(...replied), manager)).toEqual(['accept', 'send-back', 'close'])
    expect(permittedSupervision(after(...replied), reviewer)).toEqual([])
  })
})
