import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

const edit = (to: string) => codesAfter(['matters/open-shop.yaml', ', otherwise: false', to])

test('a question that is not always asked needs an answer for when it is not', () => {
  expect(edit('')).toContain('catalogue/otherwise-missing matters/open-shop.yaml questions[1]')
})

test('that answer is one that the question takes', () => {
  expect(edit(', otherwise: "no"')).toContain(
    'catalogue/otherwise-wrong matters/open-shop.yaml questions[1].otherwise',
  )
})

test('each kind of question has its own', () => {
  const wrong = (question: string, value: string) =>
    codesAfter([
      'matters/open-shop.yaml',
      `question: ${question} }`,
      `question: ${question}, otherwise: ${value} }`,
    ])
  expect(wrong('area', '0')).toEqual([])
  expect(wrong('area', 'none')).toHaveLength(1)
  expect(wrong('goods', '[wine]')).toEqual([])
  expect(wrong('goods', '[beer]')).toHaveLength(1)
  expect(wrong('kind', 'single')).toEqual([])
  expect(wrong('kind', 'double')).toHaveLength(1)
})
