import { describe, expect, test } from 'vitest'
import type { CatalogueData, Variant } from '../catalogue/model.ts'
import { choosableRegions, findLocality, regionPath, usualRegion } from '../catalogue/regional.ts'
import { authority, name, soundCatalogue } from './catalogue-parts.fixture.ts'
import { compile, compilePrepared, findPreparedMatter } from './compile.ts'
import { explain } from './explain/explain.ts'
import { reasonLines } from './explain/reason-text.ts'
import type { Plan } from './plan.ts'
import { SHOP, STALL } from './stall.fixture.ts'

const [CITY, DISTRICT, COUNTY, TOWN] = ['990100000000', '990101000000', '990102000000', '990102100000']

const hills: Variant = {
  id: 'hills',
  name: name('hills'),
  matter: 'open-stall',
  add: [{ item: 'music' }],
  omit: ['seal', 'music'],
  regions: [
    {
      region: '990102000000',
      authorities: [{ standard: 'registry', local: 'county-registry' }],
      limits: [{ item: 'registration', promisedDays: 1 }],
      phone: '0999-55501001',
      note: { zh: '山区由县局办理' },
    },
  ],
}

const data: CatalogueData = {
  ...STALL,
  regions: [
    ...STALL.regions,
    { code: COUNTY, name: name('county'), level: 'county', parent: CITY },
    { code: TOWN, name: name('town'), level: 'township', parent: COUNTY },
  ],
  authorities: [
    ...STALL.authorities,
    { ...authority('county-registry', '119901020001000015'), region: COUNTY },
  ],
  variants: [hills],
}
const catalogue = soundCatalogue({ ...data, variants: [{ ...hills, omit: ['seal'], add: [] }] })
const withItems = { ...catalogue, variants: new Map([['hills', hills]]) }

