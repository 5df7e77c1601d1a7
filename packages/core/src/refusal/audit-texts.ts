/** Texts of refusals about daily roots, and looks at a case as it stood. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `audit/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const AUDIT_ZH: Texts = {
  'audit/no-root': params => `${params.day ?? ''} 还没有封存的记录。当天结束后才封存。`,
  'audit/before-case': () => '那个时候还没有这个办件。',
  'audit/no-account': () => '那个时候还没有这个账号。',
  'audit/not-visible': () => '这个账号那时看不到这个办件。',
}

export const AUDIT_EN: Texts = {
  'audit/no-root': params =>
    `There is no root of ${params.day ?? 'that day'}. A day gets its root after its end.`,
  'audit/before-case': () => 'The case was not there yet at that time.',
  'audit/no-account': () => 'The account was not there yet at that time.',
  'audit/not-visible': () => 'That account could not see the case then.',
}
