import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import { compile } from '../plan/compile.ts'
import type { Burden } from '../plan/plan.ts'
import { randomCatalogue } from '../plan/random-catalogue.fixture.ts'
import { reductionsReport, savedShare } from './reductions.ts'

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
