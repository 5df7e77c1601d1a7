import { describe, expect, test } from 'vitest'
import type { CatalogueData, Matter, Text } from '../catalogue/model.ts'
import {
  catalogueDataOf,
  element,
  item,
  licence,
  material,
  matter,
  soundCatalogue,
  uses,
  yesNo,
} from './catalogue-parts.fixture.ts'
import { compile, type PlanOptions } from './compile.ts'
import type { Plan } from './plan.ts'

const SAME: Text = { zh: '同一本产权证书', en: 'The same deed' }

const deeds = (equivalences: NonNullable<Matter['equivalences']>): CatalogueData =>
  catalogueDataOf({
    licences: [licence('deed', 'registry'), licence('permit', 'police'), licence('trade', 'registry')],
    elements: [element('subject-name')],
    materials: [
      material('joint-form', { kind: 'form' }),
      material('deed-of-house', { sharing: { resource: { zh: 'land register' } } }),
      material('proof-of-premises'),
      material('proof-of-address'),
      material('deed-copy', { kind: 'licence', licence: 'deed' }),
    ],
    questions: [yesNo('own'), yesNo('late'), yesNo('makes')],
    items: [
      item('shop', {
        results: ['trade'],
        asks: ['own'],
        materials: [
          uses('deed-of-house', { when: 'own = true', copies: { original: 1, copy: 0 } }),
          uses('proof-of-address', { copies: { original: 0, copy: 2 } }),
        ],
      }),
      item('permit', {
        authority: 'police',
        asks: ['late'],
        materials: [
          uses('proof-of-premises', { tolerableDays: 1, copies: { original: 0, copy: 1 } }),
          uses('proof-of-address', { when: 'late = true' }),
        ],
        results: ['permit'],
      }),
      item('land', {
        limit: { statutoryDays: 20, promisedDays: 7 },
        materials: [uses('deed-of-house')],
        results: ['deed'],
      }),
    ],
    matters: [
      matter('open', {
        questions: [{ question: 'own' }, { question: 'late' }, { question: 'makes' }],
        items: [{ item: 'shop' }, { item: 'permit' }, { item: 'land', when: 'makes = true' }],
        facets: [
          {
            id: 'own',
            cases: [
              { id: 'yes', when: 'own = true' },
              { id: 'no', when: 'own = false' },
            ],
          },
        ],
        equivalences,
      }),
    ],
  })

const houses = [{ keep: 'deed-of-house', replaces: ['proof-of-premises', 'proof-of-address'], reason: SAME }]

function planWith(answers: object, data = deeds(houses), options: PlanOptions = {}): Plan {
  const given = { own: true, late: false, makes: false, ...answers }
  const result = compile(soundCatalogue(data), 'open', given, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

const asked = (plan: Plan) => plan.checklist.map(entry => entry.material)
const left = (plan: Plan) => plan.omitted.map(({ material: id, reason, neededBy }) => [id, reason, neededBy])

describe('materials that are the same paper', () => {
  test('are asked for once, as the kept one, with the demands of all', () => {
    const plan = planWith({})
    expect(plan.checklist).toMatchObject([
      { material: 'deed-of-house', neededBy: ['shop', 'permit'], copies: { original: 1, copy: 2 } },
    ])
    expect(plan.checklist[0]).not.toHaveProperty('tolerableDays')
  })

  test('count each row before, and say which paper stands for them and why', () => {
    const plan = planWith({})
    expect(plan.before.materials).toBe(3)
    expect(plan.after.materials).toBe(1)
    expect(plan.omitted).toEqual([
      {
        reason: 'duplicate',
        material: 'proof-of-address',
        name: { zh: 'proof-of-address（名）', en: 'proof-of-address' },
        neededBy: ['shop'],
        givenFor: 'shop',
        givenForName: { zh: 'shop（名）', en: 'shop' },
        equivalentTo: {
          material: 'deed-of-house',
          name: { zh: 'deed-of-house（名）', en: 'deed-of-house' },
          reason: SAME,
        },
      },
      expect.objectContaining({ material: 'proof-of-premises', neededBy: ['permit'] }),
    ])
  })

  test('where no item needs the kept one, the first that is needed stands for the others', () => {
    const plan = planWith({ own: false })
    expect(asked(plan)).toEqual(['proof-of-address'])
    expect(plan.omitted).toMatchObject([
      { material: 'proof-of-premises', reason: 'duplicate', equivalentTo: { material: 'proof-of-address' } },
    ])
  })

  test('one that several items need under the same name is a duplicate as before', () => {
    expect(left(planWith({ late: true }))).toContainEqual([
      'proof-of-address',
      'duplicate',
      ['shop', 'permit'],
    ])
  })

  test('without the equivalence each is asked for', () => {
    expect(asked(planWith({}, deeds([])))).toEqual(['deed-of-house', 'proof-of-address', 'proof-of-premises'])
  })

  test('are all fetched where one of them is', () => {
    const plan = planWith({}, deeds(houses), { sharing: 'on' })
    expect(plan.checklist).toEqual([])
    expect(new Set(plan.omitted.map(entry => entry.reason))).toEqual(new Set(['fetched']))
    expect(plan.omitted.flatMap(entry => entry.neededBy)).toHaveLength(3)
    expect(planWith({}).furtherSavings).toMatchObject({
      materials: [{ material: 'deed-of-house' }],
      materialsLeft: 0,
    })
  })

  test('as a licence that the plan makes are process materials, and make their items wait', () => {
    const same = [{ keep: 'deed-copy', replaces: ['proof-of-premises'], reason: SAME }]
    const plan = planWith({ makes: true }, deeds(same))
    expect(left(plan)).toContainEqual(['proof-of-premises', 'process-material', ['permit']])
    expect(plan.flow.tasks.find(task => task.item === 'permit')).toMatchObject({
      dependsOn: ['land'],
      startDay: 7,
    })
    expect(asked(planWith({}, deeds(same)))).toContain('proof-of-premises')
  })

  test('may be declared in a chain, or by mistake in a circle: one is kept all the same', () => {
    const chain = [
      { keep: 'proof-of-premises', replaces: ['proof-of-address'], reason: SAME },
      { keep: 'deed-of-house', replaces: ['proof-of-premises'], reason: SAME },
    ]
    expect(asked(planWith({}, deeds(chain)))).toEqual(['deed-of-house'])
    const circle = [...chain, { keep: 'proof-of-address', replaces: ['deed-of-house'], reason: SAME }]
    expect(asked(planWith({}, deeds(circle)))).toHaveLength(1)
  })
})
