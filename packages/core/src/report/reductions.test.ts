import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type { Variant } from '../catalogue/model.ts'
import { authority, name, soundCatalogue } from '../plan/catalogue-parts.fixture.ts'
import { compile } from '../plan/compile.ts'
import type { Burden, Plan } from '../plan/plan.ts'
import { randomCatalogue } from '../plan/random-catalogue.fixture.ts'
import { STALL } from '../plan/stall.fixture.ts'
import { reductionsReport, savedShare } from './reductions.ts'
import { situationsOf } from './situations.ts'
import { reportTables } from './tables.ts'

const numRuns = process.env.SOAK === undefined ? 60 : 5000
const keys = [
  'applications',
  'materials',
  'workingDays',
  'visits',
  'links',
] as const satisfies readonly (keyof Burden)[]

/** The two situations of the random catalogues, made by hand. */
function plansOf(data: Parameters<typeof catalogueFromData>[0]) {
  const catalogue = catalogueFromData(data)
  return [true, false].map(first => {
    const answers = { first, second: false, third: false }
    const result = compile(catalogue, 'anything', first ? answers : { first, second: false })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    return result.plan
  })
}

describe('the four reductions', () => {
  test('of a matter are the mean of the plans of its situations', () => {
    fc.assert(
      fc.property(randomCatalogue, data => {
        const [row] = reductionsReport(catalogueFromData(data)).matters
        const plans = plansOf(data)
        expect(row?.situations).toBe(2)
        for (const key of keys) {
          const mean = (of: (plan: (typeof plans)[number]) => number) =>
            plans.reduce((sum, plan) => sum + of(plan), 0) / plans.length
          expect(row?.before[key]).toBeCloseTo(mean(plan => plan.before[key]))
          expect(row?.after[key]).toBeCloseTo(mean(plan => plan.after[key]))
        }
        expect(row?.first).toMatchObject({ code: 'yes', before: plans[0]?.before, after: plans[0]?.after })
      }),
      { numRuns },
    )
  })

  test('of the authorities add up to the matter before; after, no part is larger than the whole', () => {
    fc.assert(
      fc.property(randomCatalogue, data => {
        const { matters, authorities, overall } = reductionsReport(catalogueFromData(data))
        const [row] = matters
        for (const key of keys) {
          const sum = authorities.reduce((total, part) => total + part.before[key], 0)
          expect(sum).toBeCloseTo(row?.before[key] ?? Number.NaN)
          for (const part of authorities) {
            expect(part.after[key]).toBeLessThanOrEqual((row?.after[key] ?? 0) + 1e-9)
            expect(part.after[key]).toBeLessThanOrEqual(part.before[key] + 1e-9)
          }
        }
        expect(overall.before).toEqual(row?.before)
        expect(overall.after).toEqual(row?.after)
      }),
      { numRuns },
    )
  })

  test('a share is what is saved of what was there, and none where nothing was', () => {
    expect(savedShare(31, 11)).toBeCloseTo(20 / 31)
    expect(savedShare(2, 3)).toBe(-0.5)
    expect(savedShare(0, 0)).toBeUndefined()
  })
})

describe('a matter that a region varies', () => {
  const [city, county, town] = ['990100000000', '990102000000', '990102100000']
  const hills: Variant = {
    id: 'hills',
    name: name('hills'),
    matter: 'open-stall',
    add: [{ item: 'music' }],
    omit: ['seal', 'music'],
    regions: [
      {
        region: county,
        authorities: [{ standard: 'registry', local: 'county-registry' }],
        limits: [{ item: 'registration', promisedDays: 1 }],
      },
      { region: town },
    ],
  }
  const plain = soundCatalogue({
    ...STALL,
    regions: [
      ...STALL.regions,
      { code: county, name: name('county'), level: 'county', parent: city },
      { code: town, name: name('town'), level: 'township', parent: county },
    ],
    authorities: [
      ...STALL.authorities,
      { ...authority('county-registry', '119901020001000015'), region: county },
    ],
  })
  const varied = { ...plain, variants: new Map([['hills', hills]]) }
  const report = reductionsReport(varied)
  const [row] = report.matters

  test('has a row for each region, with the means of what its people meet', () => {
    expect(row?.locals.map(({ region, variant, leadName }) => [region, variant, leadName.en])).toEqual([
      [county, 'hills', 'county-registry'],
      [town, 'hills', 'registry'],
    ])
    const list = situationsOf(varied, 'open-stall')?.list ?? []
    for (const { region, before, after, first } of row?.locals ?? []) {
      const plans = list.flatMap(({ answers }) => {
        const result = compile(varied, 'open-stall', answers, { region })
        return result.ok ? [result.plan] : []
      })
      expect(plans.length).toBe(list.length)
      for (const key of keys) {
        const mean = (of: (plan: Plan) => number) =>
          plans.reduce((sum, plan) => sum + of(plan), 0) / plans.length
        expect(before[key]).toBeCloseTo(mean(plan => plan.before[key]))
        expect(after[key]).toBeCloseTo(mean(plan => plan.after[key]))
      }
      expect(first.after).toEqual(plans[0]?.after)
    }
    expect(row?.locals[0]?.before.workingDays).toBeLessThan(row?.locals[1]?.before.workingDays ?? 0)
  })

  test('is in the sums once, as it stands', () => {
    const without = reductionsReport(plain)
    expect({ ...report, matters: [] }).toEqual({ ...without, matters: [] })
    expect(row).toEqual({ ...without.matters[0], locals: row?.locals })
    expect(row?.locals[0]?.before).not.toEqual(row?.before)
  })

  test('stands in the table with its regions under it', () => {
    for (const [language, standard] of [
      ['zh', '标准'],
      ['en', 'standard'],
    ] as const) {
      const table = reportTables(report, language).find(({ key }) => key === 'matters')
      expect(table?.rows.map(cells => cells[1])).toEqual([
        standard,
        expect.stringContaining('county'),
        expect.stringContaining('town'),
      ])
      expect(new Set(table?.rows.map(cells => cells[0])).size).toBe(1)
      expect(table?.rows[1]?.[2]).toContain('county-registry')
    }
  })
})
