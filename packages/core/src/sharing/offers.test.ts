import { expect, test } from 'vitest'
import type { DataResource } from '../catalogue/model.ts'
import { planOf, SHOP } from '../plan/stall.fixture.ts'
import { askedReason, findUsableSource } from './asked-anyway.ts'
import { type Offer, offersOf } from './offers.ts'
import { fieldStanding } from './standing.ts'
import { sharedValue } from './value.ts'

const name = { zh: '某', en: 'some' }
const resource = (id: string, more: Partial<DataResource>): DataResource => ({
  id,
  name,
  owner: 'o',
  kind: 'unconditional',
  key: { by: 'citizen-number' },
  fields: [],
  materials: [],
  basis: { law: '《法》', article: '第一条' },
  freshHours: 0,
  perDay: 1,
  ...more,
})
const told = (offers: readonly Offer[]) =>
  offers.map(({ resource: { id }, fields, materials }) => [
    id,
    fields.map(({ element }) => element),
    materials.map(({ material }) => material),
  ])

test('offered is what the plan asks for: its fields, and its papers that the government may hold', () => {
  const directory = [
    resource('people', {
      fields: [{ element: 'subject-name' }, { element: 'not-in-the-form' }],
      materials: [{ material: 'identity' }],
    }),
    resource('nothing-of-it', { materials: [{ material: 'not-on-the-list' }] }),
    resource('refused', { kind: 'refused', fields: [{ element: 'remark' }] }),
  ]
  expect(told(offersOf(directory, planOf(SHOP)))).toEqual([
    ['people', ['subject-name'], ['identity']],
    // Not left out: people are told why they are asked.
    ['refused', ['remark'], []],
  ])
})

test('under answers by which the government does not hold a paper, it is not offered', () => {
  const people = resource('people', { materials: [{ material: 'identity' }] })
  // The identity is held of shops only.
  const plan = planOf({ ...SHOP, kind: 'cart' })
  expect(plan.checklist.some(entry => entry.material === 'identity')).toBe(true)
  expect(offersOf([people], plan)).toEqual([])
})

test('a paper is offered under the name by which the plan asks for it', () => {
  const plan = planOf(SHOP)
  const library = resource('library', { materials: [{ material: 'other-name' }] })
  const renamed = {
    ...plan,
    omitted: [
      ...plan.omitted,
      {
        reason: 'duplicate' as const,
        material: 'other-name',
        name,
        neededBy: [],
        givenFor: 'registration',
        givenForName: name,
        equivalentTo: { material: 'identity', name, reason: { zh: '同一份' } },
      },
    ],
  }
  expect(told(offersOf([library], plan))).toEqual([])
  expect(told(offersOf([library], renamed))).toEqual([['library', [], ['identity']]])
})

test('a value that the person changed shows, and a dispute shows whatever the form holds', () => {
  expect(fieldStanding('陈雨', ' 陈雨 ', false)).toBe('as-fetched')
  expect(fieldStanding('陈雨', '陈宇', false)).toBe('changed')
  expect(fieldStanding('陈雨', undefined, false)).toBe('as-fetched')
  expect(fieldStanding('陈雨', '陈雨', true)).toBe('disputed')
})

test('a list stands as it was fetched while the person adds what its source did not tell', () => {
  const fetched = [{ name: '甲' }, { name: '乙' }]
  const current = [
    { name: '甲', mobile: '139' },
    { mobile: null, name: '乙' },
  ]
  expect(fieldStanding(fetched, current, false)).toBe('as-fetched')
  expect(fieldStanding(fetched, current.slice(1), false)).toBe('changed')
  expect(fieldStanding(fetched, [...current, { name: '丙' }], false)).toBe('changed')
  expect(fieldStanding(fetched, current.toReversed(), false)).toBe('changed')
})

test('a paper handed in is counted under why it was not fetched', () => {
  expect(askedReason(undefined, false)).toBe('never-asked')
  expect(askedReason('source-down', false)).toBe('source-down')
  expect(askedReason('fetched', false)).toBe('besides')
  expect(askedReason('fetched', true)).toBe('disputed')
})

test('a paper that its applicant could not have fetched was rightly asked for', () => {
  const plan = planOf(SHOP)
  const source = (more: Partial<DataResource>, applicant: 'person' | 'organisation' = 'person') => {
    const directory = [resource('people', { materials: [{ material: 'identity' }], ...more })]
    return findUsableSource(offersOf(directory, plan), 'identity', applicant)
  }
  expect(source({})).toBe('people')
  // Of people whose numbers the form does not hold.
  expect(source({ materials: [{ material: 'identity', whose: 'number-in-a-list' }] })).toBeUndefined()
  expect(source({ kind: 'refused' })).toBeUndefined()
  expect(source({}, 'organisation')).toBeUndefined()
  const key = { by: 'credit-code' as const, element: 'subject-name' }
  expect(source({ key }, 'organisation')).toBe('people')
})

test('what a field can’t hold is no value', () => {
  const of = (kind: 'money' | 'number' | 'yes-no' | 'date' | 'list', raw: unknown) =>
    sharedValue({ id: 'e', name, kind, section: 's' }, raw, new Map())
  expect(of('money', 12.5)).toBeUndefined()
  expect(of('money', '1200')).toBe(1200)
  expect(of('number', 'many')).toBeUndefined()
  expect(of('yes-no', 'yes')).toBeUndefined()
  expect(of('date', '2026-02-30')).toBeUndefined()
  expect(of('list', [{ a: 1 }])).toBeUndefined()
})
