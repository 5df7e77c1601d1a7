/** How somebody proves who they are: sessions, password, second factor, the unified identity (统一身份认证). */
import { z } from 'zod'
import { list, uuid } from './shape.ts'

export const systemNames = [
  'windows',
  'mac',
  'linux',
  'kylin',
  'android',
  'harmony',
  'iphone',
  'ipad',
  'other',
] as const
export type SystemName = (typeof systemNames)[number]

export const browserNames = [
  'chrome',
  'edge',
  'firefox',
  'safari',
  'wechat',
  'alipay',
  'huawei',
  'xiaomi',
  '360',
  'qq',
  'uc',
  'other',
] as const
export type BrowserName = (typeof browserNames)[number]

/** How a session was opened. */
export const loginWays = ['password', 'second-factor', 'unified', 'passkey'] as const
export type LoginWay = (typeof loginWays)[number]

export const openSession = z.object({
  id: uuid,
  /** The session of this very request. */
  current: z.boolean(),
  system: z.enum(systemNames),
  browser: z.enum(browserNames),
  /** Address without its last part; empty when unknown. */
  network: z.string(),
  way: z.enum(loginWays),
  beganAt: z.iso.datetime(),
  /** To the minute. */
  lastSeenAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
})
export type OpenSession = z.infer<typeof openSession>

/** All of them: an account has fifty at most. */
export const openSessionList = z.object({ sessions: list(openSession) })

/** What became of a log-in. `second-step`: the first step was right, and the second is owed. */
export const loginOutcomes = [
  'let-in',
  'second-step',
  'wrong-password',
  'wrong-code',
  'locked',
  'off-duty',
] as const
export type LoginOutcome = (typeof loginOutcomes)[number]

export const logIn = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  outcome: z.enum(loginOutcomes),
  way: z.enum(loginWays),
  system: z.enum(systemNames),
  browser: z.enum(browserNames),
  /** Address without its last part; empty when unknown. */
  network: z.string(),
})
export type LogIn = z.infer<typeof logIn>

/** A code of the app, or a recovery code; spaces and hyphens do not matter. */
const code = z.string().min(6).max(40)
const password = z.string().max(200)

/** What the second step of a log-in wants. */
export const loginStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code') }),
  /** The post must have a second factor and the account has none: it is set up now. */
  z.object({ kind: z.literal('enrol') }),
])
export type LoginStep = z.infer<typeof loginStep>

export const secondStep = z.object({ code })

/** Shown once: the address for the app as QR code, and the secret to type in. */
export const offeredSecret = z.object({
  /** Base32, in groups of four. */
  secret: z.string(),
  /** SVG. */
  qrCode: z.string(),
})
export type OfferedSecret = z.infer<typeof offeredSecret>

/** Empty where the account has no password. */
export const reauthentication = z.object({ password })
export const confirmation = z.object({ code })
export const removal = z.object({ password, code })
/** Shown once: whoever has no phone at hand gets in with one of them. */
export const recoveryCodes = z.object({ recoveryCodes: list(z.string()) })

export const passwordChange = z.object({ current: password, next: password.min(1) })

/** How the account is secured. */
export const security = z.object({
  /** False for those who come by the unified identity alone. */
  hasPassword: z.boolean(),
  leastCharacters: z.int(),
  /** Everybody knows the password of a demo account, so nothing of it can be changed. */
  demo: z.boolean(),
  secondFactor: z.object({ since: z.iso.datetime(), recoveryCodesLeft: z.int() }).nullable(),
  secondFactorRequired: z.boolean(),
  /** Linked with the unified identity. */
  unified: z.boolean(),
})
export type Security = z.infer<typeof security>

export const unifiedStart = z.object({ next: z.string().max(300).optional() })
/** Whatever a provider sends: it is judged by the protocol, not by its shape. */
export const unifiedReturn = z
  .object({ code: z.string().max(4_000), state: z.string().max(4_000), error: z.string().max(4_000) })
  .partial()
  .catchall(z.string().max(4_000))

/** Where the browser goes after logging out: the provider's own log-out, or null. */
export const loggedOut = z.object({ continueAt: z.string().nullable() })

const nothing = z.null()

export const IDENTITY_OPERATIONS = {
  offerLoginSecret: {
    summary: 'During a log-in that has to set up a second factor: a new secret for the app',
    response: offeredSecret,
  },
  beginUnifiedLogin: {
    summary: 'Go to the unified identity; a browser is redirected',
    query: unifiedStart,
  },
  finishUnifiedLogin: {
    summary: 'Come back from the unified identity; a browser is redirected',
    query: unifiedReturn,
  },
  listSessions: { summary: 'Where the account is logged in', response: openSessionList },
  endSession: {
    summary: 'End one of the own sessions',
    params: z.object({ session: uuid }),
    response: nothing,
  },
  endOtherSessions: { summary: 'End all own sessions but this one', response: nothing },
  listLogIns: {
    summary:
      'Log-ins of the own account in the last six months, those refused too, newest first; fifty at most',
    response: z.object({ logIns: list(logIn) }),
  },
  getSecurity: { summary: 'How the own account is secured', response: security },
  changePassword: {
    summary: 'Change the password; all other sessions end',
    body: passwordChange,
    response: nothing,
  },
  offerSecret: {
    summary: 'A new secret for an authenticator app, to be confirmed by a code',
    body: reauthentication,
    response: offeredSecret,
  },
  confirmSecondFactor: {
    summary: 'Turn the second factor on by a code; gives the recovery codes, once',
    body: confirmation,
    response: recoveryCodes,
  },
  renewRecoveryCodes: {
    summary: 'New recovery codes; the old ones count no more',
    body: removal,
    response: recoveryCodes,
  },
  removeSecondFactor: {
    summary: 'Turn the second factor off, by password and code',
    body: removal,
    response: nothing,
  },
} as const
