/** Texts of refusals about data sharing and the consent to it. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `sharing/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const SHARING_ZH: Texts = {
  'sharing/no-purpose': () => '没有说明办什么事，不能查询数据。',
  'sharing/no-application': () => '没有对应的申请，不能查询数据。',
  'sharing/no-consent': () => '您还没有同意查询这些数据。请先同意，或者自己填写、提交材料。',
  'sharing/consent-ended': () => '您的同意已经到期或者已经撤回。要继续查询，请重新同意。',
  'sharing/not-shared': () => '这项数据依法不予共享，请自己填写或者提交材料。',
  'sharing/not-for-matter': () => '办这件事不能查询这项数据，请自己填写或者提交材料。',
  'sharing/resource-unknown': () => '没有这项数据，或者这次申请用不到它。',
  'sharing/separate-consent': () => '里面有敏感个人信息，要逐项单独同意。',
  'sharing/paper-consent': () => '请先让本人在纸质同意书上签字，再确认。',
  'sharing/own-consent': () =>
    '查询数据要由本人同意，单位要由法定代表人或者受托人同意。请他们登录，或者到窗口办理。',
  'sharing/identity-unproven': () =>
    '还没有核实您的身份，不能在网上查询数据。请用统一身份认证登录，或者到窗口办理。',
  'sharing/nothing-offered': () => '这次申请没有可以查询的信息，不用签同意书。',
  'sharing/not-fetched': () => '这一项不是查询得来的，不用提出异议，直接改就行。',
  'sharing/consent-not-found': () => '没有找到这份同意。',
  'sharing/use-not-found': () => '没有找到这次查询。',
}

export const SHARING_EN: Texts = {
  'sharing/no-purpose': () => 'Nothing can be looked up without saying for what.',
  'sharing/no-application': () => 'Nothing can be looked up without an application.',
  'sharing/no-consent': () =>
    'You have not consented to looking these data up. Consent first, or fill in and hand in yourself.',
  'sharing/consent-ended': () => 'Your consent is over or was taken back. Consent again to go on.',
  'sharing/not-shared': () => 'By law these data are not shared. Fill in or hand in yourself.',
  'sharing/not-for-matter': () => 'These data may not be asked for this matter. Fill in or hand in yourself.',
  'sharing/resource-unknown': () => 'There are no such data, or this application has no use for them.',
  'sharing/separate-consent': () => 'Some of it is sensitive and needs your consent to each by itself.',
  'sharing/paper-consent': () => 'Let the person sign the consent on paper first, and then confirm.',
  'sharing/own-consent': () =>
    'Only the person concerned can consent to this; for an organisation, its legal representative or authorised agent. They log in themselves, or come to a window.',
  'sharing/identity-unproven': () =>
    'We have not verified who you are, so nothing can be looked up online. Log in by the unified identity, or come to a window.',
  'sharing/nothing-offered': () => 'There is nothing to look up for this application, so nothing to sign.',
  'sharing/not-fetched': () => 'This was not fetched, so there is nothing to dispute. Just change it.',
  'sharing/consent-not-found': () => 'This consent was not found.',
  'sharing/use-not-found': () => 'This look-up was not found.',
}
