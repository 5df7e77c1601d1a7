/** Texts of refusals about applications being filled in. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `draft/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const DRAFT_ZH: Texts = {
  'draft/not-found': () => '没有找到这份草稿，可能已提交或已删除。',
  'draft/not-plannable': params => `办理情形的回答不完整：${params.what ?? ''}。`,
  'draft/catalogue-changed': () => '办事指南已更新，请重新核对清单和表单。',
  'draft/already-submitted': () => '这份申请已经提交，不用再交。',
  'draft/address-missing': () => '选择邮寄送达的，请填写收件人、手机和地址。',
  'draft/site-unknown': () => '这个服务点不收这件事，请换一个。',
  'draft/letter-changed': () => '承诺书的内容有变化，请重新看一遍再签。',
  'draft/signature-name': () => '签名和申请人的姓名不一样，请写申请人的姓名。',
}

export const DRAFT_EN: Texts = {
  'draft/not-found': () => 'This draft was not found. It may have been submitted or deleted.',
  'draft/not-plannable': params => `The answers do not make a plan yet: ${params.what ?? ''}.`,
  'draft/catalogue-changed': () => 'The guide has changed. Check the list and the form again.',
  'draft/already-submitted': () => 'This application is submitted already.',
  'draft/address-missing': () => 'For delivery by post, fill in recipient, mobile and address.',
  'draft/site-unknown': () => 'This site does not take in this matter. Choose another.',
  'draft/letter-changed': () => 'The letter has changed. Read it again before you sign it.',
  'draft/signature-name': () => 'The signature must be the name of the applicant.',
}
