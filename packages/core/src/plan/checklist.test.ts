import { describe, expect, test } from 'vitest'
import type { OmittedEntry, Plan } from './plan.ts'
import { planOf } from './stall.fixture.ts'

const asked = (plan: Plan) => plan.checklist.map(entry => entry.material)
const entryOf = (plan: Plan, material: string) => plan.checklist.find(entry => entry.material === material)
const without = ({ name: _, ...entry }: OmittedEntry) => entry
const left = (plan: Plan, reason: OmittedEntry['reason']) =>
  plan.omitted.filter(entry => entry.reason === reason).map(without)

describe('application forms', () => {
  test('several become the one joint form, and each but the first is a row left out', () => {
    const plan = planOf()
    expect(plan.checklist[0]).toMatchObject({
      material: 'joint-form',
      kind: 'form',
      neededBy: ['registration', 'tax', 'seal'],
    })
    expect(left(plan, 'merged-form')).toEqual([
      {
        reason: 'merged-form',
        material: 'tax-form',
        neededBy: ['tax'],
        into: 'joint-form',
        intoName: expect.anything(),
      },
      {
        reason: 'merged-form',
        material: 'seal-form',
        neededBy: ['seal'],
        into: 'joint-form',
        intoName: expect.anything(),
      },
    ])
  })

  test('one alone stays itself', () => {
    const plan = planOf({ kind: 'cart' })
    expect(asked(plan)[0]).toBe('registration-form')
    expect(entryOf(plan, 'registration-form')?.neededBy).toEqual(['registration'])
    expect(left(plan, 'merged-form')).toEqual([])
  })

  test('none is asked for where no item has one', () => {
    expect(asked(planOf({ kind: 'cart', licensed: true }))).toEqual([
      'trade-licence-copy',
      'photographs',
      'drawing',
    ])
  })
})

describe('papers', () => {
  test('one that several items need is asked for once, for the first of them', () => {
    const plan = planOf()
    expect(asked(plan).filter(material => material === 'premises')).toHaveLength(1)
    expect(entryOf(plan, 'premises')?.neededBy).toEqual(['registration', 'seal'])
    expect(left(plan, 'duplicate')).toContainEqual({
      reason: 'duplicate',
      material: 'premises',
      neededBy: ['seal'],
      givenFor: 'registration',
      givenForName: { zh: 'registration（名）', en: 'registration' },
    })
  })

  test('copies are the most that one item wants, of originals and copies apart', () => {
    expect(entryOf(planOf(), 'identity')?.copies).toEqual({ original: 1, copy: 2 })
  })

  test('review points of all items stand together, each with its item', () => {
    expect(entryOf(planOf(), 'identity')?.reviewPoints.map(({ id, item }) => [id, item])).toEqual([
      ['complete', 'registration'],
      ['complete', 'seal'],
    ])
  })

  test('one may follow later only where every item tolerates that, and then by the shortest time', () => {
    expect(entryOf(planOf(), 'identity')?.tolerableDays).toBe(1)
    expect(entryOf(planOf(), 'photographs')).not.toHaveProperty('tolerableDays')
    expect(entryOf(planOf({ extras: [] }), 'photographs')?.tolerableDays).toBe(2)
  })

  test('a promise may stand in only where every item takes one, and the earliest check counts', () => {
    expect(entryOf(planOf(), 'identity')?.commitmentCheckDays).toBe(10)
    expect(entryOf(planOf(), 'photographs')).not.toHaveProperty('commitmentCheckDays')
    expect(entryOf(planOf({ extras: [] }), 'photographs')?.commitmentCheckDays).toBe(5)
  })

  test('one that an item names twice is one row, with the demands of both', () => {
    const once = planOf({ area: 100 })
    const twice = planOf({ area: 101 })
    expect(entryOf(once, 'drawing')?.copies).toEqual({ original: 0, copy: 3 })
    expect(entryOf(twice, 'drawing')).toMatchObject({
      neededBy: ['lights'],
      copies: { original: 1, copy: 3 },
    })
    expect(twice.before.materials).toBe(once.before.materials)
  })

  test('a sample is named where there is one', () => {
    expect(entryOf(planOf(), 'premises')?.sample).toBe('premises.webp')
    expect(entryOf(planOf(), 'joint-form')).not.toHaveProperty('sample')
  })
})

