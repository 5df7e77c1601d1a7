/** The authenticator of this device: fingerprint, face or the code of its lock. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import type { NewPasskey, PasskeyOffer, PasskeyQuestion, ShownPasskey } from '@yijianshi/contract/passkey'
import { sessionQuery } from '../connection/queries.ts'

/** Whether passkeys can be used here: at this address, and in this browser. */
export function usePasskeysHere(): boolean {
  const session = useQuery(sessionQuery)
  return (session.data?.passkeys ?? false) && browserSupportsWebAuthn()
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
