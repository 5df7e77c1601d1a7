/** What people call that which became of a log-in: in both web apps the same. */
import type { LoginOutcome } from './identity.ts'

export type LoginNames = { readonly outcomes: Readonly<Record<LoginOutcome, string>> }

export const zhLoginNames: LoginNames = {
  outcomes: {
    'let-in': '登录成功',
    'second-step': '第一步通过，等验证码',
    'wrong-password': '密码不对',
    'wrong-code': '验证码不对',
    locked: '错的次数太多，暂时锁住',
    'off-duty': '不在岗，没有登录',
  },
}

export const enLoginNames: LoginNames = {
  outcomes: {
    'let-in': 'logged in',
    'second-step': 'first step passed, code asked for',
    'wrong-password': 'wrong password',
    'wrong-code': 'wrong code',
    locked: 'locked for a while after too many failures',
    'off-duty': 'not on duty, not let in',
  },
}
