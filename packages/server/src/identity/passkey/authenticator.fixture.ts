/** An authenticator in software, for tests: makes and shows passkeys as WebAuthn Level 3 says (ES256, no attestation). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { NewPasskey, PasskeyOffer, PasskeyQuestion, ShownPasskey } from '@yijianshi/contract/passkey'

const flag = { present: 0x01, verified: 0x04, attested: 0x40 }

/** What the browser it is plugged into knows; changed by tests of what must be refused. */
export type Circumstances = {
  readonly origin?: string
  readonly verified?: boolean
  readonly counter?: number
}

type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

function clientData(type: string, challenge: string, origin = 'http://localhost'): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest()
}

export class SoftwareAuthenticator {
  readonly #pair: KeyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly id = randomBytes(32)
  #counter = 0

  #data(site: string, flags: number, counter: number, rest: Uint8Array = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(site), Buffer.of(flags), count, rest])
  }

  #flags({ verified = true }: Circumstances): number {
    return flag.present | (verified ? flag.verified : 0)
  }

  make(offer: PasskeyOffer, circumstances: Circumstances = {}): NewPasskey {
    const { x = '', y = '' } = this.#pair.publicKey.export({ format: 'jwk' })
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    )
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, key])
    const flags = this.#flags(circumstances) | flag.attested
    const authData = this.#data(offer.rp.id, flags, circumstances.counter ?? this.#counter, attested)
    const attestation = isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', new Uint8Array(authData)],
      ]),
    )
    return {
      id: this.id.toString('base64url'),
      response: {
        clientDataJSON: clientData('webauthn.create', offer.challenge, circumstances.origin).toString(
          'base64url',
        ),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  show(question: PasskeyQuestion, circumstances: Circumstances = {}): ShownPasskey {
    this.#counter = circumstances.counter ?? this.#counter + 1
    const authData = this.#data(question.rpId, this.#flags(circumstances), this.#counter)
    const client = clientData('webauthn.get', question.challenge, circumstances.origin)
    const signed = Buffer.concat([authData, sha256(client)])
    return {
      id: this.id.toString('base64url'),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#pair.privateKey).toString('base64url'),
      },
    }
  }
}
