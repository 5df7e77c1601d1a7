/**
 * Keys of authorities with their certificates in a folder of their own, readable by its owner only: `ca` for the
 * platform's certification authority, and one for each authority. Made at the first use; of several servers on one
 * folder one makes them.
 */
import type { Certificate } from 'pkijs'
import { type CertificateOrder, type Identity, toPem } from './certificates.ts'

const CA = 'ca'
const CA_NAME = '一件事一次办平台电子证照签发中心'
const CA_YEARS = 30
const SIGNER_YEARS = 10
/** A certificate is made anew when it ends within a year. */
const RENEW_MS = 365 * 86_400_000
/** Ids of authorities are names of files. */
const SAFE = /^[a-z0-9][a-z0-9-]*$/

/** A file that can't be used; the message says which and why. */
export class LicenceKeyBroken extends Error {}

export function derOf(pem: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const found = new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END ${label}-----`).exec(pem)
  return found?.[1] === undefined ? undefined : new Uint8Array(Buffer.from(found[1], 'base64'))
}

export type Certified = { readonly certificate: Certificate }

/** How keys of one algorithm lie in the folder. */
export type KeyFiles<Held extends Certified> = {
  /** Undefined where it was not made yet. Throws when its files can't be used. */
  readonly find: (name: string) => Promise<Held | undefined>
  /** `by` is undefined for the certification authority; without `replace` what is there stays. */
  readonly make: (
    name: string,
    order: NewCertificate,
    by: Held | undefined,
    replace: boolean,
  ) => Promise<void>
}
export type NewCertificate = Omit<CertificateOrder, 'publicKey'>

export class KeyFolder<Held extends Certified> {
  readonly #files: KeyFiles<Held>
  readonly #now: () => number
  readonly #opening = new Map<string, Promise<Held>>()

  /** `now`: milliseconds since 1970. Nothing is read or made before the first use. */
  constructor(files: KeyFiles<Held>, now: () => number) {
    this.#files = files
    this.#now = now
  }

  /** The certification authority, whose certificate those who check have to trust. */
  authority(): Promise<Held> {
    return this.#opened(CA, { name: CA_NAME })
  }

  /** The certificate of the certification authority, PEM. */
  async authorityPem(): Promise<string> {
    const { certificate } = await this.authority()
    return toPem('CERTIFICATE', certificate.toSchema(true).toBER())
  }

  /** `id` of the authority in the catalogue. Throws when its files can't be used, and for what is no id. */
  async signerOf(id: string, identity: Identity): Promise<Held> {
    if (!SAFE.test(id) || id === CA) throw new LicenceKeyBroken(`${id} is no id of an authority.`)
    const signer = await this.#opened(id, identity)
    if (signer.certificate.notAfter.value.getTime() - this.#now() > RENEW_MS) return signer
    this.#opening.delete(id)
    await this.#make(id, identity, true)
    return this.#opened(id, identity)
  }

  #opened(name: string, identity: Identity): Promise<Held> {
    const known = this.#opening.get(name)
    if (known !== undefined) return known
    const opening = this.#open(name, identity)
    this.#opening.set(name, opening)
    // What failed is tried again the next time.
    opening.catch(() => this.#opening.delete(name))
    return opening
  }

  async #open(name: string, identity: Identity): Promise<Held> {
    const known = await this.#files.find(name)
    if (known !== undefined) return known
    await this.#make(name, identity, false)
    const made = await this.#files.find(name)
    if (made === undefined) throw new LicenceKeyBroken(`The key of ${name} vanished while it was made.`)
    return made
  }

  async #make(name: string, subject: Identity, replace: boolean): Promise<void> {
    const isAuthority = name === CA
    const years = isAuthority ? CA_YEARS : SIGNER_YEARS
    const by = isAuthority ? undefined : await this.authority()
    await this.#files.make(name, { subject, years, now: this.#now() }, by, replace)
  }
}
