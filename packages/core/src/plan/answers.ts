/** Answers to a matter's guided questions: checked, and completed where a question is not asked. */
import type { AnswerValue, Question } from '../catalogue/model.ts'
import type { Condition } from './condition.ts'
import { nearest } from './nearest.ts'

export type Answers = ReadonlyMap<string, AnswerValue>

/** Why answers give no plan. Each names the place and what would be valid there. */
export type AnswerProblem =
  | { readonly code: 'plan/unknown-matter'; readonly matter: string; readonly nearest: readonly string[] }
  | { readonly code: 'plan/unknown-region'; readonly region: string; readonly nearest: readonly string[] }
  | { readonly code: 'plan/unknown-question'; readonly question: string; readonly nearest: readonly string[] }
  | { readonly code: 'plan/missing-answer'; readonly question: string; readonly allowed: readonly string[] }
  | {
      readonly code: 'plan/unknown-value'
      readonly question: string
      readonly value: string
      readonly nearest: readonly string[]
    }
  | {
      readonly code: 'plan/wrong-type'
      readonly question: string
      readonly value: string
      readonly expected: 'one-value' | 'several-values' | 'true-or-false' | 'number'
    }
  | {
      readonly code: 'plan/out-of-range'
      readonly question: string
      readonly value: number
      readonly min: number
      readonly max: number
    }
  | { readonly code: 'plan/undecided'; readonly condition: string }

export type AskedQuestion = {
  readonly question: Question
  readonly when: Condition | undefined
  readonly otherwise: AnswerValue | undefined
}

export type CompletedAnswers = {
  /** A value for every question, so that every condition is decided. */
  readonly all: Answers
  /** Questions that were really put to the person. */
  readonly asked: readonly string[]
}

export type AnswersResult =
  | ({ readonly ok: true } & CompletedAnswers)
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] }

/** The values a question accepts, in words for an error message. */
export function allowedValues(question: Question): string[] {
  switch (question.kind) {
    case 'choice':
    case 'many':
      return question.options.map(option => option.value)
    case 'yes-no':
      return ['true', 'false']
    case 'number':
      return [`${question.min}…${question.max}`]
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
}

function unknownValue(question: Question, value: string): AnswerProblem {
  const near = nearest(value, allowedValues(question))
  return { code: 'plan/unknown-value', question: question.id, value, nearest: near }
}

type Checked = { readonly value: AnswerValue } | { readonly problem: AnswerProblem }

function checkAnswer(question: Question, raw: unknown): Checked {
  const wrongType = (expected: Extract<AnswerProblem, { code: 'plan/wrong-type' }>['expected']): Checked => ({
    problem: { code: 'plan/wrong-type', question: question.id, value: shown(raw), expected },
  })
  switch (question.kind) {
    case 'choice': {
      if (typeof raw !== 'string') return wrongType('one-value')
      return question.options.some(option => option.value === raw)
        ? { value: raw }
        : { problem: unknownValue(question, raw) }
    }
    case 'many': {
      if (!Array.isArray(raw)) return wrongType('several-values')
      const values: string[] = []
      for (const entry of raw) {
        if (typeof entry !== 'string') return wrongType('several-values')
        if (!question.options.some(option => option.value === entry)) {
          return { problem: unknownValue(question, entry) }
        }
        if (!values.includes(entry)) values.push(entry)
      }
      return { value: values }
    }
    case 'yes-no':
      return typeof raw === 'boolean' ? { value: raw } : wrongType('true-or-false')
    case 'number': {
      if (typeof raw !== 'number' || !Number.isFinite(raw)) return wrongType('number')
      if (raw < question.min || raw > question.max) {
        const { min, max } = question
        return { problem: { code: 'plan/out-of-range', question: question.id, value: raw, min, max } }
      }
      return { value: raw }
    }
  }
}

/** Goes through the questions in order: checks each answer given, fills in each not asked for. */
export function completeAnswers(
  questions: readonly AskedQuestion[],
  raw: Readonly<Record<string, unknown>>,
): AnswersResult {
  const known = new Set(questions.map(entry => entry.question.id))
  const problems: AnswerProblem[] = Object.keys(raw)
    .filter(id => !known.has(id))
    .map(id => ({ code: 'plan/unknown-question', question: id, nearest: nearest(id, known) }))
  const all = new Map<string, AnswerValue>()
  const asked: string[] = []
  for (const { question, when, otherwise } of questions) {
    const isAsked = when === undefined ? true : when.holds(all)
    if (isAsked !== true && otherwise !== undefined) {
      all.set(question.id, otherwise)
      continue
    }
    asked.push(question.id)
    const given = Object.hasOwn(raw, question.id) ? raw[question.id] : undefined
    if (given === undefined || given === null) {
      problems.push({ code: 'plan/missing-answer', question: question.id, allowed: allowedValues(question) })
      continue
    }
    const checked = checkAnswer(question, given)
    if ('problem' in checked) problems.push(checked.problem)
    else all.set(question.id, checked.value)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, all, asked }
}

/**
 * The next question to put, given the answers so far; undefined when all are answered. Invalid
 * answers count as not given, so a guide never gets stuck on one.
 */
export function nextQuestion(
  questions: readonly AskedQuestion[],
  raw: Readonly<Record<string, unknown>>,
): Question | undefined {
  const all = new Map<string, AnswerValue>()
  for (const { question, when, otherwise } of questions) {
    if (when !== undefined && when.holds(all) !== true && otherwise !== undefined) {
      all.set(question.id, otherwise)
      continue
    }
    const given = Object.hasOwn(raw, question.id) ? raw[question.id] : undefined
    if (given === undefined || given === null) return question
    const checked = checkAnswer(question, given)
    if ('problem' in checked) return question
    all.set(question.id, checked.value)
  }
  return undefined
}
