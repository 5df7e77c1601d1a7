/** The unified social credit code of an authority is right in form and checksum (GB 32100). */
import { parseCreditCode } from '../../documents/documents.ts'
import type { FindingRow } from '../finding.ts'
import type { Rule } from './rule.ts'

const creditCode = {
  code: 'catalogue/credit-code',
  severity: 'error',
  zh: '统一社会信用代码 {value} 不对（{reason}）。请对照证书，18 位，注意 0 与 O、1 与 I。',
  en: 'The unified social credit code {value} is wrong ({reason}). Compare the certificate: 18 characters; mind 0 and O, 1 and I.',
  reason: {
    zh: 'GB 32100：第 18 位是校验码，错一位就对不上。',
    en: 'GB 32100: the 18th character is a checksum, so one wrong character shows.',
  },
} as const satisfies FindingRow

export const creditCodes: Rule = {
  rows: [creditCode],
  check(catalogue, { report }) {
    return [...catalogue.authorities.values()].flatMap(authority => {
      const parsed = parseCreditCode(authority.creditCode)
      if (parsed.ok) return []
      return [
        report(
          creditCode,
          { in: 'authorities', id: authority.id, path: ['creditCode'] },
          { value: authority.creditCode, reason: parsed.code },
        ),
      ]
    })
  },
}
