import { expect, test } from 'vitest'
import { twentyFacets, twentyQuestions } from './matter-of-twenty.fixture.ts'
import { SituationProof } from './situation-proof.ts'
import { variableOrder } from './variable-order.ts'

const asking = (question: string, ...decidedBy: string[]) => ({ question, decidedBy })

test('questions stand as they are asked, each behind the last that decides on it', () => {
  expect(variableOrder([asking('a'), asking('b'), asking('c')])).toEqual(['a', 'b', 'c'])
  expect(variableOrder([asking('a'), asking('b'), asking('c', 'a')])).toEqual(['a', 'c', 'b'])
  expect(variableOrder([asking('a'), asking('b'), asking('c', 'a', 'b'), asking('d')])).toEqual([
    'a',
    'b',
    'c',
    'd',
  ])
  expect(
    variableOrder([asking('a'), asking('b'), asking('c', 'a'), asking('d', 'c'), asking('e', 'a')]),
  ).toEqual(['a', 'c', 'd', 'e', 'b'])
})

test('a question that is decided by a later one, which is an error, keeps its place', () => {
  expect(variableOrder([asking('a', 'b'), asking('b')])).toEqual(['a', 'b'])
})

test('each question has a place, whatever decides on it', () => {
  const questions = twentyQuestions()
  const order = variableOrder(
    questions.map(({ question, when }) => asking(question.id, ...(when?.names ?? []))),
  )
  expect(order.toSorted()).toEqual(questions.map(entry => entry.question.id).toSorted())
})

test('dependants asked after all others cost nothing: the order brings them back', () => {
  const questions = twentyQuestions()
  const late = [...questions.filter(({ when }) => !when), ...questions.filter(({ when }) => when)]
  const sizeOf = (asked: typeof questions) => {
    const proof = new SituationProof(asked, twentyFacets().flat())
    const names = new Set(asked.map(entry => entry.question.id))
    expect(proof.canHappen({ diagram: 1, names })).toBe(true)
    return proof.diagrams.size
  }
  expect(sizeOf(late)).toBeLessThan(2 * sizeOf(questions))
})
