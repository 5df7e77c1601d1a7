/** An authority may promise to be faster than the law, never slower (ALL §82: limits in working days). */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const promisedOverStatutory = {
  code: 'catalogue/promised-over-statutory',
  severity: 'error',
  zh: '承诺时限 {promised} 个工作日超过法定时限 {statutory} 个工作日。请改短承诺时限。',
  en: 'The promised {promised} working days exceed the statutory {statutory}. Shorten the promise.',
  reason: {
    zh: '《行政许可法》第四十二条、第八十二条：许可决定有法定期限，以工作日计算；承诺只能比法定更快。法定期限按自然日的，折算成工作日比较。',
    en: '行政许可法 arts. 42 and 82: a decision has its limit, in working days; a promise can only be faster. Natural days are reckoned as working days first.',
  },
  example: {
    wrong: 'limit: { statutoryDays: 20, promisedDays: 25 }',
    right: 'limit: { statutoryDays: 20, promisedDays: 8 }',
  },
} as const satisfies FindingRow

/** At most so many working days fit into natural days: five of every seven, before any holiday. */
function workingDaysWithin(naturalDays: number): number {
  return Math.floor((naturalDays * 5) / 7)
}

export const promisedLimits: Rule = {
  rows: [promisedOverStatutory],
  check(catalogue, { report }) {
    return [...catalogue.items.values()].flatMap(({ id, limit }) => {
      if (limit.statutoryDays === undefined) return []
      const statutory = limit.statutoryUnit ? workingDaysWithin(limit.statutoryDays) : limit.statutoryDays
      if (limit.promisedDays <= statutory) return []
      const place = { in: 'items' as const, id, path: ['limit', 'promisedDays'] }
      return [report(promisedOverStatutory, place, { promised: limit.promisedDays, statutory })]
    })
  },
}
