/**
 * The codes of an item (GB/T 39554.1): basic code = region 2, kind 2, department 2, main item 3, sub-item 3;
 * implementation code = credit code of the authority 18, level 1, basic code. Provinces with codes of
 * another form write their patterns into `policy.yaml`.
 */
import type { Finding, FindingRow } from '../finding.ts'
import type { Item, ItemKind, Level, Policy } from '../model.ts'
import { type CheckContext, eachItem } from './rule.ts'

const basicCodeFormat = {
  code: 'catalogue/basic-code-format',
  severity: 'error',
  zh: '基本编码 {value} 的格式不对，应符合 {pattern}。请对照省级基本目录。',
  en: 'The basic code {value} has the wrong form; it must match {pattern}. Compare the provincial catalogue.',
  reason: {
    zh: 'GB/T 39554.1：基本编码 12 位；各省规则不同的，在 policy.yaml 写 basicCodePattern。',
    en: 'GB/T 39554.1: 12 digits. A province with other codes sets basicCodePattern in policy.yaml.',
  },
  example: { wrong: "basicCode: '99013102500'", right: "basicCode: '990131025001'" },
} as const satisfies FindingRow

const basicCodeKind = {
  code: 'catalogue/basic-code-kind',
  severity: 'warning',
  zh: '基本编码第 3–4 位 {digits} 与事项类型 {kind} 不一致，应为 {expected}。请核对编码或 kind。',
  en: 'Digits 3 and 4 of the basic code are {digits}, but the kind {kind} has {expected}. Check code and kind.',
  reason: {
    zh: 'GB/T 39046 附录 A.1：01 行政许可、05 行政给付、07 行政确认、08 行政奖励、09 行政裁决、10–19 其他行政权力、20–29 公共服务。',
    en: 'GB/T 39046 table A.1: 01 licence, 05 payment, 07 confirmation, 08 reward, 09 ruling, 10–19 other powers, 20–29 public services.',
  },
} as const satisfies FindingRow

const implementationCodeFormat = {
  code: 'catalogue/implementation-code-format',
  severity: 'error',
  zh: '实施编码 {value} 的格式不对，应符合 {pattern}。请改正。',
  en: 'The implementation code {value} has the wrong form; it must match {pattern}. Correct it.',
  reason: {
    zh: 'GB/T 39554.1：实施主体统一社会信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位。',
    en: 'GB/T 39554.1: credit code of the authority 18 + level 1 + basic code 12.',
  },
} as const satisfies FindingRow

const implementationCodeParts = {
  code: 'catalogue/implementation-code-parts',
  severity: 'error',
  zh: '实施编码 {value} 与事项的实施主体、行使层级、基本编码不一致，应为 {expected}。请改正其中一处。',
  en: 'The implementation code {value} does not agree with authority, level and basic code, which give {expected}. Correct one of them.',
  reason: {
    zh: 'GB/T 39554.1：实施编码由实施主体代码、行使层级、基本编码拼成，哪一段错了都会对不上国家库。',
    en: 'GB/T 39554.1 joins the three; with one of them wrong the national library finds no item.',
  },
} as const satisfies FindingRow

const BASIC = String.raw`\d{12}`
const CREDIT_CODE = '[0-9A-HJ-NPQRTUWXY]{18}'

/** Table A.1 of GB/T 39046; from 11 and 21 on it may be extended. */
const KIND_DIGITS: Readonly<Record<ItemKind, RegExp>> = {
  licence: /^01$/,
  payment: /^05$/,
  confirmation: /^07$/,
  reward: /^08$/,
  ruling: /^09$/,
  'other-power': /^1\d$/,
  'public-service': /^2\d$/,
}

const KIND_SHOWN: Readonly<Record<ItemKind, string>> = {
  licence: '01',
  payment: '05',
  confirmation: '07',
  reward: '08',
  ruling: '09',
  'other-power': '10–19',
  'public-service': '20–29',
}

/** Table A.2. */
const LEVEL_DIGITS: Readonly<Record<Level, string>> = {
  national: '1',
  provincial: '2',
  city: '3',
  county: '4',
  township: '5',
  village: '6',
  graded: '7',
}

function matches(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value)
}

function basicFindings(item: Item, policy: Policy, { report }: CheckContext): Finding[] {
  const { id, basicCode, kind } = item
  const place = { in: 'items' as const, id, path: ['basicCode'] }
  const pattern = policy.basicCodePattern ?? BASIC
  if (!matches(pattern, basicCode)) return [report(basicCodeFormat, place, { value: basicCode, pattern })]
  const digits = basicCode.slice(2, 4)
  if (policy.basicCodePattern !== undefined || KIND_DIGITS[kind].test(digits)) return []
  return [report(basicCodeKind, place, { digits, kind, expected: KIND_SHOWN[kind] })]
}

export const itemCodes = eachItem(
  [basicCodeFormat, basicCodeKind, implementationCodeFormat, implementationCodeParts],
  (item, { authorities, policy }, context) => {
    const findings = basicFindings(item, policy, context)
    const { id, implementationCode: value, basicCode, level } = item
    if (value === undefined) return findings
    const place = { in: 'items' as const, id, path: ['implementationCode'] }
    const own = policy.implementationCodePattern
    const pattern = own ?? `${CREDIT_CODE}[1-7](?:${policy.basicCodePattern ?? BASIC})`
    if (!matches(pattern, value)) {
      return [...findings, context.report(implementationCodeFormat, place, { value, pattern })]
    }
    const authority = authorities.get(item.authority)
    const expected = authority && `${authority.creditCode}${LEVEL_DIGITS[level]}${basicCode}`
    // A pattern of one's own may join other parts.
    if (own !== undefined || expected === undefined || expected === value) return findings
    return [...findings, context.report(implementationCodeParts, place, { value, expected })]
  },
)
