/** An authority may promise to be faster than the law, never slower (ALL §82: limits in working days). */
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const promisedOverStatutory = {
  code: 'catalogue/promised-over-statutory',
  severity: 'error',
  zh: '承诺时限 {promised} 个工作日超过法定时限 {statutory} 个工作日。请改短承诺时限。',
  en: 'The promised {promised} working days exceed the statutory {statutory}. Shorten the promise.',
} as const satisfies FindingRow

export const promisedLimits: Rule = {
  rows: [promisedOverStatutory],
  check(catalogue, { report }) {
    return [...catalogue.items.values()]
      .filter(({ limit }) => limit.promisedDays > limit.statutoryDays)
      .map(({ id, limit }) =>
        report(
          promisedOverStatutory,
          { in: 'items', id, path: ['limit', 'promisedDays'] },
          { promised: limit.promisedDays, statutory: limit.statutoryDays },
        ),
      )
  },
}
