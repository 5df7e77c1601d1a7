import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type { Catalogue, CatalogueData, Constraints, Item } from '../catalogue/model.ts'
import { validateField } from '../form/validate.ts'
import { errorsOf } from './catalogue-parts.fixture.ts'
import { compile } from './compile.ts'
import type { Burden, Plan, PlanTask } from './plan.ts'
import { randomAnswers, randomCatalogue } from './random-catalogue.fixture.ts'

const numRuns = process.env.SOAK === undefined ? 200 : 20_000
const soakMs = 3_600_000

type Made = { readonly catalogue: Catalogue; readonly answers: object; readonly plan: Plan }

function planOf(catalogue: Catalogue, answers: object, sharing: 'on' | 'off'): Plan {
  const result = compile(catalogue, 'anything', { ...answers }, { sharing })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

function holdsForEveryPlan(law: (made: Made) => void): void {
  fc.assert(
    fc.property(randomCatalogue, randomAnswers, fc.constantFrom('on', 'off'), (data, answers, sharing) => {
      const catalogue = catalogueFromData(data)
      law({ catalogue, answers, plan: planOf(catalogue, answers, sharing) })
    }),
    { numRuns },
  )
}

/** The items of the plan, as the catalogue has them. */
function itemsOf({ catalogue, plan }: Made): Item[] {
  return plan.items.flatMap(entry => catalogue.items.get(entry.item) ?? [])
}

/** The conditions of these catalogues read without FEEL: an oracle apart from the compiler. */
function applies({ answers }: Made, condition: string | undefined): boolean {
  if (condition === undefined) return true
  const given = new Map<string, unknown>(Object.entries(answers))
  if (given.get('first') !== true) given.set('third', false)
  const literal = (text: string) => {
    const [id = '', value] = text.split(' = ')
    return String(given.get(id)) === value
  }
  const alternatives = condition.split(' or ').map(part => part.split(' and ').every(literal))
  return alternatives.some(Boolean)
}

/** Names of one paper, the material's own among them: read from the catalogue apart from the compiler. */
function namesOfPaper({ catalogue }: Made, material: string): readonly string[] {
  const entries = catalogue.matters.get('anything')?.equivalences ?? []
  const entry = entries.find(each => each.keep === material || each.replaces.includes(material))
  return entry ? [entry.keep, ...entry.replaces] : [material]
}

test('the random catalogues are sound', () => {
  const check = (data: CatalogueData) => {
    expect(errorsOf(data)).toEqual([])
  }
  fc.assert(fc.property(randomCatalogue, check), { numRuns: 30 })
}, 60_000)

describe('for every plan', { timeout: soakMs }, () => {
  test('it holds just the items whose condition holds', () => {
    holdsForEveryPlan(made => {
      const uses = made.catalogue.matters.get('anything')?.items ?? []
      const expected = uses.filter(use => applies(made, use.when)).map(use => use.item)
      expect(made.plan.items.map(entry => entry.item)).toEqual(expected)
    })
  })

  test('each row of each item is on the checklist or left out with a reason, and counted once', () => {
    holdsForEveryPlan(made => {
      const { checklist, omitted, before, after } = made.plan
      const counted = omitted.filter(entry => entry.reason !== 'not-applicable')
      const left = counted.reduce((sum, entry) => sum + entry.neededBy.length, 0)
      expect(before.materials).toBe(checklist.length + left)
      expect(after.materials).toBe(checklist.length)
      const rows = itemsOf(made).flatMap(item => {
        const needed = item.materials.filter(use => applies(made, use.when)).map(use => use.material)
        return [...new Set(needed)]
      })
      expect(before.materials).toBe(rows.length)
    })
  })

  test('each material stands on the checklist at most once, and never also among the not applicable', () => {
    holdsForEveryPlan(({ plan }) => {
      const asked = plan.checklist.map(entry => entry.material)
      expect(new Set(asked).size).toBe(asked.length)
      for (const { reason, material } of plan.omitted) {
        if (reason === 'not-applicable') expect(asked).not.toContain(material)
      }
    })
  })

  test('of the names of one paper at most one is asked for, that of the kept one where it is needed', () => {
    holdsForEveryPlan(made => {
      const { checklist, omitted } = made.plan
      const asked = checklist.map(entry => entry.material)
      for (const material of asked) {
        const names = namesOfPaper(made, material)
        expect(asked.filter(id => names.includes(id))).toEqual([material])
        const [kept] = names
        const keptIsNeeded = omitted.some(
          entry => entry.material === kept && ['duplicate', 'fetched'].includes(entry.reason),
        )
        expect(keptIsNeeded && material !== kept).toBe(false)
      }
    })
  })

  test('what is left out as the same paper as another names one that is handed in, and why', () => {
    holdsForEveryPlan(made => {
      for (const entry of made.plan.omitted) {
        if (entry.reason !== 'duplicate') continue
        const asked = made.plan.checklist.find(
          each => each.material === (entry.equivalentTo?.material ?? entry.material),
        )
        expect(asked?.neededBy).toContain(entry.givenFor)
        for (const item of entry.neededBy) expect(asked?.neededBy).toContain(item)
        if (entry.equivalentTo === undefined) continue
        expect(namesOfPaper(made, entry.material)).toContain(entry.equivalentTo.material)
        expect(entry.equivalentTo.material).not.toBe(entry.material)
        expect(entry.equivalentTo.reason.zh).toMatch(/^same as/)
      }
    })
  })

  test('a process material is left out only where another item of the plan makes it', () => {
    holdsForEveryPlan(made => {
      const { plan, catalogue } = made
      for (const entry of plan.omitted) {
        if (entry.reason !== 'process-material') continue
        const producer = itemsOf(made).find(item => item.id === entry.producedBy)
        const licences = namesOfPaper(made, entry.material).map(id => catalogue.materials.get(id)?.licence)
        expect(licences.some(id => id !== undefined && producer?.results.includes(id))).toBe(true)
        expect(entry.neededBy).not.toContain(entry.producedBy)
      }
    })
  })

  test('a material may follow later only as late as every item that needs it tolerates', () => {
    holdsForEveryPlan(made => {
      for (const { material, tolerableDays, neededBy } of made.plan.checklist) {
        if (material === 'joint-form' || tolerableDays === undefined) continue
        const uses = itemsOf(made)
          .filter(item => neededBy.includes(item.id))
          .flatMap(item => item.materials)
          .filter(use => namesOfPaper(made, material).includes(use.material) && applies(made, use.when))
        for (const use of uses) expect(use.tolerableDays ?? -1).toBeGreaterThanOrEqual(tolerableDays)
      }
    })
  })

  test('each task starts when the last that it depends on ends, and takes what was promised', () => {
    holdsForEveryPlan(({ plan, catalogue }) => {
      const ends = new Map<string, number>()
      for (const task of plan.flow.tasks) {
        for (const item of task.dependsOn) expect(ends.has(item)).toBe(true)
        expect(task.startDay).toBe(Math.max(0, ...task.dependsOn.map(item => ends.get(item) ?? Number.NaN)))
        expect(task.endDay - task.startDay).toBe(catalogue.items.get(task.item)?.limit.promisedDays)
        ends.set(task.item, task.endDay)
      }
    })
  })

  test('the working days are those of the longest path, and critical tasks are just those on one', () => {
    holdsForEveryPlan(({ plan }) => {
      const paths = plan.flow.tasks.flatMap(task => pathsTo(plan.flow.tasks, task))
      const lengthOf = (path: readonly PlanTask[]) =>
        path.reduce((sum, task) => sum + task.endDay - task.startDay, 0)
      const longest = Math.max(0, ...paths.map(lengthOf))
      expect(plan.flow.workingDays).toBe(longest)
      const onLongest = new Set(paths.filter(path => lengthOf(path) === longest).flat())
      const critical = plan.flow.tasks.filter(task => task.critical)
      expect(new Set(critical)).toEqual(onLongest)
    })
  })

  test('what satisfies the merged constraints satisfies those of each item', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'x', 'z'), maxLength: 10 })
    const property = fc.property(
      randomCatalogue,
      randomAnswers,
      fc.array(word, { minLength: 20 }),
      (data, answers, words) => {
        const catalogue = catalogueFromData(data)
        const made = { catalogue, answers, plan: planOf(catalogue, answers, 'off') }
        for (const field of made.plan.form.fields) {
          const fits = (constraints: Constraints, value: string) =>
            validateField({ ...field, constraints }, value).length === 0
          const each = itemsOf(made)
            .flatMap(item => item.fields)
            .filter(use => use.element === field.element && applies(made, use.when))
            .flatMap(use => [use.constraints ?? {}, catalogue.elements.get(field.element)?.constraints ?? {}])
          for (const value of words) {
            expect(fits(field.constraints, value)).toBe(each.every(constraints => fits(constraints, value)))
          }
        }
      },
    )
    fc.assert(property, { numRuns })
  })

  test('every field is needed by an item of the plan, and every required field of each is in the form', () => {
    holdsForEveryPlan(made => {
      const { fields } = made.plan.form
      const needs = itemsOf(made).flatMap(item =>
        item.fields.filter(use => applies(made, use.when)).map(use => ({ item: item.id, ...use })),
      )
      expect(fields.map(field => field.element).toSorted()).toEqual(
        [...new Set(needs.map(need => need.element))].toSorted(),
      )
      for (const field of fields) {
        const mine = needs.filter(need => need.element === field.element)
        expect(field.neededBy).toEqual([...new Set(mine.map(need => need.item))])
        expect(field.required).toBe(mine.some(need => need.required))
      }
    })
  })

  test('the same input gives the same plan, from a catalogue read anew too', () => {
    fc.assert(
      fc.property(randomCatalogue, randomAnswers, (data, answers) => {
        const catalogue = catalogueFromData(data)
        const plan = planOf(catalogue, answers, 'off')
        expect(planOf(catalogue, answers, 'off')).toEqual(plan)
        expect(planOf(catalogueFromData(data), answers, 'off')).toEqual(plan)
      }),
      { numRuns },
    )
  })

  test('nothing is more burden after than before', () => {
    const numbers = ['applications', 'materials', 'workingDays', 'visits', 'links'] as const
    holdsForEveryPlan(({ plan }) => {
      const { before, after }: { before: Burden; after: Burden } = plan
      for (const number of numbers) expect(after[number]).toBeLessThanOrEqual(before[number])
    })
  })
})

/** Every chain of tasks, each depending on the one before, that ends in this one. */
function pathsTo(tasks: readonly PlanTask[], last: PlanTask): PlanTask[][] {
  const earlier = tasks.filter(task => last.dependsOn.includes(task.item))
  return [[last], ...earlier.flatMap(task => pathsTo(tasks, task).map(path => [...path, last]))]
}
