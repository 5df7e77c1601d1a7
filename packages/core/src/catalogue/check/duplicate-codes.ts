/** A code names one item: two items of one authority never share a basic code, nor any two an implementation code. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Item } from '../model.ts'
import type { CheckContext, Rule } from './rule.ts'

const duplicateCode = {
  code: 'catalogue/duplicate-code',
  severity: 'error',
  zh: '编码 {value} 与事项 {other} 重复。请给其中一个事项换上自己的编码。',
  en: 'The code {value} is also that of the item {other}. Give one of them its own.',
  reason: {
    zh: 'GB/T 39554.1：实施编码唯一。同一基本编码可由不同机关实施，但同一机关只能有一个事项使用。',
    en: 'GB/T 39554.1: an implementation code is unique. Several authorities may carry out one basic code, each of them once.',
  },
} as const satisfies FindingRow

type Field = 'basicCode' | 'implementationCode'

function duplicates(
  items: readonly Item[],
  field: Field,
  keyOf: (item: Item) => string | undefined,
  report: CheckContext['report'],
): Finding[] {
  const first = new Map<string, Item>()
  return items.flatMap(item => {
    const key = keyOf(item)
    const earlier = key === undefined ? undefined : first.get(key)
    if (key === undefined) return []
    if (earlier === undefined) {
      first.set(key, item)
      return []
    }
    const place = { in: 'items' as const, id: item.id, path: [field] }
    return [report(duplicateCode, place, { value: item[field] ?? '', other: earlier.id })]
  })
}

export const duplicateCodes: Rule = {
  rows: [duplicateCode],
  check(catalogue, { report }) {
    const items = [...catalogue.items.values()]
    return [
      ...duplicates(items, 'basicCode', item => `${item.authority} ${item.basicCode}`, report),
      ...duplicates(items, 'implementationCode', item => item.implementationCode, report),
    ]
  },
}
