import type { PreparedMatter } from '@yijianshi/core/plan'
import { parseCondition } from '@yijianshi/core/plan'
import { expect, test } from 'vitest'
import { answersThatCount, openQuestions, visibleQuestions } from './visible-questions.ts'

function condition(text: string, ...names: string[]) {
  const result = parseCondition(text, new Set(names))
  if (!result.ok) throw new Error(result.problem)
  return result.condition
}

const name = { zh: '题', en: 'Question' }
const food = {
  question: {
    id: 'food',
    kind: 'choice' as const,
    title: name,
    options: [
      { value: 'none', label: name },
      { value: 'prepackaged', label: name },
    ],
  },
  when: undefined,
  otherwise: undefined,
}
const vending = {
  question: { id: 'vending', kind: 'yes-no' as const, title: name },
  when: condition('food != "none"', 'food'),
  otherwise: false,
}
const area = {
  question: { id: 'area', kind: 'number' as const, title: name, unit: { zh: '平方米' }, min: 1, max: 100 },
  when: undefined,
  otherwise: undefined,
}
const questions: PreparedMatter['questions'] = [food, vending, area]
const idsFor = (answers: Parameters<typeof visibleQuestions>[1]) =>
  visibleQuestions(questions, answers).map(question => question.id)

test('A question stands there only while its condition holds', () => {
  expect(idsFor({ food: 'prepackaged' })).toEqual(['food', 'vending', 'area'])
  expect(idsFor({ food: 'none', vending: true })).toEqual(['food', 'area'])
})

test('Invalid answers count as open', () => {
  expect(openQuestions(questions, { food: 'none' })).toBe(1)
  expect(openQuestions(questions, { food: 'none', area: 1000 })).toBe(1)
  expect(openQuestions(questions, { food: 'prepackaged', area: 20 })).toBe(1)
  expect(openQuestions(questions, { food: 'prepackaged', vending: false, area: 20 })).toBe(0)
})

test('The answer to a question that is not asked any more is not sent', () => {
  expect(answersThatCount(questions, { food: 'none', vending: true, area: 20 })).toEqual({
    food: 'none',
    area: 20,
  })
})
