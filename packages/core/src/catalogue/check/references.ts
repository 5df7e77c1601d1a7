/** Everything that is named exists. */
import { nearest } from '../../plan/nearest.ts'
import type { FindingRow } from '../finding.ts'
import { referencesOf } from './reference-places.ts'
import { eachPart } from './rule.ts'

const unknownReference = {
  code: 'catalogue/unknown-reference',
  severity: 'error',
  zh: '{collection} 中没有 {id}。最接近的是：{nearest}。请改正或先补上它。',
  en: 'There is no {id} in {collection}. Nearest: {nearest}. Correct it, or add what is missing.',
} as const satisfies FindingRow

export const references = eachPart(
  [unknownReference],
  referencesOf,
  ({ to, id, from }, _catalogue, { isDeclared, declaredIds, report }) =>
    isDeclared(to, id)
      ? []
      : [report(unknownReference, from, { collection: to, id, nearest: nearest(id, declaredIds(to)) })],
)
