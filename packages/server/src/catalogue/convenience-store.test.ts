/** *Open a convenience store*: the real catalogue gives the figures that the source documents report. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile, type OmittedEntry, type Plan, type PlanOptions } from '@yijianshi/core/plan'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from './load.ts'

const folder = join(import.meta.dirname, '../../../../catalogue')
const { catalogue, findings } = await loadCatalogue(folder)

const COMPANY = {
  operatorKind: 'company',
  licenceHeld: false,
  seal: true,
  food: 'loose-or-made',
  vendingMachine: false,
  tobacco: true,
  sign: 'signboard',
  medicalDevices: false,
  premises: 'leased',
  area: 60,
}

function planOf(answers: Readonly<Record<string, unknown>> = {}, options: PlanOptions = {}): Plan {
  if (!catalogue) throw new Error(JSON.stringify(findings))
  const result = compile(catalogue, 'open-convenience-store', { ...COMPANY, ...answers }, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

const rowsLeft = (plan: Plan, reason: OmittedEntry['reason']) =>
  Object.fromEntries(
    plan.omitted.filter(entry => entry.reason === reason).map(entry => [entry.material, entry.neededBy]),
  )
const countOf = (rows: Readonly<Record<string, readonly string[]>>) => Object.values(rows).flat().length
const asked = (plan: Plan) => plan.checklist.map(entry => entry.material)
const items = (plan: Plan) => plan.items.map(entry => entry.item)

describe('company · food · tobacco · signboard', () => {
  test('6 → 1 applications, 31 → 11 materials, 20 → 11 working days', () => {
    const { before, after, situation } = planOf()
    expect(situation.name).toEqual({
      zh: '公司 · 食品 · 烟草 · 招牌',
      en: 'company · food · tobacco · signboard',
    })
    expect(before).toMatchObject({ applications: 6, materials: 31, workingDays: 20 })
    expect(after).toMatchObject({ applications: 1, materials: 11, workingDays: 11 })
    expect(after.visits).toBeLessThan(before.visits)
    expect(after.links).toBeLessThan(before.links)
  })

  test('the checklist is the column “after merging” of the guide', () => {
    expect(planOf().checklist.map(entry => [entry.material, entry.neededBy])).toEqual([
      [
        'joint-application-form',
        [
          'business-registration',
          'seal-filing',
          'tax-registration',
          'food-business-licence',
          'tobacco-retail-licence',
          'signboard-filing',
        ],
      ],
      ['articles-of-association', ['business-registration']],
      ['shareholder-identity', ['business-registration']],
      ['officer-appointments', ['business-registration']],
      [
        'premises-right',
        [
          'business-registration',
          'seal-filing',
          'tax-registration',
          'tobacco-retail-licence',
          'signboard-filing',
        ],
      ],
      [
        'legal-representative-identity',
        ['seal-filing', 'tax-registration', 'food-business-licence', 'tobacco-retail-licence'],
      ],
      ['power-of-attorney', ['seal-filing', 'food-business-licence', 'signboard-filing']],
      ['equipment-layout', ['food-business-licence']],
      ['food-safety-rules', ['food-business-licence']],
      ['premises-photographs', ['tobacco-retail-licence']],
      ['signboard-drawing', ['signboard-filing']],
    ])
  })

  test('three materials may follow later', () => {
    const tolerated = planOf().checklist.filter(entry => entry.tolerableDays !== undefined)
    expect(tolerated.map(entry => entry.material)).toEqual([
      'food-safety-rules',
      'premises-photographs',
      'signboard-drawing',
    ])
  })

  test('the 20 rows left out: 5 merged forms, 6 process materials, 9 duplicates', () => {
    const plan = planOf()
    expect(countOf(rowsLeft(plan, 'merged-form'))).toBe(5)
    expect(rowsLeft(plan, 'process-material')).toEqual({
      'business-licence-copy': [
        'seal-filing',
        'tax-registration',
        'food-business-licence',
        'tobacco-retail-licence',
        'signboard-filing',
      ],
      'seal-receipt-copy': ['tax-registration'],
    })
    expect(rowsLeft(plan, 'duplicate')).toEqual({
      'premises-right': ['seal-filing', 'tax-registration', 'tobacco-retail-licence', 'signboard-filing'],
      'legal-representative-identity': [
        'tax-registration',
        'food-business-licence',
        'tobacco-retail-licence',
      ],
      'power-of-attorney': ['food-business-licence', 'signboard-filing'],
    })
    expect(rowsLeft(plan, 'fetched')).toEqual({})
  })

  test('the licence first, then four in parallel, tax after the seal; tobacco decides the end', () => {
    const { tasks } = planOf().flow
    expect(tasks.map(task => [task.item, task.authority, task.startDay, task.endDay, task.critical])).toEqual(
      [
        ['business-registration', 'market-regulation', 0, 3, true],
        ['seal-filing', 'public-security', 3, 4, false],
        ['tax-registration', 'tax', 4, 5, false],
        ['food-business-licence', 'market-regulation', 3, 8, false],
        ['tobacco-retail-licence', 'tobacco', 3, 11, true],
        ['signboard-filing', 'urban-management', 3, 5, false],
      ],
    )
    expect(Object.fromEntries(tasks.map(task => [task.item, task.dependsOn]))).toEqual({
      'business-registration': [],
      'seal-filing': ['business-registration'],
      'tax-registration': ['business-registration', 'seal-filing'],
      'food-business-licence': ['business-registration'],
      'tobacco-retail-licence': ['business-registration'],
      'signboard-filing': ['business-registration'],
    })
  })

  test('five authorities, one form of 40 fields or more, no fee', () => {
    const plan = planOf()
    expect(new Set(plan.items.map(entry => entry.authority)).size).toBe(5)
    expect(plan.form.fields.length).toBeGreaterThanOrEqual(40)
    expect(plan.fees.totalFen).toBe(0)
  })

  test('every material that is brought has guidance, a sample and review points', () => {
    for (const entry of planOf().checklist) {
      expect(entry.guidance.zh).not.toBe('')
      expect(entry.reviewPoints.length).toBeGreaterThan(0)
      if (entry.kind !== 'form') expect(entry.sample).toMatch(/\.webp$/)
    }
  })
})

describe('data sharing', () => {
  test('is a further saving, apart from the figures: 8 materials are left where the premises are owned', () => {
    const owned = planOf({ premises: 'owned' })
    expect(owned.after.materials).toBe(11)
    expect(owned.furtherSavings.materialsLeft).toBe(8)
    const shared = planOf({ premises: 'owned' }, { sharing: 'on' })
    expect(shared.after.materials).toBe(8)
    expect(Object.keys(rowsLeft(shared, 'fetched')).toSorted()).toEqual([
      'legal-representative-identity',
      'premises-right',
      'shareholder-identity',
    ])
  })

  test('a lease can’t be fetched', () => {
    expect(planOf({}, { sharing: 'on' }).after.materials).toBe(9)
  })
})

describe('other situations', () => {
  test('a licence already held is asked for once, or fetched', () => {
    const held = planOf({ licenceHeld: true })
    expect(items(held)).not.toContain('business-registration')
    expect(asked(held).filter(material => material === 'business-licence-copy')).toHaveLength(1)
    expect(countOf(rowsLeft(held, 'duplicate'))).toBeGreaterThan(4)
    const shared = planOf({ licenceHeld: true }, { sharing: 'on' })
    expect(asked(shared)).not.toContain('business-licence-copy')
    expect(rowsLeft(shared, 'fetched')['business-licence-copy']).toHaveLength(5)
  })

  test('pre-packaged food only: a filing replaces the licence', () => {
    const plan = planOf({ food: 'prepackaged' })
    expect(items(plan)).toContain('prepackaged-food-filing')
    expect(items(plan)).not.toContain('food-business-licence')
  })

  test('vending machines cost one more material', () => {
    const plan = planOf({ vendingMachine: true })
    expect(plan.after.materials).toBe(12)
    expect(asked(plan)).toContain('vending-machine-certificate')
  })

  test('a large shop needs a fire inspection, a very large one a hygiene licence too', () => {
    const large = ['fire-safety-inspection', 'public-place-hygiene-licence']
    const added = (area: number) => items(planOf({ area })).filter(item => large.includes(item))
    expect([300, 301, 500, 501].map(area => added(area).length)).toEqual([0, 1, 1, 2])
  })

  test.each(['company', 'partnership', 'sole-proprietorship', 'self-employed'])(
    'a %s registers with its own documents',
    operatorKind => {
      const own: Readonly<Record<string, readonly string[]>> = {
        company: ['articles-of-association', 'shareholder-identity', 'officer-appointments'],
        partnership: ['partner-identity', 'partnership-agreement', 'contribution-confirmation'],
        'sole-proprietorship': [],
        'self-employed': ['operator-photograph'],
      }
      const plan = planOf({ operatorKind })
      const special = Object.values(own).flat()
      expect(asked(plan).filter(material => special.includes(material))).toEqual(own[operatorKind])
      expect(plan.before.applications).toBe(6)
      expect(plan.form.fields.length).toBeGreaterThanOrEqual(40)
    },
  )

  test('what is on the checklist is never also said not to be needed', () => {
    for (const operatorKind of ['company', 'self-employed']) {
      const plan = planOf({ operatorKind })
      const notNeeded = Object.keys(rowsLeft(plan, 'not-applicable'))
      expect(notNeeded.filter(material => asked(plan).includes(material))).toEqual([])
    }
  })
})

/** Every key of a YAML file, in block or flow style. */
function keysOf(text: string): string[] {
  return [...text.matchAll(/(?:^\s*(?:- )?|[{,]\s*)([A-Za-z]+):/gm)].flatMap(match => match[1] ?? [])
}

test('no figure of before and after is written in the catalogue: all of them are computed', async () => {
  const paths = (await readdir(folder, { recursive: true })).filter(path => path.endsWith('.yaml'))
  const texts = await Promise.all(paths.map(path => readFile(join(folder, path), 'utf8')))
  const keys = texts.flatMap(keysOf)
  expect(keys).toEqual(expect.arrayContaining(['id', 'when', 'promisedDays', 'zh']))
  expect(keys.filter(key => /before|after|total|burden|saving|workingDays|applications/i.test(key))).toEqual(
    [],
  )
  expect(texts.filter(text => /\b(31|20|6)\s*(→|->|变|减)\s*\d/.test(text))).toEqual([])
})
