import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type { CatalogueData } from '../catalogue/model.ts'
import { compile, findPreparedMatter } from './compile.ts'
import { UnsoundCatalogue } from './prepare.ts'
import { planOf, SHOP, STALL, stallCatalogue } from './stall.fixture.ts'

describe('before and after', () => {
  test('before is the sum over the items, each applied for alone, one after another', () => {
    expect(planOf().before).toEqual({
      applications: 4,
      materials: 15,
      workingDays: 3 + 2 + 1 + 3,
      visits: 2 + 1 + 2 + 2,
      links: 4 * 3,
    })
  })

  test('after is one application, the checklist, the longest path, shared links gone through once', () => {
    const plan = planOf()
    expect(plan.after).toEqual({
      applications: 1,
      materials: plan.checklist.length,
      workingDays: plan.flow.workingDays,
      visits: 1,
      links: 2 + 4,
    })
  })

  test('a plan with no item is no burden at all', () => {
    const nothing = { applications: 0, materials: 0, workingDays: 0, visits: 0, links: 0 }
    const plan = planOf({ kind: 'cart', licensed: true, extras: [] })
    expect(plan).toMatchObject({ items: [], checklist: [], omitted: [], before: nothing, after: nothing })
  })
})

describe('the plan', () => {
  test('holds the items whose condition holds, with authority and results', () => {
    expect(
      planOf().items.map(entry => [entry.item, entry.authority, entry.results.map(r => r.licence)]),
    ).toEqual([
      ['registration', 'registry', ['trade-licence']],
      ['tax', 'tax', ['tax-confirmation']],
      ['seal', 'police', ['seal-receipt']],
      ['lights', 'registry', ['lights-permit']],
    ])
  })

  test('names its situation by one case of each facet; a case without a label stays silent', () => {
    expect(planOf({ extras: ['music'], lateMusic: false }).situation).toEqual({
      code: 'shop+music',
      name: { zh: 'shop（名） · music（名）', en: 'shop · music' },
      cases: [
        { facet: 'kind', case: 'shop' },
        { facet: 'music', case: 'music' },
      ],
    })
    expect(planOf({ kind: 'cart' }).situation).toMatchObject({ code: 'cart+quiet', name: { zh: '', en: '' } })
  })

  test('sums the fees whose condition holds', () => {
    expect(planOf().fees).toMatchObject({ entries: [{ item: 'seal' }, { item: 'seal' }], totalFen: 17_000 })
    expect(planOf({ kind: 'cart' }).fees).toEqual({ entries: [], totalFen: 0 })
    const late = { kind: 'cart', extras: ['music'] }
    expect(planOf({ ...late, lateMusic: true }).fees.totalFen).toBe(100)
    expect(planOf({ ...late, lateMusic: false }).fees.totalFen).toBe(0)
  })

  test('carries the version of its catalogue and the answers it was made from', () => {
    expect(planOf()).toMatchObject({
      catalogueVersion: 'of-the-fixture',
      matter: 'open-stall',
      answers: SHOP,
    })
  })

  test('is plain data: it comes back from JSON the same', () => {
    expect(JSON.parse(JSON.stringify(planOf()))).toEqual(planOf())
  })
})

describe('an unsound catalogue', () => {
  const changed = (change: (data: CatalogueData) => CatalogueData) => catalogueFromData(change(STALL))
  const withItemCondition = (when: string) =>
    changed(data => ({
      ...data,
      matters: data.matters.map(entry => ({ ...entry, items: [{ item: 'registration', when }] })),
    }))

  test('a condition that the answers don’t decide gives a problem and no plan', () => {
    const when = 'kind = 3'
    expect(compile(withItemCondition(when), 'open-stall', SHOP)).toEqual({
      ok: false,
      problems: [{ code: 'plan/undecided', condition: when }],
    })
  })

  test('a condition that can’t be read, or reads an unknown name, is a fault', () => {
    for (const when of ['kind = ', 'colour = "red"']) {
      expect(() => compile(withItemCondition(when), 'open-stall', SHOP)).toThrow(UnsoundCatalogue)
    }
  })

  test('a reference into nothing is a fault', () => {
    const catalogue = changed(data => ({ ...data, materials: [] }))
    expect(() => compile(catalogue, 'open-stall', SHOP)).toThrow(UnsoundCatalogue)
  })
})

test('conditions of a matter are parsed once per catalogue', () => {
  const first = findPreparedMatter(stallCatalogue, 'open-stall')
  expect(first).toBeDefined()
  expect(findPreparedMatter(stallCatalogue, 'open-stall')).toBe(first)
  expect(findPreparedMatter(catalogueFromData(STALL), 'open-stall')).not.toBe(first)
  expect(findPreparedMatter(stallCatalogue, 'nothing')).toBeUndefined()
})
