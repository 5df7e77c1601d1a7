/** Texts of refusals about accounts, the persons behind them, and the duties of staff. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `account/${string}` | `duty/${string}` | `person/${string}`>
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
  'account/confirm-first': () => '离上次登录有一会儿了，请先确认是您本人。',
  'account/passkey-failed': () => '通行密钥没有通过，请再试一次，或换别的办法。',
  'account/passkey-copied': () => '这把通行密钥可能被人复制过，已经停用。请用密码登录后删掉它。',
  'account/passkey-elsewhere': () => '从这个网址不能用通行密钥，请用密码登录。',
  'account/passkey-known': () => '这台设备的通行密钥已经添加过了。',
  'account/passkeys-full': params => `最多添加 ${params.most ?? 10} 把通行密钥，请先删掉不用的。`,
  'account/no-passkey': () => '没有这把通行密钥，可能已经删掉了。',
  'account/reset-failed': () => '填的内容对不上，请逐项核对。还是不行，请带证件到窗口办。',
  'account/reset-too-often': () => '重置码给得太多了，请过些时候再来。',
  'account/off-duty': () => '您现在不在岗：任职时间还没开始，或者已经结束。请找单位管理员。',
  'duty/period': () => '时间不对：结束要晚于开始，也要晚于现在；代岗一定要写结束时间。',
  'duty/self': () => '自己的岗不用自己代。',
  'duty/other-office': () => '只能代同一部门审查人员的岗，或同一服务点窗口人员的岗。',
  'duty/overlaps': () => '这段时间已经有同样的安排，请先结束原来的，或改时间。',
  'duty/mutual': () => '对方这段时间正代这个人的岗，两个人不能互相代。',
  'duty/not-found': () => '没有这项安排。',
  'duty/oneself': () => '自己的岗位安排不能由自己定，请找别的负责人或管理员。',
  'duty/not-yours': () =>
    '只能安排归您管的人：大厅负责人管本厅和下级站点的人员，部门负责人管自己负责的事项上的人员。',
  'duty/over': () => '这项安排已经结束。',
  'person/citizen-number': () => '身份证号码不对，请逐位核对。',
  'person/document': () => '证件号码不对，请看清证件种类，逐位核对。',
  'person/mobile': () => '手机号码不对，请核对 11 位号码。',
  'person/other-name': () => '姓名和身份证号码对不上，请核对。',
  'person/other-mobile': () => '手机号码与窗口登记的不一致，请用登记的手机号，或到窗口更正。',
  'person/has-account': () => '这个身份证号码已经有账号，请直接登录。',
  'person/no-account': () => '这个证件没有账号，可以直接注册。',
  'person/still-needed': () =>
    '还有办件、证照或委托要用到您的信息，现在不能注销。哪些、到什么时候，“我的信息”里写着。',
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
  'account/confirm-first': () => 'Some time has passed since you logged in. Confirm first that it is you.',
  'account/passkey-failed': () => 'The passkey did not pass. Try again, or choose another way.',
  'account/passkey-copied': () =>
    'Somebody may have a copy of this passkey, so it is stopped. Log in by password and remove it.',
  'account/passkey-elsewhere': () => 'Passkeys don’t work at this address. Log in by password.',
  'account/passkey-known': () => 'The passkey of this device was added already.',
  'account/passkeys-full': params =>
    `An account has ${params.most ?? 10} passkeys at most. Remove one that you don’t use.`,
  'account/no-passkey': () => 'There is no such passkey; it may have been removed.',
  'account/reset-failed': () =>
    'What you filled in does not belong together. Check each entry; if it stays so, come to a window with your document.',
  'account/reset-too-often': () => 'Too many reset codes were handed over. Come back later.',
  'account/off-duty': () =>
    'You are not on duty now: your time has not begun, or is over. Ask your administrator.',
  'duty/period': () =>
    'Check the times: the end comes after the beginning and after now, and a deputy always has an end.',
  'duty/self': () => 'Nobody is their own deputy.',
  'duty/other-office': () =>
    'A deputy fills the post of a reviewer of the same authority, or of a clerk at the same site.',
  'duty/overlaps': () =>
    'The same is arranged for this time already. End that first, or choose another time.',
  'duty/mutual': () => 'That colleague is deputy of this one at the time; two can’t be each other’s.',
  'duty/not-found': () => 'There is no such duty.',
  'duty/oneself': () => 'Nobody arranges their own duties. Ask another head, or the administrator.',
  'duty/not-yours': () =>
    'These are not your people: the manager of a hall arranges those of the hall and of the sites below it, the head of an authority those on the items that the head answers for.',
  'duty/over': () => 'This duty is over.',
  'person/citizen-number': () => 'The citizen number is not right. Check each digit.',
  'person/document': () =>
    'This document number is not right. Check the kind of document and each character.',
  'person/mobile': () => 'The mobile number is not right. Check its 11 digits.',
  'person/other-name': () => 'Name and citizen number do not belong together. Check both.',
  'person/other-mobile': () =>
    'The mobile number is not the one you gave at the window. Use that one, or have it changed there.',
  'person/has-account': () => 'This citizen number has an account already. Log in instead.',
  'person/no-account': () => 'This document has no account yet; one can be opened at once.',
  'person/still-needed': () =>
    'An application, a licence or a mandate still needs your data, so the account can’t be closed yet. “My data” says which, and until when.',
}
