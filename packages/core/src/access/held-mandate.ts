/** A mandate (代理) as rights hang on it. */

/** 委托 · 家人帮办 · 监护 · 法定代表人 · 单位经办人. */
export const MANDATE_KINDS = ['authorised', 'family', 'guardian', 'legal-representative', 'employee'] as const
export type MandateKind = (typeof MANDATE_KINDS)[number]

/** 填表 · 提交 · 收通知、看进度 · 领结果. */
export const MANDATE_ACTS = ['fill-in', 'submit', 'receive-notices', 'collect'] as const
export type MandateAct = (typeof MANDATE_ACTS)[number]

/** A mandate that holds at the moment of the request. */
export type HeldMandate = {
  readonly mandate: string
  readonly kind: MandateKind
  /** Id of the person or organisation in whose name its holder acts. */
  readonly principal: string
  readonly principalKind: 'person' | 'organisation'
  readonly matters: 'all' | readonly string[]
  readonly acts: readonly MandateAct[]
}
