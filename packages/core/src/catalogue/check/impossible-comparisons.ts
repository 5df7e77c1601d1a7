/** Numbers are compared with what can be entered, and only what has an order is asked for more or less. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue } from '../model.ts'
import { type ConditionFault, conditionFaults, rangeOf } from './condition-faults.ts'
import { type ConditionPlace, conditionsOf } from './condition-places.ts'
import { allowedText } from './condition-values.ts'
import { type CheckContext, eachPart } from './rule.ts'

const conditionRange = {
  code: 'catalogue/condition-out-of-range',
  severity: 'error',
  zh: '问题 {question} 的答案只在 {least} 到 {greatest} 之间，与 {value} 比较没有意义。请改正这个数，或放宽问题的 min、max。',
  en: 'The answer to {question} lies between {least} and {greatest}, so comparing it with {value} means nothing. Correct the number, or widen min and max of the question.',
} as const satisfies FindingRow

const conditionOrder = {
  code: 'catalogue/condition-order',
  severity: 'error',
  zh: '问题 {question} 是 {kind} 类，没有大小，不能用 {operator} 比较。请用等于或包含，可用的值：{allowed}。',
  en: 'The question {question} is of kind {kind}, which has no order, so {operator} can’t compare it. Compare for equality; allowed: {allowed}.',
} as const satisfies FindingRow

/** Numbers that count as answers where the question is not asked: they may lie outside of what can be entered. */
function countedNumbers(catalogue: Catalogue, id: string): number[] {
  return [...catalogue.matters.values()].flatMap(matter =>
    matter.questions.flatMap(({ question, otherwise }) =>
      question === id && typeof otherwise === 'number' ? [otherwise] : [],
    ),
  )
}

function findingOf(
  fault: ConditionFault,
  { place }: ConditionPlace,
  catalogue: Catalogue,
  report: CheckContext['report'],
): Finding[] {
  if (fault.kind === 'range') {
    const { question, value, offset } = fault
    const [least, greatest] = rangeOf(question) ?? [-Infinity, Infinity]
    const also = countedNumbers(catalogue, question.id)
    const [lowest, highest] = [Math.min(least, ...also), Math.max(greatest, ...also)]
    if (value >= lowest && value <= highest) return []
    return [report(conditionRange, { ...place, offset }, { question: question.id, value, least, greatest })]
  }
  if (fault.kind !== 'order') return []
  const { question, operator } = fault
  const { id, kind } = question
  const at = { ...place, offset: fault.offset }
  return [report(conditionOrder, at, { question: id, kind, operator, allowed: allowedText(question) })]
}

export const impossibleComparisons = eachPart(
  [conditionRange, conditionOrder],
  conditionsOf,
  (condition, catalogue, { report }) =>
    conditionFaults(condition.text, condition.names, catalogue.questions).flatMap(fault =>
      findingOf(fault, condition, catalogue, report),
    ),
)
