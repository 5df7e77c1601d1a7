/** Passkeys (通行密钥, WebAuthn Level 3): what browser and server say to each other, and the proof of who is logged in. */
import { z } from 'zod'
import { browserNames, systemNames } from './identity.ts'
import { session } from './session.ts'
import { instant, list, uuid } from './shape.ts'

const base64url = (mostCharacters: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(mostCharacters)

const credentialId = base64url(1_400)
const kind = z.literal('public-key')
const transports = z.array(z.string().max(20)).max(10)

/** Goes to `navigator.credentials.create` as it is. */
export const passkeyOffer = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: kind, alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(z.object({ id: z.string(), type: kind, transports: z.array(z.string()) })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
})
export type PasskeyOffer = z.infer<typeof passkeyOffer>

/** What `navigator.credentials.create` gave. */
export const newPasskey = z.object({
  id: credentialId,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(16_000),
    transports: transports.exactOptional(),
  }),
})
export type NewPasskey = z.infer<typeof newPasskey>

/** Goes to `navigator.credentials.get` as it is; whose passkey it is the authenticator asks. */
export const passkeyQuestion = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
})
export type PasskeyQuestion = z.infer<typeof passkeyQuestion>

/** What `navigator.credentials.get` gave. */
export const shownPasskey = z.object({
  id: credentialId,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(12_000),
  }),
})
export type ShownPasskey = z.infer<typeof shownPasskey>

export const passkey = z.object({
  id: uuid,
  /** The device on which it was made. */
  system: z.enum(systemNames),
  browser: z.enum(browserNames),
  madeAt: instant,
  /** Null when it was never used. */
  lastUsedAt: instant.nullable(),
  /** It counted backwards, so there may be a copy: it lets nobody in any more. */
  copied: z.boolean(),
})
export type Passkey = z.infer<typeof passkey>

/** `most`: how many an account may have. */
export const passkeyList = z.object({ passkeys: list(passkey), most: z.int() })

/** Once more, by password or by passkey. */
export const sessionProof = z.union([
  z.object({ password: z.string().min(1).max(200) }),
  z.object({ passkey: shownPasskey }),
])
export type SessionProof = z.infer<typeof sessionProof>

/** What each operation of this concept takes and gives. */
export const PASSKEY_OPERATIONS = {
  askPasskey: {
    summary: 'What a passkey is to sign: to log in, to confirm who is logged in, to set a new password',
    response: passkeyQuestion,
  },
  loginByPasskey: {
    summary: 'Log in by a passkey; it counts as both factors',
    body: shownPasskey,
    response: session,
  },
  confirmSession: {
    summary: 'Prove once more who is logged in; holds for five minutes',
    body: sessionProof,
    response: z.null(),
  },
  listPasskeys: { summary: 'The own passkeys', response: passkeyList },
  offerPasskey: {
    summary: 'Begin to add a passkey; wants a log-in or a proof of the last five minutes',
    response: passkeyOffer,
  },
  addPasskey: { summary: 'Add the passkey that was made', body: newPasskey, response: passkeyList },
  removePasskey: {
    summary: 'Remove one of the own passkeys; wants a log-in or a proof of the last five minutes',
    params: z.object({ passkey: uuid }),
    response: passkeyList,
  },
} as const
