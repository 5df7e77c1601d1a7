import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

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
