/**
 * The SM2 keys of authorities, beside those on P-256: `<authority>.sm2.pem` holds the key, `<authority>.sm2.crt` its
 * certificate under the platform's own certification authority (`ca.sm2.*`). Made at the first use; of several servers
 * on one folder one makes them.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BitString } from 'asn1js'
import { AlgorithmIdentifier, Certificate } from 'pkijs'
import { openSigningKey, type SigningKey } from '../audit/signing-key.ts'
import {
  CA_NAME,
  CA_YEARS,
  derOf,
  hasCode,
  LicenceKeyBroken,
  place,
  RENEW_MS,
  SAFE,
  SIGNER_YEARS,
} from './authority-keys.ts'
import { type Identity, toPem, unsignedCertificate } from './certificates.ts'

export type Sm2Signer = { readonly key: SigningKey; readonly certificate: Certificate }

/** SM2 with SM3 (GM/T 0006). */
const SM2_WITH_SM3 = '1.2.156.10197.1.501'

async function issueSm2Certificate(
  subject: Identity,
  key: SigningKey,
  by: Sm2Signer | undefined,
  now: number,
): Promise<Certificate> {
  const years = by === undefined ? CA_YEARS : SIGNER_YEARS
  const order = { subject, publicKey: key.publicKey, years, now }
  const certificate = await unsignedCertificate(order, by?.certificate)
  certificate.signature = new AlgorithmIdentifier({ algorithmId: SM2_WITH_SM3 })
  certificate.signatureAlgorithm = certificate.signature
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER())
  const signature = (by?.key ?? key).sign(certificate.tbsView)
  certificate.signatureValue = new BitString({ valueHex: new Uint8Array(signature) })
  return certificate
}

async function readCertificate(file: string): Promise<Certificate | undefined> {
  let pem: string
  try {
    pem = await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
  const der = derOf(pem, 'CERTIFICATE')
  if (der === undefined) throw new LicenceKeyBroken(`${file} does not hold a certificate in PEM.`)
  return Certificate.fromBER(der)
}

function publicKeyOf({ subjectPublicKeyInfo }: Certificate): Buffer {
  return Buffer.from(subjectPublicKeyInfo.toSchema().toBER())
}

export class Sm2AuthorityKeys {
  readonly #folder: string
  readonly #now: () => number
  readonly #opening = new Map<string, Promise<Sm2Signer>>()

  /** `now`: milliseconds since 1970. Nothing is read or made before the first use. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** The certification authority for SM2, whose certificate those who check have to trust. */
  authority(): Promise<Sm2Signer> {
    return this.#opened('ca', { name: CA_NAME })
  }

  /** The certificate of the certification authority, PEM. */
  async authorityPem(): Promise<string> {
    const { certificate } = await this.authority()
    return toPem('CERTIFICATE', certificate.toSchema(true).toBER())
  }

  /** `id` of the authority in the catalogue. Throws `LicenceKeyBroken` or `KeyRefused` when a file can't be used. */
  async signerOf(id: string, identity: Identity): Promise<Sm2Signer> {
    if (!SAFE.test(id) || id === 'ca') throw new LicenceKeyBroken(`${id} is no id of an authority.`)
    const signer = await this.#opened(id, identity)
    if (signer.certificate.notAfter.value.getTime() - this.#now() > RENEW_MS) return signer
    this.#opening.delete(id)
    await this.#certify(id, identity, signer.key, true)
    return this.#opened(id, identity)
  }

  #opened(name: string, identity: Identity): Promise<Sm2Signer> {
    const known = this.#opening.get(name)
    if (known !== undefined) return known
    const opening = this.#open(name, identity)
    this.#opening.set(name, opening)
    // What failed is tried again the next time.
    opening.catch(() => this.#opening.delete(name))
    return opening
  }

  async #open(name: string, identity: Identity): Promise<Sm2Signer> {
    const key = await openSigningKey(join(this.#folder, `${name}.sm2.pem`), 'SM2')
    const file = this.#certificateFile(name)
    if ((await readCertificate(file)) === undefined) await this.#certify(name, identity, key, false)
    const certificate = await readCertificate(file)
    if (certificate === undefined) throw new LicenceKeyBroken(`${file} vanished while it was made.`)
    if (!publicKeyOf(certificate).equals(Buffer.from(key.publicKey)))
      throw new LicenceKeyBroken(`${file} is the certificate of another key.`)
    return { key, certificate }
  }

  async #certify(name: string, subject: Identity, key: SigningKey, replace: boolean): Promise<void> {
    const by = name === 'ca' ? undefined : await this.authority()
    const certificate = await issueSm2Certificate(subject, key, by, this.#now())
    const pem = toPem('CERTIFICATE', certificate.toSchema(true).toBER())
    await place({ pem, file: this.#certificateFile(name) }, replace)
  }

  #certificateFile(name: string): string {
    return join(this.#folder, `${name}.sm2.crt`)
  }
}
