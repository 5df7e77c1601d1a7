/** Checks what authenticators signed. */

import {
  type VerifiedAuthenticationResponse,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { NewPasskey, ShownPasskey } from '@yijianshi/contract/passkey'
import type pg from 'pg'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { countUse, findPasskey } from './passkey-store.ts'
import type { RelyingParty } from './relying-party.ts'

/** EdDSA, ES256 and RS256 (COSE): what authenticators have. */
export const algorithms = [-8, -7, -257]

/** Which challenge was to be signed, for which site. */
export type Asked = { readonly challenge: string; readonly party: RelyingParty }

export type MadePasskey = {
  readonly credentialId: Buffer
  readonly publicKey: Uint8Array
  readonly counter: number
}

function bytesOf(base64url: string): Buffer {
  return Buffer.from(base64url, 'base64url')
}

/** The library tells by an exception what is wrong with an answer; to its sender all of that is one refusal. */
async function verified<Result extends VerifiedRegistrationResponse | VerifiedAuthenticationResponse>(
  verifying: Promise<Result>,
): Promise<Result | undefined> {
  try {
    const result = await verifying
    return result.verified ? result : undefined
  } catch {
    return undefined
  }
}

/** A passkey that was made just now, by somebody whom the authenticator knew by finger, face or PIN. */
export async function checkNewPasskey(
  { id, response }: NewPasskey,
  { challenge, party }: Asked,
): Promise<Outcome<MadePasskey>> {
  const { clientDataJSON, attestationObject } = response
  const made = await verified(
    verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (made?.registrationInfo === undefined) return refused('account/passkey-failed')
  const { credential } = made.registrationInfo
  return done({
    credentialId: bytesOf(credential.id),
    publicKey: credential.publicKey,
    counter: credential.counter,
  })
}

/** Whose passkey it is. An unknown one and a wrong signature are refused alike. */
export async function checkShownPasskey(
  pool: pg.Pool,
  { id, response }: ShownPasskey,
  { challenge, party }: Asked,
  now: number,
): Promise<Outcome<{ readonly account: string }>> {
  const known = await findPasskey(pool, bytesOf(id))
  if (known === undefined) return refused('account/passkey-failed')
  const shown = await verified(
    verifyAuthenticationResponse({
      response: { ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} }, response },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The library looks at the counter before the signature, so anybody could make a passkey look copied: it is
      // compared below, with what is stored at that moment.
      credential: { id, publicKey: new Uint8Array(known.public_key), counter: 0 },
    }),
  )
  if (shown === undefined) return refused('account/passkey-failed')
  const isCounted = await countUse(pool, known.id, shown.authenticationInfo.newCounter, now)
  return isCounted ? done({ account: known.account }) : refused('account/passkey-copied')
}
