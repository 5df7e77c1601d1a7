/** The authenticator of this device – fingerprint, face or the code of its lock – as both web apps ask it. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { NewPasskey, PasskeyOffer, PasskeyQuestion, ShownPasskey } from './passkey.ts'
import type { Session } from './session.ts'

/** Whether passkeys can be used here: at this address, and in this browser. */
export function canUsePasskeys(session: Pick<Session, 'passkeys'> | undefined): boolean {
  return session?.passkeys === true && browserSupportsWebAuthn()
}

/** Undefined when the person did not go through with it, or has no passkey here. */
export async function showPasskey(question: PasskeyQuestion): Promise<ShownPasskey | undefined> {
  try {
    const { id, response } = await startAuthentication({ optionsJSON: question })
    const { clientDataJSON, authenticatorData, signature } = response
    return { id, response: { clientDataJSON, authenticatorData, signature } }
  } catch {
    return undefined
  }
}

/** Undefined when the person did not go through with it, `known` when this device has one for the account already. */
export async function makePasskey(offer: PasskeyOffer): Promise<NewPasskey | 'known' | undefined> {
  try {
    const { id, response } = await startRegistration({ optionsJSON: offer })
    const { clientDataJSON, attestationObject, transports = [] } = response
    return { id, response: { clientDataJSON, attestationObject, transports } }
  } catch (error) {
    return error instanceof Error && error.name === 'InvalidStateError' ? 'known' : undefined
  }
}
