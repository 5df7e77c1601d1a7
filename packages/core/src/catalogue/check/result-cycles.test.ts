import { describe, expect, test } from 'vitest'
import { codesAfter, type Edit, findingsAfter } from './small-catalogue.ts'
import { findingsInWhole } from './whole-catalogue.fixture.ts'

const file = 'items/registration.yaml'
const from = '  - { material: photo,'
const copies = 'copies: { original: 0, copy: 1 }, reviewPoints: [{ id: a, text: { zh: 甲 } }]'

/** The licence waits for the seal's receipt, as the seal waits for the licence. */
const waiting = (when: string) =>
  [file, from, `  - { material: receipt-copy, ${when}${copies} }\n${from}`] as const

test('two items that wait for each other’s results are named', () => {
  const [finding, ...others] = findingsAfter(waiting(''))
  expect(finding).toMatchObject({
    code: 'catalogue/result-cycle',
    file: 'matters/open-shop.yaml',
    path: 'items[0].item',
    params: { items: 'registration → seal → registration' },
  })
  expect(finding?.params.answers).toContain('seal = true')
  expect(others).toEqual([])
})

test('they may, where it never is at the same time', () => {
  // The seal is in the plan of a company only.
  expect(codesAfter(waiting(`when: 'kind = "single"', `))).toEqual([])
  expect(codesAfter(waiting(`when: 'kind = "company"', `))).toEqual([
    'catalogue/result-cycle matters/open-shop.yaml items[0].item',
  ])
})

test('an item whose material is its own earlier result waits for nobody', () => {
  const codes = codesAfter(['items/seal.yaml', 'material: licence-copy', 'material: receipt-copy'])
  expect(codes.filter(line => line.startsWith('catalogue/result-cycle'))).toEqual([])
})

describe('with the items that a variant adds', () => {
  const entry = (material: string, when = '') =>
    `  - { material: ${material}, ${when}copies: { original: 1, copy: 0 }, reviewPoints: [{ id: z, text: { zh: 一致 } }] }\n`
  /** The permit waits for the tax note; tax, which only the variant has, for the card; the card for the permit. */
  const waitingForEachOther = (when = ''): readonly Edit[] => [
    [
      'materials/cafe.yaml',
      'materials:\n',
      `materials:
  - { id: note-copy, name: { zh: 税务确认单副本, en: note }, kind: licence, licence: tax-note, source: government, guidance: { zh: 正面 }, sample: licence.jpg, sharing: { resource: { zh: 证照库 } } }
`,
    ],
    [
      'data-resources.yaml',
      'materials: [{ material: card',
      'materials: [{ material: note-copy }, { material: card',
    ],
    [
      'items/cafe-permit.yaml',
      '  - { material: floor-plan',
      `${entry('note-copy', when)}  - { material: floor-plan`,
    ],
    ['items/tax.yaml', 'materials:\n', `materials:\n${entry('card-copy')}`],
  ]
  const variant = 'variants/cafe-quiet.yaml'

  test('a cycle is told at what the variant adds', () => {
    expect(findingsInWhole(waitingForEachOther())).toMatchObject([
      {
        code: 'catalogue/result-cycle',
        file: variant,
        path: 'add[0].item',
        params: { items: 'tax → health-card → cafe-permit → tax' },
      },
    ])
  })

  test('conditions count: of the material, and of the item that is added', () => {
    const added = (when: string): Edit => [variant, '{ item: tax }', `{ item: tax, when: ${when} }`]
    const few = waitingForEachOther('when: tables <= 20, ')
    expect(findingsInWhole([...few, added('tables > 20')])).toEqual([])
    expect(findingsInWhole([...few, added('tables > 10')])[0]?.params.answers).toMatch(
      /tables = (1[1-9]|20)\b/,
    )
  })

  test('what the matter has without the variant is told once, there', () => {
    const card: Edit = [
      'items/cafe-permit.yaml',
      '  - { material: floor-plan',
      `${entry('card-copy')}  - { material: floor-plan`,
    ]
    expect(findingsInWhole([card]).map(finding => finding.file)).toEqual(['matters/open-cafe.yaml'])
  })
})
