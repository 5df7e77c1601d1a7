import type { ResetRecord } from '@yijianshi/contract/password-reset'

/** 忘了密码。 */
export const zhCnReset = {
  link: '忘了密码？',
  heading: '忘了密码',
  lead: '改好以后，其他地方的登录都会退出。开了动态验证码的，登录时还要输。',
  way: '您手上有什么？',
  ways: {
    'window-code': {
      label: '窗口给的重置码',
      hint: '带上证件到任一综合窗口，核对是您本人，当场给您一个码，十分钟内有效。用它改密码，原来的通行密钥都会删掉。',
    },
    passkey: { label: '这台设备上的通行密钥', hint: '用指纹、人脸或锁屏密码确认。' },
    codes: { label: '手机验证器，还有一个备用码', hint: '开启动态验证码时抄下来的备用码，用一个少一个。' },
  },
  labels: {
    number: '证件号码',
    windowCode: '重置码',
    login: '账号名',
    appCode: '验证器上的 6 位数字',
    recoveryCode: '备用码',
    next: '新密码',
  },
  hints: { next: '至少 8 位。几个不相干的词连起来，好记又难猜。' },
  empty: (label: string) => `请填写${label}`,
  tooShort: (label: string) => `${label}没有填全`,
  sixDigits: '验证器上是 6 位数字',
  button: '改密码',
  done: '密码改好了',
  doneHint: (login: string) => `您的账号名是 ${login}。请用新密码登录。`,
  toLogin: '去登录',
  records: {
    heading: '密码重置记录',
    hint: '有不是您自己办的，请马上改密码，并打 12345 告诉我们。',
    what: {
      'code-handed-over': '窗口给了重置码',
      'by-window-code': '用重置码改了密码',
      'by-passkey': '用通行密钥改了密码',
      'by-codes': '用验证器和备用码改了密码',
    } satisfies Readonly<Record<ResetRecord['what'], string>>,
    checked: (site: string, document: string) => `${site}，核对了${document}`,
  },
}
