/** Everything in a matter can happen, and no condition stands where it decides nothing. */
import type { FindingRow } from '../finding.ts'
import { type ClaimVerdict, matterVerdicts } from './matter-verdicts.ts'
import { eachMatter } from './rule.ts'

const questionUnreachable = {
  code: 'catalogue/question-unreachable',
  severity: 'warning',
  zh: '问题 {question} 永远不会问到：条件“{condition}”在前面的任何回答下都不成立，它的选项也没有人能选。请改正条件，或删去这个问题。',
  en: 'The question {question} is never asked: «{condition}» holds for none of the answers before it, so nobody can choose its options. Correct the condition or remove the question.',
} as const satisfies FindingRow

const itemUnreachable = {
  code: 'catalogue/item-unreachable',
  severity: 'warning',
  zh: '事项 {item} 永远不会办到：条件“{condition}”在任何回答下都不成立。请改正条件，或从这件事中删去这个事项。',
  en: 'The item {item} is never in a plan: «{condition}» holds for no answers. Correct the condition or remove the item from this matter.',
} as const satisfies FindingRow

const caseUnreachable = {
  code: 'catalogue/case-unreachable',
  severity: 'warning',
  zh: '情形 {case} 永远不会出现：条件“{condition}”在任何回答下都不成立。请改正条件，或删去这个情形。',
  en: 'The case {case} never occurs: «{condition}» holds for no answers. Correct the condition or remove the case.',
} as const satisfies FindingRow

export const conditionAlwaysHolds = {
  code: 'catalogue/condition-always-holds',
  severity: 'warning',
  zh: '条件“{condition}”总是成立，等于没有条件。请删去它，或改正。',
  en: 'The condition «{condition}» always holds, so it decides nothing. Remove it or correct it.',
} as const satisfies FindingRow

const rows = [questionUnreachable, itemUnreachable, caseUnreachable, conditionAlwaysHolds]

/** Of a case of a facet that always holds nothing is said: then the others overlap with it, or never hold. */
function isTold({ kind, holds }: ClaimVerdict): boolean {
  return kind !== 'part' && (holds === 'never' || (holds === 'always' && kind !== 'case'))
}

export const unreachable = eachMatter(rows, (matter, catalogue, { report }) =>
  matterVerdicts(catalogue, matter)
    .claims.filter(isTold)
    .map(({ kind, subject, text: condition, place, holds }) => {
      if (holds === 'always') return report(conditionAlwaysHolds, place, { condition })
      switch (kind) {
        case 'question':
          return report(questionUnreachable, place, { question: subject, condition })
        case 'case':
          return report(caseUnreachable, place, { case: subject, condition })
        default:
          return report(itemUnreachable, place, { item: subject, condition })
      }
    }),
)
