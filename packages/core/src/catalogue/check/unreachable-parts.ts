/**
 * Each field, material, fee and procedure of an item can be needed. Items are shared, so a condition is
 * idle only where it is in every matter that has the item.
 */
import type { EntityPlace } from '../entities.ts'
import { type FindingRow, shownPath } from '../finding.ts'
import { type ClaimVerdict, matterVerdicts } from './matter-verdicts.ts'
import type { Rule } from './rule.ts'

const partUnreachable = {
  code: 'catalogue/part-unreachable',
  severity: 'warning',
  zh: '条件“{condition}”永远不成立：在用到 {owner} 的每一件事里，任何回答都到不了这里。请改正条件，或删去这一项。',
  en: 'The condition «{condition}» never holds: in none of the matters that use {owner} do any answers lead to it. Correct the condition or remove the entry.',
} as const satisfies FindingRow

const partAlways = {
  code: 'catalogue/part-always',
  severity: 'warning',
  zh: '条件“{condition}”总是成立：在用到 {owner} 的每一件事里，它不起作用。请删去这个条件，或改正。',
  en: 'The condition «{condition}» always holds: it decides nothing in any of the matters that use {owner}. Remove the condition or correct it.',
} as const satisfies FindingRow

type Part = { readonly verdict: ClaimVerdict; holds: ClaimVerdict['holds'] }

function keyOf({ in: collection, id, path }: EntityPlace): string {
  return `${collection}/${id} ${shownPath(path)}`
}

export const unreachableParts: Rule = {
  rows: [partUnreachable, partAlways],
  check(catalogue, { report }) {
    const parts = new Map<string, Part>()
    for (const matter of catalogue.matters.values()) {
      for (const verdict of matterVerdicts(catalogue, matter).claims) {
        if (verdict.kind !== 'part') continue
        const key = keyOf(verdict.place)
        const earlier = parts.get(key)
        if (earlier === undefined) parts.set(key, { verdict, holds: verdict.holds })
        else if (earlier.holds !== verdict.holds) earlier.holds = 'sometimes'
      }
    }
    return [...parts.values()].flatMap(({ verdict: { place, text: condition, subject: owner }, holds }) => {
      if (holds === 'sometimes') return []
      return [report(holds === 'never' ? partUnreachable : partAlways, place, { condition, owner })]
    })
  },
}
