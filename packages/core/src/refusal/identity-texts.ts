/** Texts of refusals about accounts and the persons behind them. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `account/${string}` | `person/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const IDENTITY_ZH: Texts = {
  'account/login-taken': () => '这个账号名已有人用，请换一个。',
  'account/weak-password': params => `密码至少 ${params.min ?? 8} 位。`,
  'account/common-password': () => '这个密码太常见，容易被猜到，请换一个。',
  'account/own-password': () => '密码里不要有您的账号、姓名、手机号或身份证号。',
  'account/wrong-password': () => '密码不对，请核对后再试。',
  'account/no-password': () => '您用统一身份认证登录，在这里没有密码。',
  'account/demo': () => '演示账号大家共用，不能改。',
  'account/step-over': () => '停留太久了，请重新登录。',
  'account/wrong-code': () => '验证码不对，请看手机上最新的一个。',
  'account/code-used': () => '这个验证码用过了，请等下一个。',
  'account/no-offer': () => '二维码已经过期，请重新开始设置。',
  'account/no-second-factor': () => '还没有开启动态验证码。',
  'account/has-second-factor': () => '动态验证码已经开启。要换手机，请先关闭再开启。',
  'account/second-factor-required': () => '您的岗位必须使用动态验证码，不能关闭。',
  'account/no-session': () => '这次登录已经结束了。',
  'account/login-format': () => '账号名用 3 到 50 个字母、汉字或数字，可以带 . _ - @ +。',
  'person/citizen-number': () => '身份证号码不对，请逐位核对。',
  'person/mobile': () => '手机号码不对，请核对 11 位号码。',
  'person/other-name': () => '姓名和身份证号码对不上，请核对。',
  'person/other-mobile': () => '手机号码与窗口登记的不一致，请用登记的手机号，或到窗口更正。',
  'person/has-account': () => '这个身份证号码已经有账号，请直接登录。',
}

export const IDENTITY_EN: Texts = {
  'account/login-taken': () => 'This account name is taken. Choose another.',
  'account/weak-password': params => `A password has at least ${params.min ?? 8} characters.`,
  'account/common-password': () => 'Many people use this password, so it is easy to guess. Choose another.',
  'account/own-password': () =>
    'Leave your account name, your name, mobile and citizen number out of the password.',
  'account/wrong-password': () => 'The password is wrong. Check it and try again.',
  'account/no-password': () => 'You log in by the unified identity; there is no password here.',
  'account/demo': () => 'Everybody shares the demo accounts, so they can’t be changed.',
  'account/step-over': () => 'That took too long. Log in again.',
  'account/wrong-code': () => 'The code is wrong. Take the newest one on your phone.',
  'account/code-used': () => 'This code was used already. Wait for the next one.',
  'account/no-offer': () => 'The QR code is no longer valid. Begin again.',
  'account/no-second-factor': () => 'The second factor is not turned on.',
  'account/has-second-factor': () =>
    'The second factor is on already. For another phone, turn it off and on again.',
  'account/second-factor-required': () => 'Your post needs the second factor; it can’t be turned off.',
  'account/no-session': () => 'This log-in has ended already.',
  'account/login-format': () => 'An account name has 3 to 50 letters or digits; . _ - @ + may be among them.',
  'person/citizen-number': () => 'The citizen number is not right. Check each digit.',
  'person/mobile': () => 'The mobile number is not right. Check its 11 digits.',
  'person/other-name': () => 'Name and citizen number do not belong together. Check both.',
  'person/other-mobile': () =>
    'The mobile number is not the one you gave at the window. Use that one, or have it changed there.',
  'person/has-account': () => 'This citizen number has an account already. Log in instead.',
}
