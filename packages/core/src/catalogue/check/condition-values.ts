/** Conditions compare a question with what can be its answer, and always say true or false. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Question } from '../model.ts'
import { type ConditionFault, conditionFaults } from './condition-faults.ts'
import { type ConditionPlace, conditionsOf } from './condition-places.ts'
import { type CheckContext, eachPart } from './rule.ts'

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

const conditionNotProved = {
  code: 'catalogue/condition-not-proved',
  severity: 'warning',
  zh: '条件“{condition}”无法证明，凡是用到它的情形组都没有检查。请把每个问题与固定的值比较，如 area > 300，不要让两个问题互相比较。',
  en: 'Nothing can be proved about «{condition}», so facets that depend on it are not checked. Compare each question with fixed values, as in area > 300, not one question with another.',
} as const satisfies FindingRow

/** What the question may be compared with. */
export function allowedText(question: Question): string {
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

function findingOf(
  fault: ConditionFault,
  { text, place }: ConditionPlace,
  report: CheckContext['report'],
): Finding[] {
  switch (fault.kind) {
    case 'arithmetic':
      return [report(conditionArithmetic, { ...place, offset: fault.offset }, {})]
    case 'value': {
      const question = fault.questions.map(entry => entry.id)
      const allowed = fault.questions.map(allowedText)
      return [
        report(conditionType, { ...place, offset: fault.offset }, { question, value: fault.value, allowed }),
      ]
    }
    case 'undecided':
      return [report(conditionUndecided, place, { answers: fault.answers })]
    case 'not-proved':
      return [report(conditionNotProved, place, { condition: text })]
    case 'range':
    case 'order':
      return []
  }
}

export const conditionValues = eachPart(
  [conditionType, conditionArithmetic, conditionUndecided, conditionNotProved],
  conditionsOf,
  (condition, catalogue, { report }) =>
    conditionFaults(condition.text, condition.names, catalogue.questions).flatMap(fault =>
      findingOf(fault, condition, report),
    ),
)