function planIn(region: string | undefined, where = withItems): Plan {
  const result = compile(where, 'open-stall', SHOP, region === undefined ? {} : { region })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

const items = (plan: Plan) => plan.items.map(entry => entry.item)

describe('a region of a variant', () => {
  test('has the items more and less of the variant', () => {
    expect(items(planIn(DISTRICT))).toEqual(['registration', 'tax', 'seal', 'lights'])
    expect(items(planIn(COUNTY))).toEqual(['registration', 'tax', 'lights', 'music'])
  })

  test('has its own authorities and limits', () => {
    const plan = planIn(COUNTY)
    expect(plan.flow.tasks.find(task => task.item === 'registration')).toMatchObject({
      authority: 'county-registry',
      authorityName: name('county-registry'),
      startDay: 0,
      endDay: 1,
    })
    expect(plan.items.find(entry => entry.item === 'tax')?.authority).toBe('tax')
    expect(planIn(DISTRICT).flow.tasks[0]).toMatchObject({ authority: 'registry', endDay: 3 })
  })

  test('is named in the plan, with its note and telephone', () => {
    expect(planIn(COUNTY)).toMatchObject({
      region: { code: COUNTY, name: name('county') },
      variant: { id: 'hills', name: name('hills'), phone: '0999-55501001', note: { zh: '山区由县局办理' } },
    })
    expect(planIn(DISTRICT)).toMatchObject({ region: { code: DISTRICT } })
    expect(planIn(DISTRICT)).not.toHaveProperty('variant')
    expect(planIn(undefined)).not.toHaveProperty('region')
  })

  test('holds for what lies in it, and for nothing else', () => {
    expect(findLocality(catalogue, 'open-stall', TOWN)?.local.region).toBe(COUNTY)
    expect(items(planIn(TOWN))).toEqual(items(planIn(COUNTY)))
    expect(planIn(TOWN).region?.code).toBe(TOWN)
    expect(findLocality(catalogue, 'open-stall', CITY)).toBeUndefined()
    expect(findLocality(catalogue, 'other-matter', COUNTY)).toBeUndefined()
  })

  test('gives way to a nearer region that a variant names', () => {
    const town: Variant = {
      ...hills,
      id: 'town',
      omit: [],
      add: [],
      regions: [{ region: TOWN, limits: [{ item: 'registration', promisedDays: 2 }] }],
    }
    const both = { ...catalogue, variants: new Map([hills, town].map(each => [each.id, each])) }
    expect(findLocality(both, 'open-stall', TOWN)?.variant.id).toBe('town')
    expect(planIn(TOWN, both).flow.tasks[0]).toMatchObject({ authority: 'registry', endDay: 2 })
  })

  test('leaves the matter of other regions as it stands', () => {
    const { region: _, ...elsewhere } = planIn(DISTRICT)
    planIn(COUNTY)
    expect(elsewhere).toEqual(planIn(undefined))
  })

  test('is prepared once, however often it is asked for', () => {
    const first = findPreparedMatter(withItems, 'open-stall', TOWN)
    expect(findPreparedMatter(withItems, 'open-stall', TOWN)).toBe(first)
    expect(findPreparedMatter(withItems, 'open-stall', COUNTY)?.items).toBe(first?.items)
    const compiled = first && compilePrepared(catalogue.version, first, SHOP)
    expect(compiled?.ok && compiled.plan).toEqual(planIn(TOWN))
  })
})

test('an unknown region gives a problem that names the nearest', () => {
  expect(compile(catalogue, 'open-stall', SHOP, { region: '990102000001' })).toMatchObject({
    ok: false,
    problems: [
      {
        code: 'plan/unknown-region',
        region: '990102000001',
        nearest: [COUNTY, expect.anything(), expect.anything()],
      },
    ],
  })
  expect(compile(catalogue, 'other', SHOP, { region: COUNTY })).toMatchObject({
    problems: [{ code: 'plan/unknown-matter' }],
  })
  expect(findPreparedMatter(catalogue, 'open-stall', 'nowhere')).toBeUndefined()
})

test('counties and what variants name can be chosen, the region of the lead authority first', () => {
  expect(choosableRegions(catalogue, 'open-stall').map(region => region.code)).toEqual([DISTRICT, COUNTY])
  const matter = catalogue.matters.get('open-stall')
  expect(matter && usualRegion(catalogue, matter)?.code).toBe(DISTRICT)
  expect(choosableRegions({ ...catalogue, variants: new Map() }, 'open-stall')).toEqual([])
})

test('the path of a region ends, even where regions lie in each other by mistake', () => {
  expect(regionPath(catalogue, TOWN).map(region => region.code)).toEqual([TOWN, COUNTY, CITY])
  const circle = new Map([
    ['a', { code: 'a', name: name('a'), level: 'city' as const, parent: 'b' }],
    ['b', { code: 'b', name: name('b'), level: 'city' as const, parent: 'a' }],
  ])
  expect(regionPath({ regions: circle }, 'a').map(region => region.code)).toEqual(['a', 'b'])
  expect(regionPath(catalogue, 'nowhere')).toEqual([])
})

describe('why here', () => {
  const linesOf = (kind: 'item' | 'task', id: string) => {
    const result = explain(withItems, 'open-stall', SHOP, { kind, id }, { region: TOWN })
    return result.ok ? reasonLines(result.reasons).map(line => line.text.zh) : []
  }

  test('an item that only this region has, or has not', () => {
    expect(linesOf('item', 'music')[0]).toBe('“music（名）”是本地增加的事项（hills（名））。')
    expect(linesOf('item', 'seal')).toEqual(['本地不用办“seal（名）”（hills（名））。'])
  })

  test('the local authority and the local promise', () => {
    expect(linesOf('item', 'registration')).toContain(
      '在town（名），“registration（名）”由county-registry（名）办理。',
    )
    expect(linesOf('task', 'registration')).toContain(
      'town（名）承诺“registration（名）”1 个工作日办结（法定 5 个工作日）。',
    )
  })
})
