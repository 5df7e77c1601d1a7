import { describe, expect, test } from 'vitest'
import type { Actor } from '../access/access.ts'
import { getCivilDate, nationalWorkingCalendar, startOfDayMs } from '../calendar/calendar.ts'
import { stallCatalogue } from '../plan/stall.fixture.ts'
import { affectedItems } from './affected.ts'
import { decideOrder, type OrderCommand } from './decide.ts'
import { parseOrderEvent } from './event-schema.ts'
import type { OrderEvent, Searched } from './events.ts'
import { evolveOrder, type OrderState } from './state.ts'

const manager: Actor = { role: 'manager', account: 'ma', site: 'hall' }
const nothing: Searched = { words: [], laws: [], items: [], materials: [] }
const [first] = stallCatalogue.items.values()
const [basis] = first?.legalBasis ?? []

const opening = {
  type: 'open',
  at: startOfDayMs(getCivilDate('2026-09-29')) + 1,
  number: '2026-001',
  request: 'r',
  document: { title: '通知', number: '', issuer: '省局', date: '2026-09-28' },
  changes: '取消',
  searched: { ...nothing, words: ['甲'] },
  version: 'v1',
  affected: ['a'],
} as const satisfies OrderCommand

function decide(state: OrderState | undefined, command: OrderCommand, by = manager) {
  const decision = decideOrder(state, command, by, nationalWorkingCalendar)
  return decision.ok ? decision.events : decision.refusal.code
}

function after(...commands: readonly OrderCommand[]): OrderState | undefined {
  let state: OrderState | undefined
  let version = 0
  for (const command of commands) {
    const events = decide(state, command)
    if (typeof events === 'string') throw new Error(events)
    for (const event of events) {
      version += 1
      const stored: OrderEvent = parseOrderEvent(event.type, JSON.parse(JSON.stringify(event)))
      state = evolveOrder(state, { version, at: opening.at, account: 'ma', role: 'manager', event: stored })
    }
  }
  return state
}

describe('a change order', () => {
  test('is due on the fifth working day after it is opened; days off do not count', () => {
    // The National Day holidays of 2026 lie between, and a Saturday that is worked.
    expect(decide(undefined, opening)).toMatchObject([{ due: '2026-10-12', provisional: false }])
    expect(after(opening)).toMatchObject({ stage: 'open' })
  })

  test.each<readonly [string, object]>([
    ['without a title', { document: { ...opening.document, title: ' ' } }],
    ['without an issuer', { document: { ...opening.document, issuer: '' } }],
    ['without what changes', { changes: '' }],
    ['without anything to look for', { searched: nothing }],
  ])('%s is refused', (_, more) => {
    expect(decide(undefined, { ...opening, ...more })).toBe('order/source-missing')
  })

  test('ends once', () => {
    const cancel = { type: 'cancel', reason: '撤销' } as const
    const carryOut = { type: 'carry-out', change: 'c', version: 'v2', number: 2 } as const
    expect(decide(after(opening), { ...cancel, reason: ' ' })).toBe('order/reason-missing')
    expect(after(opening, carryOut)).toMatchObject({ stage: 'carried-out', carriedOut: { number: 2 } })
    for (const ended of [after(opening, carryOut), after(opening, cancel)]) {
      expect([decide(ended, cancel), decide(ended, carryOut), decide(ended, opening)]).toEqual([
        'order/closed',
        'order/closed',
        'order/exists',
      ])
    }
    expect(decide(undefined, cancel)).toBe('order/not-found')
  })

  test('is opened and ended by editors and managers alone', () => {
    const clerk: Actor = { role: 'clerk', account: 'c', site: 'hall', window: 'one' }
    expect(decide(undefined, opening, clerk)).toBe('access/role')
    expect(decide(after(opening), { type: 'cancel', reason: 'x' }, clerk)).toBe('access/role')
    expect(decide(undefined, opening, { role: 'editor', account: 'e' })).toHaveLength(1)
  })
})

describe('the affected items are found', () => {
  const found = (searched: Partial<Searched>) =>
    affectedItems(stallCatalogue, { ...nothing, ...searched }).map(({ item, because }) => [
      item.id,
      [...new Set(because.map(entry => entry.place))],
    ])
  const [used] = first?.materials ?? []
  const materialName = stallCatalogue.materials.get(used?.material ?? '')?.name.zh ?? ''

  test('by id, by material, by words in a text, by law', () => {
    expect(found({ items: [first?.id ?? ''] })).toEqual([[first?.id, ['item']]])
    const users = [...stallCatalogue.items.values()].filter(item =>
      item.materials.some(entry => entry.material === used?.material),
    )
    expect(found({ materials: [used?.material ?? ''] })).toEqual(users.map(item => [item.id, ['material']]))
    expect(found({ words: [materialName] }).map(([id]) => id)).toEqual(
      expect.arrayContaining(users.map(item => item.id)),
    )
    expect(found({ words: [first?.name.en.toUpperCase() ?? ''] }).map(([id]) => id)).toContain(first?.id)
    const citing = found({ laws: [{ law: basis?.law.replaceAll(/[《》]/g, '') ?? '' }] })
    expect(citing.map(([id]) => id)).toContain(first?.id)
    expect(citing.every(([, places]) => places?.includes('legal-basis'))).toBe(true)
  })

  test('and nothing else', () => {
    expect(found({ words: ['没有这样的词'] })).toEqual([])
    expect(found({ words: [' '] })).toEqual([])
    expect(found({ laws: [{ law: basis?.law ?? '', article: '第九千条' }] })).toEqual([])
    expect(found({})).toEqual([])
  })
})
