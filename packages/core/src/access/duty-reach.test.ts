/** 排岗: who arranges whose duties. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actorOnDuty, type PersonActor } from './access.ts'
import { type DutyReach, dutyReachOf, mayArrangeDuty } from './duty-reach.ts'
import { reviewer } from './test-reviewer.ts'

const clerk = (account: string, site: string): PersonActor => ({ role: 'clerk', account, site, window: 'w' })
const manager = (account: string, site: string): PersonActor => ({ role: 'manager', account, site })

/** A city, two districts, a street below the first. */
const parents: Readonly<Record<string, string>> = { east: 'city', west: 'city', street: 'east' }
const places = {
  sites: [
    { id: 'city-hall', region: 'city' },
    { id: 'east-hall', region: 'east' },
    { id: 'east-annex', region: 'east' },
    { id: 'west-hall', region: 'west' },
    { id: 'street-station', region: 'street' },
  ],
  parentOf: (region: string) => parents[region],
}
const reachOf = (own: PersonActor, acting = own) => dutyReachOf(own, acting, places)
const times = (by: PersonActor, holder: PersonActor) =>
  mayArrangeDuty(reachOf(by), by.account, { kind: 'own', holder })
const deputy = (by: PersonActor, holder: PersonActor, filled: PersonActor) =>
  mayArrangeDuty(reachOf(by), by.account, { kind: 'deputy', holder, filled })

describe('the manager of a hall', () => {
  const by = manager('ma', 'east-hall')

  test.each([
    ['the own hall', clerk('c', 'east-hall'), true],
    ['a site of a region below', clerk('c', 'street-station'), true],
    ['another site of the same region', clerk('c', 'east-annex'), false],
    ['another region', clerk('c', 'west-hall'), false],
    ['the region above', clerk('c', 'city-hall'), false],
    ['the own rank', manager('m', 'east-hall'), false],
    ['the rank below', manager('m', 'street-station'), true],
    ['an authority', reviewer('r', 'all'), false],
    ['nobody’s place', { role: 'editor', account: 'e' } as const, false],
  ])('and somebody of %s', (_, holder, may) => {
    expect(times(by, holder)).toBe(may)
    // For a manager nobody stands in, so nobody is named.
    expect(deputy(by, { ...holder, account: 'other' }, holder)).toBe(may && holder.role === 'clerk')
  })

  test('of a city reaches every site below, however deep', () => {
    expect(reachOf(manager('ma', 'city-hall'))).toMatchObject({
      managersAt: ['east-hall', 'east-annex', 'west-hall', 'street-station'],
    })
  })

  test('of a site that the catalogue has no more reaches that site alone', () => {
    expect(reachOf(manager('ma', 'gone'))).toEqual({ kind: 'sites', clerksAt: ['gone'], managersAt: [] })
  })
})

describe('the head of an authority', () => {
  const by = reviewer('head', ['food', 'sign'], { head: true })

  test.each([
    ['some of these items', reviewer('r', ['food']), true],
    ['items beside them', reviewer('r', ['food', 'tobacco']), false],
    ['all items', reviewer('r', 'all'), false],
    ['another authority', reviewer('r', ['food'], { authority: 'police' }), false],
    ['the own rank', reviewer('r', ['food'], { head: true }), false],
    ['a window', clerk('r', 'east-hall'), false],
  ])('and the times of a post with %s', (_, holder, may) => {
    expect(times(by, holder)).toBe(may)
  })

  test('names any colleague deputy for the own post and for posts of these items, and for no other', () => {
    const colleague = reviewer('r', ['tobacco'])
    expect(deputy(by, colleague, by)).toBe(true)
    expect(deputy(by, colleague, reviewer('s', ['sign'], { head: true }))).toBe(true)
    expect(deputy(by, colleague, reviewer('s', ['tobacco']))).toBe(false)
    expect(deputy(by, reviewer('r', ['food'], { authority: 'police' }), by)).toBe(false)
  })

  test('is the only one in the authority who arranges anything', () => {
    for (const items of ['all', ['food']] as const) {
      const ordinary = reviewer('li', items)
      expect(reachOf(ordinary)).toEqual({ kind: 'authority', authority: 'registry', arranged: [] })
      expect(times(ordinary, reviewer('r', ['food']))).toBe(false)
      expect(deputy(ordinary, reviewer('r', ['food']), ordinary)).toBe(false)
    }
  })
})

test('a deputy of a head arranges nothing as such, and a head whose own time is over nothing at all', () => {
  const head = reviewer('head', ['food'], { head: true })
  const ordinary = reviewer('li', ['sign'])
  const acting = actorOnDuty(ordinary, { own: true, deputised: [head] })
  expect(acting).toMatchObject({ head: ['food'] })
  expect(acting && reachOf(ordinary, acting)).toMatchObject({ arranged: [] })
  const other = reviewer('other', ['sign'], { head: true })
  const both = actorOnDuty(other, { own: true, deputised: [head] })
  expect(both && reachOf(other, both)).toMatchObject({ arranged: ['sign'] })
  const over = actorOnDuty(other, { own: false, deputised: [head] })
  expect(over && reachOf(other, over)).toMatchObject({ arranged: [] })
})

test('clerks, citizens and editors reach nobody', () => {
  const others: readonly PersonActor[] = [
    clerk('c', 'east-hall'),
    { role: 'applicant', account: 'a', person: 'p' },
    { role: 'editor', account: 'e' },
  ]
  expect(others.map(other => reachOf(other))).toEqual([undefined, undefined, undefined])
})

const ITEMS = ['food', 'sign', 'tobacco'] as const
const items = fc.oneof(fc.constant('all' as const), fc.subarray([...ITEMS], { minLength: 1 }))
const account = fc.constantFrom('a', 'b', 'c')
const person: fc.Arbitrary<PersonActor> = fc.oneof(
  fc.record(
    {
      role: fc.constant('reviewer' as const),
      account,
      authority: fc.constantFrom('registry', 'police'),
      items,
      head: fc.constant(true as const),
    },
    { requiredKeys: ['role', 'account', 'authority', 'items'] },
  ),
  fc.record({
    role: fc.constantFrom('clerk' as const, 'manager' as const),
    account,
    site: fc.constantFrom(...places.sites.map(({ id }) => id)),
    window: fc.constant('w'),
  }),
)

test('whoever it is: nobody arranges the own duties, and no authority arranges another', () => {
  fc.assert(
    fc.property(person, person, person, (by, holder, filled) => {
      const reach: DutyReach | undefined = reachOf(by)
      for (const duty of [
        { kind: 'own', holder },
        { kind: 'deputy', holder, filled },
      ] as const) {
        if (!mayArrangeDuty(reach, by.account, duty)) continue
        expect(holder.account).not.toBe(by.account)
        expect(by.role === 'reviewer').toBe(holder.role === 'reviewer')
        if (by.role === 'reviewer') expect(holder).toMatchObject({ authority: by.authority })
      }
    }),
  )
})
