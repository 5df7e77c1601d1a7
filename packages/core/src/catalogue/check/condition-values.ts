/** Conditions compare a question with what can be its answer, and always say true or false. */
import { parseCondition } from '../../plan/condition.ts'
import type { Finding, FindingRow } from '../finding.ts'
import type { Question } from '../model.ts'
import { reachableAnswers, shownAnswers } from './answer-space.ts'
import { type Comparison, comparisonsOf, findArithmetic, stringValue } from './condition-literals.ts'
import { allConditions, type ConditionPlace } from './condition-places.ts'
import type { CheckContext, Rule } from './rule.ts'

const conditionType = {
  code: 'catalogue/condition-type',
  severity: 'error',
  zh: '问题 {question} 的答案不会是 {value}。可用的值：{allowed}。',
  en: 'The answer to {question} is never {value}. Allowed: {allowed}.',
} as const satisfies FindingRow

const conditionArithmetic = {
  code: 'catalogue/condition-arithmetic',
  severity: 'error',
  zh: '条件里不要计算，请把问题直接与数字比较，如 area > 300。',
  en: 'Do not calculate in a condition. Compare the question with a number, as in area > 300.',
} as const satisfies FindingRow

const conditionUndecided = {
  code: 'catalogue/condition-undecided',
  severity: 'error',
  zh: '回答 {answers} 时，条件得不出“是”或“否”。请改成比较式，如 food = "none"。',
  en: 'With {answers} the condition is neither true nor false. Write a comparison, as in food = "none".',
} as const satisfies FindingRow

/** Whether a condition decides hardly depends on which answers: this many show it. */
const MAX_TRIED = 5_000

function accepts(
  question: Question,
  literal: Comparison['literals'][number],
  names: readonly string[],
): boolean {
  const isMembership = names.includes('list contains')
  switch (question.kind) {
    case 'choice':
    case 'many': {
      if (question.kind === 'many' && names.includes('count')) return literal.type === 'NumericLiteral'
      const fits = question.kind === 'choice' || isMembership
      const value = stringValue(literal.text)
      return (
        fits && literal.type === 'StringLiteral' && question.options.some(option => option.value === value)
      )
    }
    case 'yes-no':
      return literal.type === 'BooleanLiteral'
    case 'number':
      return literal.type === 'NumericLiteral'
  }
}

function allowedText(question: Question): string {
  switch (question.kind) {
    case 'choice':
      return question.options.map(option => `"${option.value}"`).join(' / ')
    case 'many':
      return question.options.map(option => `list contains(${question.id}, "${option.value}")`).join(' / ')
    case 'yes-no':
      return 'true / false'
    case 'number':
      return `${question.min} … ${question.max}`
  }
}

function literalFindings(
  { text, place }: ConditionPlace,
  questions: ReadonlyMap<string, Question>,
  report: CheckContext['report'],
): Finding[] {
  return comparisonsOf(text).flatMap(({ names, literals }) => {
    const compared = names.flatMap(name => questions.get(name) ?? [])
    if (compared.length === 0) return []
    return literals
      .filter(literal => !compared.some(question => accepts(question, literal, names)))
      .map(literal =>
        report(
          conditionType,
          { ...place, offset: literal.offset },
          {
            question: compared.map(question => question.id),
            value: literal.text,
            allowed: compared.map(allowedText),
          },
        ),
      )
  })
}

function undecidedAnswers(text: string, questions: readonly Question[]): string | undefined {
  const result = parseCondition(text, new Set(questions.map(question => question.id)))
  if (!result.ok) return undefined
  const asked = questions
    .filter(question => result.condition.names.includes(question.id))
    .map(question => ({ question, when: undefined, otherwise: undefined }))
  let left = MAX_TRIED
  for (const answers of reachableAnswers(asked, [text])) {
    left -= 1
    if (left < 0) return undefined
    if (answers !== undefined && result.condition.holds(answers) === undefined) return shownAnswers(answers)
  }
  return undefined
}

export const conditionValues: Rule = {
  rows: [conditionType, conditionArithmetic, conditionUndecided],
  check(catalogue, { report }) {
    return allConditions(catalogue).flatMap(condition => {
      const { text, place } = condition
      if (!parseCondition(text, condition.names).ok) return []
      const arithmetic = findArithmetic(text)
      if (arithmetic !== undefined) {
        return [report(conditionArithmetic, { ...place, offset: arithmetic }, {})]
      }
      const findings = literalFindings(condition, catalogue.questions, report)
      if (findings.length > 0) return findings
      const answers = undecidedAnswers(text, [...catalogue.questions.values()])
      return answers === undefined ? [] : [report(conditionUndecided, place, { answers })]
    })
  },
}
