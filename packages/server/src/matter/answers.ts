import type { AnswerValue, Catalogue, Question } from '@yijianshi/core/catalogue'
import { type AnswerProblem, compile, type Plan } from '@yijianshi/core/plan'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'

/** One line that names the question and what would be valid there. */
function describe(problem: AnswerProblem): string {
  switch (problem.code) {
    case 'plan/unknown-matter':
      return `${problem.matter} → ${problem.nearest.join(', ')}`
    case 'plan/unknown-region':
      return `${problem.region} → ${problem.nearest.join(', ')}`
    case 'plan/unknown-question':
      return `${problem.question} → ${problem.nearest.join(', ')}`
    case 'plan/missing-answer':
      return `${problem.question}: ${problem.allowed.join(', ')}`
    case 'plan/unknown-value':
      return `${problem.question} = ${problem.value} → ${problem.nearest.join(', ')}`
    case 'plan/wrong-type':
      return `${problem.question} = ${problem.value}: ${problem.expected}`
    case 'plan/out-of-range':
      return `${problem.question} = ${problem.value}: ${problem.min}…${problem.max}`
    case 'plan/undecided':
      return problem.condition
  }
}

export function notPlannable([first]: readonly AnswerProblem[]): Refused {
  if (first?.code === 'plan/unknown-matter') return refused('request/not-found')
  return refused('draft/not-plannable', {
    code: first?.code ?? '',
    what: first === undefined ? '' : describe(first),
  })
}

/** The plan for these answers in a region, or which answer stands in its way. */
export function compilePlan(
  catalogue: Catalogue,
  matter: string,
  answers: Readonly<Record<string, unknown>>,
  region: string | undefined,
): Outcome<Plan> {
  const result = compile(catalogue, matter, answers, region === undefined ? {} : { region })
  return result.ok ? done(result.plan) : notPlannable(result.problems)
}

/** A question as it goes over the wire: the same, minus what an absent text leaves undefined. */
export function questionOnWire(question: Question) {
  const base = {
    id: question.id,
    kind: question.kind,
    title: question.title,
    ...(question.hint && { hint: question.hint }),
  }
  switch (question.kind) {
    case 'choice':
    case 'many':
      return { ...base, options: question.options }
    case 'number':
      return { ...base, unit: question.unit, min: question.min, max: question.max }
    case 'yes-no':
      return base
  }
}

/** Answers as they came over the wire, as the core takes them. */
export function plainAnswers(
  answers: Readonly<Record<string, string | number | boolean | readonly string[]>>,
): Record<string, AnswerValue> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, typeof value === 'object' ? [...value] : value]),
  )
}
