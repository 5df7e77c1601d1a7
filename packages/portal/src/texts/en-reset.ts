import type { zhCnReset } from './zh-cn-reset.ts'

export const enReset: typeof zhCnReset = {
  link: 'Forgotten the password?',
  heading: 'Forgotten the password',
  lead: 'All other log-ins end then. Where a second factor is on, logging in still takes its code.',
  way: 'What do you have at hand?',
  ways: {
    'window-code': {
      label: 'A reset code from a window',
      hint: 'Bring your document to any comprehensive window. They see that it is you and give you a code, good for ten minutes. Passkeys that were there are removed with it.',
    },
    passkey: {
      label: 'The passkey on this device',
      hint: 'Confirm by finger, face or the code of its lock.',
    },
    codes: {
      label: 'The authenticator on your phone and a recovery code',
      hint: 'The recovery codes that you wrote down when you turned the second factor on. It is used up.',
    },
  },
  labels: {
    number: 'Document number',
    windowCode: 'Reset code',
    login: 'Account name',
    appCode: 'The 6 digits that the authenticator shows',
    recoveryCode: 'Recovery code',
    next: 'New password',
  },
  hints: {
    next: 'At least 8 characters. A few unrelated words are easy to remember and hard to guess.',
  },
  empty: label => `${label} is missing`,
  tooShort: label => `${label} is not complete`,
  sixDigits: 'The authenticator shows 6 digits',
  button: 'Set the password',
  done: 'The password is set',
  doneHint: login => `Your account name is ${login}. Log in with the new password.`,
  toLogin: 'Log in',
  records: {
    heading: 'Resets of the password',
    hint: 'If one of them was not you, change the password at once and call 12345.',
    what: {
      'code-handed-over': 'A window gave a reset code',
      'by-window-code': 'The password was set with a reset code',
      'by-passkey': 'The password was set with a passkey',
      'by-codes': 'The password was set with authenticator and recovery code',
    },
    checked: (site, document) => `${site}, after a look at: ${document}`,
  },
}
