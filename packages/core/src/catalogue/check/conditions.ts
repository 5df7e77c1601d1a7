/** Conditions are FEEL, and their names are questions answered by then. */
import { parseCondition } from '../../plan/condition.ts'
import { nearest } from '../../plan/nearest.ts'
import type { FindingRow } from '../finding.ts'
import { conditionsOf } from './condition-places.ts'
import { eachPart } from './rule.ts'

const conditionSyntax = {
  code: 'catalogue/condition-syntax',
  severity: 'error',
  zh: '条件“{condition}”写法不对，问题在 {part} 处。示例：area > 300 and food = "none"。',
  en: 'The condition «{condition}» can’t be read at {part}. Example: area > 300 and food = "none".',
} as const satisfies FindingRow

const conditionUnknownName = {
  code: 'catalogue/condition-unknown-name',
  severity: 'error',
  zh: '条件中的 {name} 不是这里已经问过的问题。最接近的是：{nearest}。事项的条件只能用 asks 列出的问题，一件事中只能用排在前面的问题。',
  en: '{name} in the condition is no question answered by then. Nearest: {nearest}. An item may use the questions under asks, a question of a matter those before it.',
} as const satisfies FindingRow

export const conditions = eachPart(
  [conditionSyntax, conditionUnknownName],
  conditionsOf,
  ({ text, names, place }, _catalogue, { report }) => {
    const result = parseCondition(text, names)
    if (result.ok) return []
    const at = { ...place, offset: result.offset }
    if (result.problem === 'unknown-name') {
      const near = nearest(result.name, names)
      return [report(conditionUnknownName, at, { name: result.name, nearest: near })]
    }
    const part = text.slice(result.offset, result.offset + 20).trim() || '…'
    return [report(conditionSyntax, at, { condition: text, part })]
  },
)
