/**
 * The answers people can give, as far as conditions can tell them apart: each option, both truth
 * values, and of numbers the thresholds, what lies between them, and both ends.
 */
import type { Answers, AskedQuestion } from '../../plan/answers.ts'
import { parseCondition } from '../../plan/condition.ts'
import type { AnswerValue, Catalogue, Matter, Question } from '../model.ts'
import { comparisonsOf, stringValue, thresholds } from './condition-literals.ts'

/** More combinations than this are not gone through. */
export const MAX_COMBINATIONS = 100_000

function numbersToTry(min: number, max: number, limits: readonly number[]): number[] {
  const points = [...new Set([min, ...limits.filter(limit => limit > min && limit < max), max])].sort(
    (left, right) => left - right,
  )
  return points.flatMap((point, index) => {
    const next = points[index + 1]
    return next === undefined ? [point] : [point, (point + next) / 2]
  })
}

/** All subsets of the options that the conditions name, with and without one that none names. */
function subsets(options: readonly string[], conditions: readonly string[]): string[][] {
  const named = new Set(
    conditions.flatMap(text =>
      comparisonsOf(text).flatMap(comparison =>
        comparison.literals.map(literal => stringValue(literal.text)),
      ),
    ),
  )
  const counted = conditions.some(text => text.includes('count'))
  const others = options.filter(option => !named.has(option))
  const apart = counted ? options : [...options.filter(option => named.has(option)), ...others.slice(0, 1)]
  // One option more than can be gone through shows as too many combinations, never as none.
  const sets: string[][] = [[]]
  for (const option of apart.slice(0, 17)) sets.push(...sets.map(set => [...set, option]))
  return sets
}

export function valuesToTry(question: Question, conditions: readonly string[]): AnswerValue[] {
  switch (question.kind) {
    case 'choice':
      return question.options.map(option => option.value)
    case 'many':
      return subsets(
        question.options.map(option => option.value),
        conditions,
      )
    case 'yes-no':
      return [true, false]
    case 'number': {
      const limits = conditions.flatMap(text => thresholds(text, question.id))
      return numbersToTry(question.min, question.max, limits)
    }
  }
}

/** The matter's questions in order; one that is faulty in itself is left out. */
export function askedQuestions(catalogue: Catalogue, matter: Matter): AskedQuestion[] {
  const known = new Set(matter.questions.map(entry => entry.question))
  return matter.questions.flatMap(({ question: id, when, otherwise }) => {
    const question = catalogue.questions.get(id)
    const parsed = when === undefined ? undefined : parseCondition(when, known)
    if (question === undefined || parsed?.ok === false) return []
    return [{ question, when: parsed?.condition, otherwise }]
  })
}

/** The named questions, and those that decide whether these are asked. */
export function withDeciding(asked: readonly AskedQuestion[], names: Iterable<string>): AskedQuestion[] {
  const wanted = new Set(names)
  for (const { question, when } of asked.toReversed()) {
    if (!wanted.has(question.id)) continue
    for (const name of when?.names ?? []) wanted.add(name)
  }
  return asked.filter(({ question }) => wanted.has(question.id))
}

/**
 * Every combination of answers that the questions can lead to, those not asked filled in as in a
 * real case. Ends early, after `MAX_COMBINATIONS`, with `undefined` as its last value.
 */
export function* reachableAnswers(
  questions: readonly AskedQuestion[],
  conditions: readonly string[],
): Generator<Answers | undefined> {
  let left = MAX_COMBINATIONS
  function* from(index: number, answers: Answers): Generator<Answers | undefined> {
    const entry = questions[index]
    if (entry === undefined) {
      left -= 1
      yield left < 0 ? undefined : answers
      return
    }
    const { question, when, otherwise } = entry
    const isAsked = when === undefined || when.holds(answers) === true
    const values = isAsked || otherwise === undefined ? valuesToTry(question, conditions) : [otherwise]
    for (const value of values) {
      if (left < 0) return
      yield* from(index + 1, new Map([...answers, [question.id, value]]))
    }
  }
  yield* from(0, new Map())
}

export function shownAnswers(answers: Answers): string {
  return [...answers].map(([id, value]) => `${id} = ${JSON.stringify(value)}`).join(', ')
}
