import { expect, test } from 'vitest'
import { findingsAfter } from './small-catalogue.ts'

const more = `questions:\n  - { id: online, kind: yes-no, title: { zh: 网上, en: Online } }`

test('a question that nobody asks is a warning', () => {
  expect(findingsAfter(['questions.yaml', 'questions:', more])).toMatchObject([
    { code: 'catalogue/question-never-asked', severity: 'warning', path: 'questions[0].id' },
  ])
})

test('a question asked for nothing is a warning', () => {
  expect(
    findingsAfter(
      ['questions.yaml', 'questions:', more],
      ['matters/open-shop.yaml', 'questions:', 'questions:\n  - { question: online }'],
    ),
  ).toMatchObject([{ code: 'catalogue/question-unused', severity: 'warning', path: 'questions[0]' }])
})
