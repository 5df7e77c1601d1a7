/** Everything that is named exists. */
import { nearest } from '../../plan/nearest.ts'
import type { FindingRow } from '../finding.ts'
import { allReferences } from './reference-places.ts'
import type { Rule } from './rule.ts'

const unknownReference = {
  code: 'catalogue/unknown-reference',
  severity: 'error',
  zh: '{collection} 中没有 {id}。最接近的是：{nearest}。请改正或先补上它。',
  en: 'There is no {id} in {collection}. Nearest: {nearest}. Correct it, or add what is missing.',
} as const satisfies FindingRow

export const references: Rule = {
  rows: [unknownReference],
  check(catalogue, { isDeclared, declaredIds, report }) {
    return [...allReferences(catalogue)]
      .filter(({ to, id }) => !isDeclared(to, id))
      .map(({ to, id, from }) =>
        report(unknownReference, from, { collection: to, id, nearest: nearest(id, declaredIds(to)) }),
      )
  },
}
