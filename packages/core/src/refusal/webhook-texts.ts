/** Texts of refusals about what goes to the outside: receivers of events, and live screens. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `webhook/${string}` | `live/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

function webhookAddressZh(problem: string | number | undefined): string {
  if (problem === 'address-not-https') return '地址要以 https:// 开头。'
  if (problem === 'address-private') return '这是内网地址，不能填写；确有需要的，请运维开通。'
  return '地址不对，请填写完整的 https:// 地址，不带账号和密码。'
}

function webhookAddressEn(problem: string | number | undefined): string {
  if (problem === 'address-not-https') return 'The address must begin with https://.'
  if (problem === 'address-private')
    return 'This address lies in the inner network; only the operator can allow that.'
  return 'This is no address; write all of it, with https:// and without account or password.'
}

export const WEBHOOK_ZH: Texts = {
  'webhook/not-found': () => '没有找到这个推送，可能已删除或已处理。',
  'webhook/address': params => webhookAddressZh(params.problem),
  'webhook/operator': () => '这个接收地址由运维设置，不能在这里改动或删除。',
  'webhook/too-many': params => `接收方最多 ${params.limit ?? ''} 个，请先删除不用的。`,
  'webhook/not-taken': () => '对方没有收下，请稍后再试。',
  'live/too-many': () => '打开的页面太多，这一页改为定时刷新。',
}

export const WEBHOOK_EN: Texts = {
  'webhook/not-found': () => 'This was not found; perhaps it was deleted or dealt with.',
  'webhook/address': params => webhookAddressEn(params.problem),
  'webhook/operator': () => 'The operator has set this receiver; it can’t be changed or deleted here.',
  'webhook/too-many': params =>
    `There are at most ${params.limit ?? ''} receivers; delete one that is not used.`,
  'webhook/not-taken': () => 'The receiver did not take it. Try again later.',
  'live/too-many': () => 'Too many pages are open; this one looks for news from time to time instead.',
}
