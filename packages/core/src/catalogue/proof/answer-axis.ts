/**
 * The answers to one question as values of variables, as coarse as the conditions allow: a choice is one
 * variable with a value for each option; of a number there is a value for each threshold that a condition
 * names and for what lies between them; of several options each one named is a variable of two values, and
 * the number of the others one more, where they are counted.
 */
import type { AnswerValue, Question } from '../model.ts'
import type { Use } from './formula.ts'

export type AnswerAxis = {
  readonly question: Question
  /** For each variable, how many values it has. */
  readonly arities: readonly number[]
  /** For a question with one variable: how many of its values, from 0, a person can give. */
  readonly askable: number
  /** Options that have a variable of their own, in order. */
  readonly named: readonly string[]
  /** An answer with these values; 0 where one is not given. */
  readonly answerOf: (values: readonly (number | undefined)[]) => AnswerValue
  /** Undefined for what is no answer to the question. */
  readonly valuesOf: (answer: AnswerValue) => readonly number[] | undefined
}

type Cell = {
  readonly from: number
  readonly to: number
  /** Whether the ends belong to it. */
  readonly closed: readonly [boolean, boolean]
}

function isWithin({ from, to, closed: [withFrom, withTo] }: Cell, value: number): boolean {
  return (withFrom ? value >= from : value > from) && (withTo ? value <= to : value < to)
}

/** The smallest whole number, as people would write it; else the middle. */
function shownNumber(cell: Cell): number {
  const whole = Math.ceil(cell.from)
  return [whole, whole + 1].find(value => isWithin(cell, value)) ?? (cell.from + cell.to) / 2
}

function cellsBetween(min: number, max: number, thresholds: readonly number[]): Cell[] {
  const inside = [...new Set(thresholds)].filter(limit => limit >= min && limit <= max)
  const limits = inside.toSorted((left, right) => left - right)
  const cells: Cell[] = []
  let [from, isFirst] = [min, true]
  for (const limit of limits) {
    if (from < limit) cells.push({ from, to: limit, closed: [isFirst, false] })
    cells.push({ from: limit, to: limit, closed: [true, true] })
    ;[from, isFirst] = [limit, false]
  }
  if (from < max || isFirst) cells.push({ from, to: max, closed: [isFirst, true] })
  return cells
}

function numberAxis(
  question: Extract<Question, { kind: 'number' }>,
  uses: readonly Use[],
  otherwise: AnswerValue | undefined,
): AnswerAxis {
  // What counts when it is not asked stands by itself: any other number tells that it was asked.
  const unasked = typeof otherwise === 'number' ? [otherwise] : []
  const cells = cellsBetween(question.min, question.max, [...uses.flatMap(use => use.numbers), ...unasked])
  const askable = cells.length
  // It may also lie outside of what can be entered.
  if (typeof otherwise === 'number' && !cells.some(cell => isWithin(cell, otherwise))) {
    cells.push({ from: otherwise, to: otherwise, closed: [true, true] })
  }
  const shown = cells.map(shownNumber)
  return {
    question,
    arities: [cells.length],
    askable,
    named: [],
    answerOf: ([value = 0]) => shown[value] ?? question.min,
    valuesOf(answer) {
      const index = typeof answer === 'number' ? cells.findIndex(cell => isWithin(cell, answer)) : -1
      return index < 0 ? undefined : [index]
    },
  }
}

function manyAxis(question: Extract<Question, { kind: 'many' }>, uses: readonly Use[]): AnswerAxis {
  const isWhole = uses.some(use => use.how === 'whole')
  const wanted = new Set(uses.map(use => use.option))
  const options = question.options.map(option => option.value)
  const named = options.filter(option => isWhole || wanted.has(option))
  const others = options.filter(option => !named.includes(option))
  const isCounted = others.length > 0 && uses.some(use => use.how === 'counted')
  return {
    question,
    arities: [...named.map(() => 2), ...(isCounted ? [others.length + 1] : [])],
    askable: 2,
    named,
    answerOf(values) {
      const ticked = new Set(named.filter((_, index) => values[index] === 1))
      for (const other of others.slice(0, values[named.length] ?? 0)) ticked.add(other)
      return options.filter(option => ticked.has(option))
    },
    valuesOf(answer) {
      if (!Array.isArray(answer) || !answer.every(option => options.includes(option))) return undefined
      const count = others.filter(option => answer.includes(option)).length
      return [...named.map(option => (answer.includes(option) ? 1 : 0)), ...(isCounted ? [count] : [])]
    },
  }
}

function listAxis(question: Question, answers: readonly AnswerValue[]): AnswerAxis {
  return {
    question,
    arities: [answers.length],
    askable: answers.length,
    named: [],
    answerOf: ([value = 0]) => answers[value] ?? '',
    valuesOf(answer) {
      const index = answers.indexOf(answer)
      return index < 0 ? undefined : [index]
    },
  }
}

export function createAxis(
  question: Question,
  uses: readonly Use[],
  otherwise: AnswerValue | undefined,
): AnswerAxis {
  switch (question.kind) {
    case 'choice':
      return listAxis(
        question,
        question.options.map(option => option.value),
      )
    case 'yes-no':
      return listAxis(question, [true, false])
    case 'number':
      return numberAxis(question, uses, otherwise)
    case 'many':
      return manyAxis(question, uses)
  }
}
