/**
 * The keys with which authorities sign licences, in a folder of their own: `ca.pem` for the platform's certification
 * authority, `<authority>.pem` for each authority, key and certificate in one file, readable by its owner only. Made at
 * the first use; of several servers on one folder one makes it.
 */
import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Certificate } from 'pkijs'
import { type Identity, issueCertificate, KEY_ALGORITHM, type Signer, toPem } from './certificates.ts'

export const CA_YEARS = 30
export const SIGNER_YEARS = 10
/** A certificate is made anew when it ends within a year. */
export const RENEW_MS = 365 * 86_400_000
export const CA_NAME = '一件事一次办平台电子证照签发中心'
/** Ids of authorities are names of files. */
export const SAFE = /^[a-z0-9][a-z0-9-]*$/

/** A file that can't be used; the message says which and why. */
export class LicenceKeyBroken extends Error {}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

export function derOf(pem: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const found = new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END ${label}-----`).exec(pem)
  return found?.[1] === undefined ? undefined : new Uint8Array(Buffer.from(found[1], 'base64'))
}

async function readSigner(file: string): Promise<Signer | undefined> {
  let pem: string
  try {
    pem = await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
  const key = derOf(pem, 'PRIVATE KEY')
  const certificate = derOf(pem, 'CERTIFICATE')
  if (key === undefined || certificate === undefined)
    throw new LicenceKeyBroken(`${file} does not hold a private key and its certificate in PEM.`)
  try {
    return {
      key: await crypto.subtle.importKey('pkcs8', key, KEY_ALGORITHM, false, ['sign']),
      certificate: Certificate.fromBER(certificate),
    }
  } catch {
    throw new LicenceKeyBroken(`${file} holds no key of the curve P-256 with its certificate.`)
  }
}

type Made = { readonly pem: string; readonly file: string }

/** Whole as soon as it has its name; `replace` for what is renewed. */
export async function place({ pem, file }: Made, replace: boolean): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await writeFile(aside, pem, { mode: 0o600, flag: 'wx', flush: true })
  if (replace) return rename(aside, file)
  try {
    await link(aside, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(aside, { force: true })
  }
}

export class AuthorityKeys {
  readonly #folder: string
  readonly #now: () => number
  readonly #opening = new Map<string, Promise<Signer>>()

  /** `now`: milliseconds since 1970. Nothing is read or made before the first use. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** The certification authority, whose certificate those who check have to trust. */
  authority(): Promise<Signer> {
    return this.#opened('ca', () => ({ name: CA_NAME }))
  }

  /** The certificate of the certification authority, PEM. */
  async authorityPem(): Promise<string> {
    const { certificate } = await this.authority()
    return toPem('CERTIFICATE', certificate.toSchema(true).toBER())
  }

  /** `id` of the authority in the catalogue. Throws `LicenceKeyBroken` when its file can't be used. */
  async signerOf(id: string, identity: Identity): Promise<Signer> {
    if (!SAFE.test(id) || id === 'ca') throw new LicenceKeyBroken(`${id} is no id of an authority.`)
    const signer = await this.#opened(id, () => identity)
    if (signer.certificate.notAfter.value.getTime() - this.#now() > RENEW_MS) return signer
    this.#opening.delete(id)
    await this.#make(id, identity, true)
    return this.#opened(id, () => identity)
  }

  #opened(name: string, identity: () => Identity): Promise<Signer> {
    const known = this.#opening.get(name)
    if (known !== undefined) return known
    const opening = this.#open(name, identity())
    this.#opening.set(name, opening)
    // What failed is tried again the next time.
    opening.catch(() => this.#opening.delete(name))
    return opening
  }

  async #open(name: string, identity: Identity): Promise<Signer> {
    const file = this.#file(name)
    const known = await readSigner(file)
    if (known !== undefined) return known
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await this.#make(name, identity, false)
    const made = await readSigner(file)
    if (made === undefined) throw new LicenceKeyBroken(`${file} vanished while it was made.`)
    return made
  }

  async #make(name: string, subject: Identity, replace: boolean): Promise<void> {
    const isAuthority = name === 'ca'
    const pair = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify'])
    const certificate = await issueCertificate(
      {
        subject,
        publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
        years: isAuthority ? CA_YEARS : SIGNER_YEARS,
        now: this.#now(),
      },
      isAuthority ? undefined : await this.authority(),
      pair.privateKey,
    )
    const pem =
      toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)) +
      toPem('CERTIFICATE', certificate.toSchema(true).toBER())
    await place({ pem, file: this.#file(name) }, replace)
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.pem`)
  }
}
