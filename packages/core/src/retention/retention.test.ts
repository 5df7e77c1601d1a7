import { expect, it } from 'vitest'
import { keptFor, keptUntil, RETENTION_CLASSES, RETENTION_YEARS, readRetention } from './retention.ts'

it('names some classes and leaves the others', () => {
  expect(readRetention('closed=10, draft=2')).toEqual({
    ok: true,
    table: { ...RETENTION_YEARS, closed: 10, draft: 2 },
  })
})

it.each(['open=1', 'closed', 'closed=0', 'closed=-1', 'closed=1.5', 'closed=1=2', '', 'closed=1000'])(
  'what is no class with whole years is named: %j',
  text => {
    expect(readRetention(text)).toEqual({ ok: false, part: text })
  },
)

it('ends for all exactly when the time since their last step is over', () => {
  const now = Date.UTC(2056, 10, 21)
  for (const kind of RETENTION_CLASSES)
    expect(keptFor(RETENTION_YEARS, kind, keptUntil(RETENTION_YEARS, kind, now))).toBe(now)
})

it('never ends before the calendar says so', () => {
  const now = Date.UTC(2056, 10, 21)
  for (const kind of RETENTION_CLASSES) {
    const years = RETENTION_YEARS[kind]
    expect(keptUntil(RETENTION_YEARS, kind, now)).toBeLessThanOrEqual(Date.UTC(2056 - years, 10, 21))
    expect(keptUntil(RETENTION_YEARS, kind, now)).toBeGreaterThan(Date.UTC(2055 - years, 10, 21))
  }
})
