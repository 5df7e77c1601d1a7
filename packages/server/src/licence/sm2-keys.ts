/**
 * The SM2 keys of authorities, beside those on P-256: `<authority>.sm2.pem` holds the key, `<authority>.sm2.crt` its
 * certificate under the platform's own certification authority (`ca.sm2.*`).
 */
import { join } from 'node:path'
import { BitString } from 'asn1js'
import { AlgorithmIdentifier, Certificate } from 'pkijs'
import { findText, placeKeyFile } from '../audit/key-file.ts'
import { openSigningKey, type SigningKey } from '../audit/signing-key.ts'
import { type CertificateOrder, publicKeyOf, toPem, unsignedCertificate } from './certificates.ts'
import { derOf, type KeyFiles, KeyFolder, LicenceKeyBroken } from './key-folder.ts'

export type Sm2Signer = { readonly key: SigningKey; readonly certificate: Certificate }

/** SM2 with SM3 (GM/T 0006). */
const SM2_WITH_SM3 = '1.2.156.10197.1.501'

async function issueSm2Certificate(
  order: CertificateOrder,
  by: Sm2Signer | undefined,
  key: SigningKey,
): Promise<Certificate> {
  const certificate = await unsignedCertificate(order, by?.certificate)
  certificate.signature = new AlgorithmIdentifier({ algorithmId: SM2_WITH_SM3 })
  certificate.signatureAlgorithm = certificate.signature
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER())
  const signature = (by?.key ?? key).sign(certificate.tbsView)
  certificate.signatureValue = new BitString({ valueHex: new Uint8Array(signature) })
  return certificate
}

async function readCertificate(file: string): Promise<Certificate | undefined> {
  const pem = await findText(file)
  if (pem === undefined) return undefined
  const der = derOf(pem, 'CERTIFICATE')
  if (der === undefined) throw new LicenceKeyBroken(`${file} does not hold a certificate in PEM.`)
  return Certificate.fromBER(der)
}

function sm2Files(folder: string): KeyFiles<Sm2Signer> {
  const keyOf = (name: string) => openSigningKey(join(folder, `${name}.sm2.pem`), 'SM2')
  const fileOf = (name: string) => join(folder, `${name}.sm2.crt`)
  return {
    find: async name => {
      const file = fileOf(name)
      const certificate = await readCertificate(file)
      if (certificate === undefined) return undefined
      const key = await keyOf(name)
      if (!publicKeyOf(certificate).equals(Buffer.from(key.publicKey)))
        throw new LicenceKeyBroken(`${file} is the certificate of another key.`)
      return { key, certificate }
    },
    // A new certificate for the same key.
    make: async (name, order, by, replace) => {
      const key = await keyOf(name)
      const certificate = await issueSm2Certificate({ ...order, publicKey: key.publicKey }, by, key)
      await placeKeyFile(fileOf(name), toPem('CERTIFICATE', certificate.toSchema(true).toBER()), replace)
    },
  }
}

export class Sm2AuthorityKeys extends KeyFolder<Sm2Signer> {
  /** `now`: milliseconds since 1970. */
  constructor(folder: string, now: () => number) {
    super(sm2Files(folder), now)
  }
}
