/**
 * A refusal is a value: the platform says no, why, and by which article. Exceptions are for faults.
 *
 * The table is the whole vocabulary: `kind` is what the edge needs to know (HTTP maps it once),
 * its words stand in `texts.ts`.
 */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable'

type RefusalRow = { readonly kind: RefusalKind; readonly article?: string }

export const REFUSALS = {
  'access/login-needed': { kind: 'unauthenticated' },
  'access/login-failed': { kind: 'unauthenticated' },
  'access/login-locked': { kind: 'too-many' },
  'access/role': { kind: 'forbidden' },
  'access/not-your-case': { kind: 'not-found' },
  'access/not-your-authority': { kind: 'forbidden' },
  'access/not-your-item': { kind: 'forbidden' },
  'access/separation': { kind: 'forbidden', article: '受办分离' },
  'access/wrong-origin': { kind: 'forbidden' },
  'access/too-many-requests': { kind: 'too-many' },
  'request/invalid': { kind: 'invalid' },
  'request/not-found': { kind: 'not-found' },
  'request/too-large': { kind: 'too-large' },
  'account/login-taken': { kind: 'conflict' },
  'account/weak-password': { kind: 'invalid' },
  'account/login-format': { kind: 'invalid' },
  'person/citizen-number': { kind: 'invalid' },
  'person/mobile': { kind: 'invalid' },
  'person/other-name': { kind: 'invalid' },
  'person/other-mobile': { kind: 'invalid' },
  'person/has-account': { kind: 'conflict' },
  'draft/not-found': { kind: 'not-found' },
  'draft/not-plannable': { kind: 'invalid' },
  'draft/catalogue-changed': { kind: 'conflict' },
  'draft/already-submitted': { kind: 'conflict' },
  'draft/address-missing': { kind: 'invalid' },
  'draft/site-unknown': { kind: 'invalid' },
  'draft/letter-changed': { kind: 'conflict' },
  'draft/signature-name': { kind: 'invalid' },
  'file/wrong-type': { kind: 'invalid' },
  'file/too-large': { kind: 'too-large' },
  'file/empty': { kind: 'invalid' },
  'file/too-many': { kind: 'invalid' },
  'file/not-on-checklist': { kind: 'invalid', article: '行政许可法第三十一条' },
  'form/incomplete': { kind: 'invalid' },
  'case/not-found': { kind: 'not-found' },
  'case/exists': { kind: 'conflict' },
  'case/no-item': { kind: 'invalid' },
  'case/stage': { kind: 'conflict' },
  'case/material-missing': { kind: 'invalid' },
  'case/check-incomplete': { kind: 'invalid' },
  'case/reason-missing': { kind: 'invalid', article: '行政许可法第三十八条' },
  'case/second-notice': { kind: 'conflict', article: '行政许可法第三十二条第一款第(四)项' },
  'case/empty-notice': { kind: 'invalid', article: '行政许可法第三十二条第一款第(四)项' },
  'case/not-on-checklist': { kind: 'invalid', article: '行政许可法第三十一条' },
  'case/notice-unanswered': { kind: 'invalid' },
  'case/unknown-item': { kind: 'invalid' },
  'case/unknown-authority': { kind: 'invalid' },
  'case/task-stage': { kind: 'conflict' },
  'case/precondition': { kind: 'conflict' },
  'case/points-unreviewed': { kind: 'invalid' },
  'case/points-unmet': { kind: 'conflict', article: '行政许可法第三十八条' },
  'case/result-missing': { kind: 'invalid' },
  'case/tracking-missing': { kind: 'invalid' },
  'case/already-rated': { kind: 'conflict' },
  'case/changed': { kind: 'conflict' },
  'case/version-current': { kind: 'conflict' },
  'case/version-incompatible': { kind: 'conflict' },
  'case/not-tolerable': { kind: 'invalid', article: '容缺受理' },
  'case/not-promisable': { kind: 'invalid', article: '告知承诺' },
  'case/credit-broken': { kind: 'forbidden', article: '国办发〔2020〕42号 告知承诺制' },
  'case/no-broken-promise': { kind: 'conflict' },
  'case/letter-missing': { kind: 'invalid' },
  'case/site-not-open': { kind: 'forbidden', article: '就近办' },
  'case/notice-too-late': { kind: 'conflict', article: '行政许可法第三十二条第一款第(四)项' },
  'case/already-held': { kind: 'invalid', article: '国发〔2022〕5号 免提交' },
  'case/not-online': { kind: 'conflict' },
  'case/pre-examined': { kind: 'conflict' },
  'case/nothing-changed': { kind: 'invalid' },
  'case/not-owed': { kind: 'invalid' },
  'case/supplement-over': { kind: 'conflict', article: '容缺受理' },
  'case/prolonged-already': { kind: 'conflict', article: '容缺受理 不可抗力' },
  'case/prolonged-too-long': { kind: 'invalid', article: '容缺受理 不可抗力' },
  'case/not-due': { kind: 'conflict' },
  'case/joint-notice-open': { kind: 'conflict', article: '联合一次性告知' },
  'case/no-joint-notice': { kind: 'conflict', article: '联合一次性告知' },
  'case/not-asked': { kind: 'forbidden' },
  'case/spoken-already': { kind: 'conflict' },
  'case/nobody-asked': { kind: 'invalid' },
  'case/time-past': { kind: 'invalid' },
  'case/unknown-act': { kind: 'not-found' },
  'case/not-convenor': { kind: 'forbidden' },
  'case/not-held-yet': { kind: 'conflict' },
  'case/officials-missing': { kind: 'invalid', article: '行政许可法第三十四条第三款' },
  'case/received-already': { kind: 'conflict' },
  'case/moved-elsewhere': { kind: 'conflict' },
  'case/hand-over-not-failed': { kind: 'conflict' },
  'case/returned-already': { kind: 'conflict' },
  'case/same-authority': { kind: 'invalid' },
  'case/no-second-review': { kind: 'conflict' },
  'case/confirmed-already': { kind: 'conflict' },
  'case/second-person': { kind: 'forbidden', article: '审查与复核分离' },
  'case/review-unconfirmed': { kind: 'conflict' },
  'case/head-only': { kind: 'forbidden', article: '行政许可法第四十二条' },
  'case/not-authorised': { kind: 'forbidden', article: '首席代表授权' },
  'case/decide-yourself': { kind: 'conflict', article: '首席代表授权' },
  'case/procedure-not-declared': { kind: 'forbidden', article: '行政许可法第四十五条' },
  'case/procedure-open': { kind: 'conflict' },
  'case/procedure-repeated': { kind: 'conflict', article: '行政许可法第四十五条' },
  'case/procedure-too-long': { kind: 'invalid', article: '行政许可法第四十五条' },
  'case/unknown-procedure': { kind: 'not-found' },
  'case/objection-open': { kind: 'conflict' },
  'case/unknown-objection': { kind: 'not-found' },
  'case/opinion-open': { kind: 'conflict' },
  'case/opinion-disagrees': { kind: 'conflict', article: '会签' },
  'case/opinion-days': { kind: 'invalid' },
  'case/unknown-request': { kind: 'not-found' },
  'case/extended-already': { kind: 'conflict', article: '行政许可法第四十二条' },
  'case/limit-over': { kind: 'conflict', article: '行政许可法第四十二条' },
  'case/extension-too-long': { kind: 'invalid', article: '行政许可法第四十二条' },
  'case/no-joint-limit': { kind: 'conflict', article: '行政许可法第四十二条第二款' },
  'case/approver-missing': { kind: 'invalid', article: '行政许可法第四十二条第二款' },
  'case/longer-limit': { kind: 'invalid', article: '承诺时限只减不增' },
  'case/material-awaited': { kind: 'conflict', article: '容缺受理' },
  'case/no-such-result': { kind: 'not-found' },
  'case/no-commitment': { kind: 'invalid' },
  'case/checked-already': { kind: 'conflict' },
  'case/separate-already': { kind: 'conflict' },
  'case/not-deliverable': { kind: 'conflict' },
  'case/one-delivery': { kind: 'conflict', article: '一次送达' },
  'case/unknown-tracking': { kind: 'not-found' },
  'case/not-refused': { kind: 'conflict' },
  'publication/not-found': { kind: 'not-found' },
  'publication/version-unknown': { kind: 'not-found' },
  'publication/exists': { kind: 'conflict' },
  'publication/title-missing': { kind: 'invalid' },
  'publication/reason-missing': { kind: 'invalid' },
  'publication/stage': { kind: 'conflict' },
  'publication/path': { kind: 'invalid' },
  'publication/stale-file': { kind: 'conflict' },
  'publication/empty-change': { kind: 'conflict' },
  'publication/second-person-needed': { kind: 'forbidden' },
  'publication/conflict': { kind: 'conflict' },
  'publication/faulty-change': { kind: 'conflict' },
  'publication/unsound': { kind: 'conflict' },
  'publication/nothing-new': { kind: 'conflict' },
  'publication/base-current': { kind: 'conflict' },
  'publication/sample-type': { kind: 'invalid' },
  'publication/busy': { kind: 'conflict' },
  'order/not-found': { kind: 'not-found' },
  'order/exists': { kind: 'conflict' },
  'order/closed': { kind: 'conflict' },
  'order/source-missing': { kind: 'invalid' },
  'order/reason-missing': { kind: 'invalid' },
  'supervision/not-found': { kind: 'not-found' },
  'supervision/exists': { kind: 'conflict' },
  'supervision/stage': { kind: 'conflict' },
  'supervision/not-yours': { kind: 'forbidden' },
  'supervision/text-missing': { kind: 'invalid' },
  'supervision/second-person-needed': { kind: 'forbidden' },
  'supervision/nothing-owed': { kind: 'not-found' },
  'spreadsheet/broken': { kind: 'invalid' },
  'spreadsheet/encrypted': { kind: 'invalid' },
  'spreadsheet/too-large': { kind: 'too-large' },
  'benchmark/not-found': { kind: 'not-found' },
  'webhook/not-found': { kind: 'not-found' },
  'webhook/address': { kind: 'invalid' },
  'webhook/operator': { kind: 'conflict' },
  'webhook/too-many': { kind: 'conflict' },
  'webhook/not-taken': { kind: 'conflict' },
  'live/too-many': { kind: 'too-many' },
  'audit/no-root': { kind: 'not-found' },
  'audit/before-case': { kind: 'not-found' },
  'audit/no-account': { kind: 'not-found' },
  'audit/not-visible': { kind: 'not-found' },
  'service/unavailable': { kind: 'unavailable' },
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof REFUSALS

export type RefusalParams = Readonly<Record<string, string | number>>

export type Refusal = {
  readonly code: RefusalCode
  readonly params: RefusalParams
}

export function refusal(code: RefusalCode, params: RefusalParams = {}): Refusal {
  return { code, params }
}

/** The article of law or rule behind the refusal, where there is one. */
/** Whether this release knows the code: stored ones may be older. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code)
}

export function articleOf(code: RefusalCode): string | undefined {
  const row: RefusalRow = REFUSALS[code]
  return row.article
}
