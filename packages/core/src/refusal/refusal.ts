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
  'spreadsheet/broken': { kind: 'invalid' },
  'spreadsheet/encrypted': { kind: 'invalid' },
  'spreadsheet/too-large': { kind: 'too-large' },
  'benchmark/not-found': { kind: 'not-found' },
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
export function articleOf(code: RefusalCode): string | undefined {
  const row: RefusalRow = REFUSALS[code]
  return row.article
}
