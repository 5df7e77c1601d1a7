import { expect, test } from 'vitest'
import { type Edit, findingsAfter } from './small-catalogue.ts'

const file = 'matters/open-shop.yaml'
const idle = (...edits: readonly Edit[]) =>
  findingsAfter(...edits)
    .filter(({ code }) => code === 'catalogue/question-idle')
    .map(({ path, params }) => `${path}: ${params.question}`)

const online: Edit[] = [
  [
    'questions.yaml',
    'questions:',
    'questions:\n  - { id: online, kind: yes-no, title: { zh: 网上, en: Online } }',
  ],
  [file, 'questions:', 'questions:\n  - { question: online }'],
]
const item = (when: string): Edit => [
  file,
  '{ item: seal, when: seal = true }',
  `{ item: seal, when: '${when}' }`,
]

test('a question that conditions mention without effect is told', () => {
  expect(idle(...online, item('seal = true and (online or not(online))'))).toEqual(['questions[0]: online'])
  expect(idle(...online, item('(seal and online) or (seal and not(online))'))).toEqual([
    'questions[0]: online',
  ])
})

test('a question that makes a difference is not', () => {
  expect(idle(...online, item('seal = true and online'))).toEqual([])
})

test('a difference that the other answers never leave is none', () => {
  // `online` matters only to a single owner with a seal, and only a company is asked for one.
  expect(idle(...online, item('seal = true or (kind = "single" and seal and online)'))).toEqual([
    'questions[0]: online',
  ])
})

test('a difference that decides on another question counts', () => {
  const asked: Edit = [file, `'kind = "company"', otherwise`, `'kind = "company" and online', otherwise`]
  expect(idle(...online, asked)).toEqual([])
})

test('a part of an item counts only where the item is in the plan', () => {
  const part: Edit = [
    'items/seal.yaml',
    'fields: [{',
    'fields: [{ element: colour, required: true, when: online }, {',
  ]
  const asks: Edit = ['items/seal.yaml', 'asks: []', 'asks: [online]']
  expect(idle(...online, part, asks)).toEqual([])
  expect(idle(...online, part, asks, item('seal = true and not(online)'))).toEqual([])
  expect(idle(...online, part, asks, item('seal = true and kind = "single"'))).toEqual(
    ['questions[0]: online', 'questions[2]: seal'].filter(line => line.includes('online')),
  )
})
