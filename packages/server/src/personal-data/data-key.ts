/** The key to one subject's data: those of an application and its case, or of a person. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { CIPHERS, type CipherName, KEY_BYTES, open, SealBroken, seal } from './cipher.ts'

export const DATA_KEY_BYTES = 32

/** Where a sealed value lies. Taken elsewhere, it does not open. */
export type Place = { readonly table: string; readonly column: string; readonly row: string }

/** Lengths tell of values: texts are filled up to a multiple of so many bytes. */
const STEP_BYTES = 32

function bytesOf({ table, column, row }: Place): Buffer {
  return Buffer.from([table, column, row].join('\0'))
}

export class DataKey {
  readonly #secret: Buffer
  readonly #cipher: CipherName
  readonly #keys = new Map<CipherName, Buffer>()

  /** `cipher` is for what is sealed from now on; what is opened says its own. */
  constructor(secret: Buffer, cipher: CipherName) {
    if (secret.length !== DATA_KEY_BYTES) throw new SealBroken('A data key has another length')
    this.#secret = secret
    this.#cipher = cipher
    // With the unwrapping that gave the secret, so that no command waits for it.
    this.#keyFor(cipher)
  }

  static newSecret(): Buffer {
    return randomBytes(DATA_KEY_BYTES)
  }

  seal(place: Place, bytes: Uint8Array): Buffer {
    return seal(this.#cipher, this.#keyFor(this.#cipher), bytesOf(place), bytes)
  }

  /** Throws `SealBroken`. */
  open(place: Place, sealed: Buffer): Buffer {
    return open(name => this.#keyFor(name), bytesOf(place), sealed)
  }

  sealJson(place: Place, value: unknown): Buffer {
    const text = Buffer.from(JSON.stringify(value))
    const filled = Buffer.alloc(Math.ceil(text.length / STEP_BYTES) * STEP_BYTES, ' ')
    text.copy(filled)
    return this.seal(place, filled)
  }

  /** Throws `SealBroken`. */
  openJson(place: Place, sealed: Buffer): unknown {
    const value: unknown = JSON.parse(this.open(place, sealed).toString())
    return value
  }

  /** The key of one file: no two files share one, so its pieces may be counted instead of having random nonces. */
  fileKey(salt: Uint8Array, cipher: CipherName = this.#cipher): { cipher: CipherName; key: Buffer } {
    return { cipher, key: this.#derive(`file ${cipher}`, KEY_BYTES[cipher], salt) }
  }

  /** HMAC-SHA-256 by which equal values are found: nothing is learned from it without the key. */
  index(column: string, value: string): Buffer {
    return createHmac('sha256', this.#derive('index', DATA_KEY_BYTES)).update(`${column}\0${value}`).digest()
  }

  #keyFor(name: CipherName): Buffer {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const key = this.#derive(name, KEY_BYTES[name])
    this.#keys.set(name, key)
    return key
  }

  // HKDF (RFC 5869): no bytes serve two ciphers or two purposes.
  #derive(purpose: string, bytes: number, salt: Uint8Array = Buffer.alloc(0)): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, salt, `yijianshi ${purpose}`, bytes))
  }
}

export function readCipher(text: string): CipherName | undefined {
  const wanted = text.toUpperCase()
  return CIPHERS.find(name => name === wanted || name.startsWith(`${wanted}-`))
}
