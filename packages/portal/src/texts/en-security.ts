import { enDeviceNames } from '@yijianshi/contract/device-names'
import { enLoginNames } from '@yijianshi/contract/login-names'
import type { zhCnSecurity } from './zh-cn-security.ts'

export const enSecurity: typeof zhCnSecurity = {
  title: 'Account security',
  lead: 'Change the password, turn on a second factor, see where the account is logged in.',
  demo: 'This is a demo account that everybody shares: password and codes can’t be changed.',
  done: 'Saved.',

  unified: name => `Log in with ${name}`,
  unifiedOr: 'Or log in with an account of this site:',
  unifiedProblems: {
    denied: 'The unified identity was not completed. Please try again.',
    failed: 'This log-in did not succeed. Please begin again.',
    unreachable: 'The unified identity cannot be reached now. Try later, or use account and password.',
    incomplete:
      'The unified identity did not tell your full name, citizen number and mobile. Complete the real-name check there first.',
    'other-name': 'Name and citizen number differ from what is registered. Have it corrected at the window.',
    'unknown-staff': 'This identity has no staff account yet.',
    'wrong-place': 'This is a staff account. Log in at the console.',
    disabled: 'This account is disabled.',
  },

  step: {
    heading: 'Enter the code',
    hint: 'Open the authenticator on your phone and enter its 6 digits. Without the phone, use a recovery code.',
    code: 'Code',
    empty: 'Enter the code',
    button: 'Log in',
    again: 'Log in with another account',
  },

  password: {
    heading: 'Password',
    hint: least =>
      `At least ${least} characters. A few unrelated words are easy to remember and hard to guess.`,
    current: 'Present password',
    next: 'New password',
    button: 'Change the password',
    changed: 'The password is changed; all other log-ins have ended.',
    empty: label => `${label} is missing`,
    none: 'You log in with the unified identity and have no password here.',
  },

  factor: {
    heading: 'Second factor',
    about:
      'Logging in then also takes the 6 digits that an authenticator on your phone shows. Whoever learns the password does not get in.',
    off: 'Not turned on.',
    on: (since, left) => `Turned on ${since}; ${left} recovery codes left.`,
    begin: 'Turn on',
    confirmPassword: 'Your password first',
    scan: 'Scan this with the authenticator on your phone',
    scanHint: 'Any app that knows TOTP will do. If it can’t scan, type this secret:',
    qrCode: 'QR code for the authenticator',
    secret: 'Secret: ',
    code: 'The 6 digits that it shows',
    confirm: 'Confirm',
    recovery: 'Recovery codes',
    recoveryHint:
      'Without your phone, each of them stands in for one code. They are shown only now: write them down and keep them.',
    kept: 'I have written them down',
    renew: 'New recovery codes',
    remove: 'Turn off',
    code6: 'Code or recovery code',
    removed: 'Turned off.',
    cancel: 'Cancel',
  },

  passkeys: {
    heading: 'Passkeys',
    about:
      'A passkey stays in your phone or computer; a finger, your face or the code of its lock lets you in. Nothing to remember, no code to type, and nobody can talk you out of it.',
    login: 'Log in with a passkey',
    loginHint: 'If you have added one under “Account security”, you need neither name nor password.',
    none: 'None yet.',
    add: 'Add one on this device',
    added: 'Added. Next time you can log in with it.',
    remove: 'Remove',
    removeOf: device => `Remove the passkey: ${device}`,
    removed:
      'Removed; nobody logs in with it any more. The copy in your device is deleted in its password manager.',
    made: day => `added ${day}`,
    used: day => `last used ${day}`,
    unused: 'never used',
    copied: 'stopped',
    copiedHint:
      'Somebody may have a copy of this passkey. Remove it, and change your password if that was not you.',
    cancelled: 'Not completed. You can try again whenever you like.',
    known: 'This device was added already.',
    notHere: 'Passkeys don’t work at this address or in this browser.',
    confirm: 'Confirm first that it is you; then it goes on.',
    confirmPassword: 'Your password',
    confirmButton: 'Confirm',
    confirmByPasskey: 'Confirm with a passkey',
    confirmByLogin: 'Log out, log in again, and come back here within five minutes.',
  },

  sessions: {
    heading: 'Where you are logged in',
    hint: 'If you don’t know one of them, end it and change the password.',
    current: 'this one',
    began: at => `logged in ${at}`,
    seen: at => `last used ${at}`,
    network: network => `network ${network}`,
    end: 'End',
    endOf: device => `End: ${device}`,
    endOthers: 'End all others',
    device: (system, browser) => `${system} · ${browser}`,
    ways: {
      password: 'by password',
      'second-factor': 'by password and code',
      unified: 'by the unified identity',
      passkey: 'by passkey',
    },
    ...enDeviceNames,
  },
  logIns: {
    heading: 'Recent log-ins',
    hint: 'Log-ins and attempts of the last six months, 50 at most. If one was not you, change the password.',
    ...enLoginNames,
  },
}
