import { describe, expect, test } from 'vitest'
import { stallCatalogue } from '../plan/stall.fixture.ts'
import type { Authority, Region, Variant } from './model.ts'
import { findAuthorityNature, findSystemLevel, mattersOfItem, ownSteps } from './record-defaults.ts'

const missing = (): never => {
  throw new Error('the stall has no such part')
}

describe('the nature of an authority', () => {
  test.each<[string, Authority['nature'], string | undefined]>([
    ['11990101000100001N', undefined, 'statutory'],
    ['91990100006000060M', undefined, 'other'],
    ['12990100005600056M', undefined, undefined],
    ['139901010027000009', undefined, undefined],
    ['12990100005600056M', 'authorised', 'authorised'],
    ['11990101000100001N', 'entrusted', 'entrusted'],
  ])('%s, written: %s → %s', (creditCode, nature, found) => {
    expect(findAuthorityNature({ creditCode, ...(nature && { nature }) })).toBe(found)
  })
})

describe('the level of the system', () => {
  const region = (code: string, level: Region['level'], parent?: string): [string, Region] => [
    code,
    { code, name: { zh: code, en: code }, level, ...(parent !== undefined && { parent }) },
  ]
  const regions = new Map([
    region('990101000000', 'county', '990100000000'),
    region('990100000000', 'city', '990000000000'),
  ])

  test('is that of the region that holds all others, wherever it stands in the list', () => {
    expect(findSystemLevel({ ...stallCatalogue, regions }, {})).toBe('city')
    expect(findSystemLevel({ ...stallCatalogue, regions: new Map() }, {})).toBeUndefined()
  })

  test('is the one that is written, where one is', () => {
    expect(findSystemLevel({ ...stallCatalogue, regions }, { systemLevel: 'national' })).toBe('national')
  })
})

test('own steps are those that the window does not do for all; all of them where there is no other', () => {
  const [step = missing()] = [...stallCatalogue.items.values()].flatMap(({ steps }) => steps)
  const [shared, own] = [
    { ...step, shared: true },
    { ...step, id: 'own', shared: false },
  ]
  expect(ownSteps({ steps: [shared, own] })).toEqual([own])
  expect(ownSteps({ steps: [shared] })).toEqual([shared])
})

test('an item belongs to the matters that hold it, and to those of which a variant adds it', () => {
  const [matter = missing()] = stallCatalogue.matters.values()
  const [{ item } = missing()] = matter.items
  expect(mattersOfItem(stallCatalogue, item)).toEqual([matter.id])
  const without = { ...matter, items: matter.items.filter(row => row.item !== item) }
  const bare = { ...stallCatalogue, matters: new Map([[matter.id, without]]), variants: new Map() }
  expect(mattersOfItem(bare, item)).toEqual([])
  const name = { zh: '地方', en: 'Local' }
  const variant: Variant = {
    id: 'local',
    name,
    matter: matter.id,
    add: [{ item }],
    regions: [{ region: '990101000000' }],
  }
  expect(mattersOfItem({ ...bare, variants: new Map([['local', variant]]) }, item)).toEqual([matter.id])
})
