import { expect, test } from 'vitest'
import { fetchedField, fetchedPaper, offeredResources, openResources } from './fetched.ts'
import type { DraftSharing, SharedResource } from './sharing.ts'

const name = { zh: '人口库', en: 'Population register' }

function source(parts: Partial<SharedResource>): SharedResource {
  return {
    resource: 'population',
    name,
    ownerName: { zh: '公安局', en: 'Police' },
    sensitive: false,
    basis: { law: '', article: '', quote: null },
    state: 'fetched',
    use: null,
    askedAt: null,
    answeredAt: null,
    reason: null,
    held: null,
    fields: [],
    materials: [],
    ...parts,
  }
}

const field = (element: string, value?: string) => ({
  element,
  name,
  ...(value !== undefined && { value, standing: 'as-fetched' as const }),
})

test('a field has a source while it holds what the source said, and says so once it was changed', () => {
  const resources = [source({ fields: [field('address', '春风路 18 号')] })]
  expect(fetchedField(resources, 'address', '春风路 18 号 ')?.standing).toBe('as-fetched')
  expect(fetchedField(resources, 'address', '桃园路 1 号')?.standing).toBe('changed')
  expect(fetchedField(resources, 'address', '')).toBeUndefined()
  expect(fetchedField(resources, 'name', '陈雨')).toBeUndefined()
})

test('a dispute stays with the field, also while it is empty', () => {
  const disputed = { ...field('address', '春风路 18 号'), standing: 'disputed' as const, dispute: '搬家了' }
  const resources = [source({ state: 'disputed', fields: [disputed] })]
  expect(fetchedField(resources, 'address', null)).toMatchObject({ standing: 'disputed', dispute: '搬家了' })
  expect(fetchedField(resources, 'address', '桃园路 1 号')).toMatchObject({ standing: 'disputed' })
})

test('of two sources that one is named which the form agrees with', () => {
  const resources = [
    source({ fields: [field('name', '陈宇')] }),
    source({ resource: 'enterprise-register', fields: [field('name', '陈雨')] }),
  ]
  expect(fetchedField(resources, 'name', '陈雨')?.resource.resource).toBe('enterprise-register')
})

test('a paper is handed in only while its extract is among the files', () => {
  const materials = [{ material: 'identity', name, file: 'f1', standing: 'as-fetched' as const }]
  const resources = [source({ materials })]
  expect(fetchedPaper(resources, 'identity', ['f1'])).toMatchObject({ kind: 'handed-in', file: 'f1' })
  expect(fetchedPaper(resources, 'identity', [])).toMatchObject({ kind: 'missing', why: 'not-own' })
  expect(fetchedPaper(resources, 'lease', [])).toBeUndefined()
})

test.each(['source-down', 'nothing-found', 'quota', 'refused', 'key-missing', 'not-connected'] as const)(
  'a paper that did not come says why: %s',
  state => {
    const resources = [source({ state, materials: [{ material: 'identity', name }] })]
    expect(fetchedPaper(resources, 'identity', [])).toMatchObject({ kind: 'missing', why: state })
  },
)

test('a disputed paper is asked for again, whatever became of the rest', () => {
  const materials = [
    { material: 'identity', name, standing: 'disputed' as const, dispute: '不是我的' },
    { material: 'register', name, file: 'f2', standing: 'as-fetched' as const },
  ]
  const resources = [source({ state: 'disputed', materials })]
  expect(fetchedPaper(resources, 'identity', [])).toMatchObject({ kind: 'disputed', dispute: '不是我的' })
  expect(fetchedPaper(resources, 'register', ['f2'])).toMatchObject({ kind: 'handed-in' })
})

test('what nobody answers, or may not be shared, is not offered', () => {
  const resources = [
    source({ resource: 'a', state: 'not-asked' }),
    source({ resource: 'b', state: 'not-connected' }),
    source({ resource: 'c', state: 'refused', reason: { zh: '依法不予共享' } }),
    source({ resource: 'd', state: 'source-down' }),
  ]
  expect(offeredResources({ resources }).map(({ resource }) => resource)).toEqual(['a', 'd'])
})

test('asked again are those consented to that wait for a number', () => {
  const sharing: DraftSharing = {
    matter: 'open-convenience-store',
    matterName: name,
    mayConsent: true,
    consent: {
      id: '00000000-0000-4000-8000-000000000001',
      matter: 'open-convenience-store',
      matterName: name,
      resources: ['waiting', 'no-key', 'whole'].map(resource => ({ resource, name })),
      givenAt: '2026-11-21T02:32:00Z',
      until: '2026-12-21T02:32:00Z',
      onPaper: false,
    },
    resources: [
      source({ resource: 'waiting', fields: [field('name')] }),
      source({ resource: 'no-key', state: 'key-missing' }),
      source({ resource: 'whole', fields: [field('name', '陈雨')] }),
      source({ resource: 'not-agreed', fields: [field('name')] }),
    ],
  }
  expect(openResources(sharing)).toEqual(['waiting', 'no-key'])
  expect(openResources({ ...sharing, consent: null })).toEqual([])
})
