import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHAIN_START, chainHash } from '../engine/hash-chain.ts'
import { firstBreak, type Part, type RawEvent } from './process-check.ts'

const process = '00000000-0000-4000-8000-00000000000a'

function hashed(previous: string, event: RawEvent): RawEvent {
  const { version, type, at, account, role, data } = event
  return { ...event, hash: chainHash(previous, { process, version, type, at, account, role, data }) }
}

/** A history written in order, after what stands before it. */
function history(count: number, text = 'x', before: readonly RawEvent[] = []): RawEvent[] {
  const events = [...before]
  while (events.length < count) {
    const version = events.length + 1
    const event = { version, kind: 'case', type: 'Noted', at: version * 1000, account: 'a', role: 'clerk' }
    events.push(
      hashed(events.at(-1)?.hash ?? CHAIN_START, { ...event, data: { text: `${text}${version}` }, hash: '' }),
    )
  }
  return events
}

const renumbered = (events: readonly RawEvent[]) =>
  events.map((event, index) => ({ ...event, version: index + 1 }))

const part = (events: readonly RawEvent[], first: number, last: number, day = '2026-11-20'): Part => ({
  day,
  firstVersion: first,
  lastVersion: last,
  head: events[last - 1]?.hash ?? '',
})

const whole = history(8)
const found = (events: readonly RawEvent[], parts: readonly Part[] = []) => {
  const broken = firstBreak(process, events, parts)
  return broken && `${broken.kind} ${broken.version}`
}
const swapped = (at: number) => {
  const [left, right] = [whole[at - 1], whole[at]]
  if (!left || !right) throw new Error('not there')
  return whole.with(at - 1, right).with(at, left)
}

test('an untouched history has no break, whatever of it is under a root', () => {
  expect(found(whole)).toBeUndefined()
  expect(found([])).toBeUndefined()
  for (let last = 1; last <= whole.length; last += 1) {
    expect(found(whole, [part(whole, 1, last)])).toBeUndefined()
  }
})

describe('the first event is named that was', () => {
  test('changed, in any of what it holds', () => {
    const change = fc.constantFrom<Partial<RawEvent>>(
      { data: { text: 'y' } },
      { data: null },
      { at: 1000.5 },
      { at: 77 },
      { account: 'b' },
      { role: 'manager' },
      { type: 'Other' },
      { hash: 'ab'.repeat(32) },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), change, (version, changed) => {
        const events = whole.map(event => (event.version === version ? { ...event, ...changed } : event))
        expect(found(events)).toBe(`changed ${version}`)
      }),
    )
    expect(found(whole.map(event => (event.version > 3 ? { ...event, kind: 'other' } : event)))).toBe(
      'changed 4',
    )
  })

  test('changed, with its own hash made to fit', () => {
    const forged = history(4, 'y', whole.slice(0, 3))
    const events = [...forged, ...whole.slice(4)]
    expect(found(events)).toBe('changed 5')
  })

  test.each([1, 4, 7])('removed: %i', version => {
    const events = whole.filter(event => event.version !== version)
    expect(found(events)).toBe(`removed ${version}`)
    // The last but one has nothing after its successor that could tell.
    if (version < 7) expect(found(renumbered(events))).toBe(`removed ${version}`)
  })

  test('removed at the end, which only the root knows', () => {
    expect(found(whole.slice(0, 6))).toBeUndefined()
    expect(found(whole.slice(0, 6), [part(whole, 1, 3), part(whole, 4, 8)])).toBe('removed 7')
    expect(found([], [part(whole, 1, 8)])).toBe('removed 1')
  })

  test.each([1, 4, 8])('inserted: %i', version => {
    const [stranger] = history(1, 'stranger')
    if (stranger === undefined) throw new Error('there is one')
    expect(found(renumbered(whole.toSpliced(version - 1, 0, stranger)))).toBe(`inserted ${version}`)
  })

  test.each([1, 4, 7])('reordered: %i', version => {
    expect(found(renumbered(swapped(version)))).toBe(`reordered ${version}`)
    const contents = swapped(version).map((event, index) => ({
      ...event,
      version: index + 1,
      hash: whole[index]?.hash ?? '',
    }))
    expect(found(contents)).toBe(`reordered ${version}`)
  })

  test('written anew from some event on, with all hashes made to fit', () => {
    const forged = history(8, 'forged', whole.slice(0, 4))
    expect(found(forged)).toBeUndefined()
    const parts = [part(whole, 1, 4, '2026-11-19'), part(whole, 5, 6), part(whole, 7, 8, '2026-11-21')]
    expect(found(forged, parts)).toBe('rewritten 5')
  })

  test('the earliest of several', () => {
    const late = whole.map(event => (event.version === 6 ? { ...event, role: 'manager' } : event))
    expect(found(late, [part(whole, 1, 8)])).toBe('changed 6')
    expect(found(late, [{ ...part(whole, 1, 4), head: 'ab'.repeat(32) }, part(whole, 5, 8)])).toBe(
      'rewritten 1',
    )
    expect(found(late.slice(0, 6), [part(whole, 1, 8)])).toBe('changed 6')
  })
})