describe('process materials', () => {
  test('a result of this plan is not asked for, by whomever it is needed', () => {
    const plan = planOf()
    expect(asked(plan)).not.toContain('trade-licence-copy')
    expect(left(plan, 'process-material')).toEqual([
      {
        reason: 'process-material',
        material: 'trade-licence-copy',
        neededBy: ['tax', 'seal', 'lights'],
        producedBy: 'registration',
        producedByName: expect.anything(),
      },
      {
        reason: 'process-material',
        material: 'seal-receipt-copy',
        neededBy: ['tax'],
        producedBy: 'seal',
        producedByName: expect.anything(),
      },
    ])
  })

  test('it is asked for once where the item that makes it is not in the plan', () => {
    const held = planOf({ licensed: true })
    expect(entryOf(held, 'trade-licence-copy')?.neededBy).toEqual(['tax', 'seal', 'lights'])
    expect(left(held, 'process-material').map(entry => entry.material)).toEqual(['seal-receipt-copy'])
    expect(left(held, 'duplicate')).toContainEqual(
      expect.objectContaining({
        material: 'trade-licence-copy',
        neededBy: ['seal', 'lights'],
        givenFor: 'tax',
      }),
    )
    expect(asked(planOf({ kind: 'cart' }))).toContain('seal-receipt-copy')
  })

  test('an item’s own result can’t stand in for the earlier one that it asks for', () => {
    const plan = planOf({ extras: ['music'], lateMusic: false })
    expect(entryOf(plan, 'music-permit-copy')?.neededBy).toEqual(['music'])
    expect(left(plan, 'process-material').map(entry => entry.material)).not.toContain('music-permit-copy')
  })
})

describe('data sharing', () => {
  test('off, what could be fetched is asked for and shown as a further saving', () => {
    const { furtherSavings, checklist } = planOf({ licensed: true })
    expect(furtherSavings.materials.map(entry => entry.material)).toEqual(['trade-licence-copy', 'identity'])
    expect(furtherSavings.materialsLeft).toBe(checklist.length - 2)
  })

  test('on, it is fetched and left out', () => {
    const plan = planOf({ licensed: true }, { sharing: 'on' })
    expect(asked(plan)).not.toContain('trade-licence-copy')
    expect(left(plan, 'fetched')).toContainEqual({
      reason: 'fetched',
      material: 'trade-licence-copy',
      neededBy: ['tax', 'seal', 'lights'],
      resource: { zh: 'licence library' },
    })
    expect(plan.furtherSavings).toEqual({ materials: [], materialsLeft: plan.checklist.length })
    expect(plan.after.materials).toBe(planOf({ licensed: true }).furtherSavings.materialsLeft)
  })

  test('what only some answers allow to fetch is asked for under the others', () => {
    expect(asked(planOf({}, { sharing: 'on' }))).not.toContain('identity')
    expect(asked(planOf({ kind: 'cart' }, { sharing: 'on' }))).toContain('identity')
  })

  test('a result of this plan is waited for, not fetched', () => {
    expect(left(planOf({}, { sharing: 'on' }), 'fetched').map(entry => entry.material)).toEqual(['identity'])
  })
})

describe('not applicable', () => {
  test('a material that no item needs under these answers is named with the condition it would need', () => {
    expect(left(planOf({ kind: 'cart' }), 'not-applicable')).toContainEqual({
      reason: 'not-applicable',
      material: 'articles',
      neededBy: ['registration'],
      condition: 'kind = "shop"',
    })
  })

  test('it is not named where another item needs it: one can’t be told to bring and not to bring it', () => {
    const plan = planOf({ extras: ['music', 'lights'], lateMusic: false })
    expect(asked(plan)).toContain('drawing')
    expect(left(plan, 'not-applicable')).toEqual([])
    expect(left(planOf(), 'not-applicable').map(entry => entry.material)).not.toContain('seal-receipt-copy')
  })

  test('nothing of an item outside the plan is named', () => {
    const plan = planOf({ kind: 'cart', licensed: true })
    const items = new Set([...plan.omitted, ...plan.checklist].flatMap(entry => entry.neededBy))
    expect([...items]).toEqual(['lights'])
  })
})
