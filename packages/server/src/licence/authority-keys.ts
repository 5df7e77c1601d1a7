/** The keys on P-256 with which authorities sign licences: `<authority>.pem` holds key and certificate. */
import { join } from 'node:path'
import { Certificate } from 'pkijs'
import { findText, placeKeyFile } from '../audit/key-file.ts'
import { issueCertificate, KEY_ALGORITHM, type Signer, toPem } from './certificates.ts'
import { derOf, type KeyFiles, KeyFolder, LicenceKeyBroken } from './key-folder.ts'

async function readSigner(file: string): Promise<Signer | undefined> {
  const pem = await findText(file)
  if (pem === undefined) return undefined
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

function signerFiles(folder: string): KeyFiles<Signer> {
  const fileOf = (name: string) => join(folder, `${name}.pem`)
  return {
    find: name => readSigner(fileOf(name)),
    // A new key with every certificate.
    make: async (name, order, by, replace) => {
      const pair = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify'])
      const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
      const certificate = await issueCertificate({ ...order, publicKey }, by, pair.privateKey)
      const pem =
        toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)) +
        toPem('CERTIFICATE', certificate.toSchema(true).toBER())
      await placeKeyFile(fileOf(name), pem, replace)
    },
  }
}

export class AuthorityKeys extends KeyFolder<Signer> {
  /** `now`: milliseconds since 1970. */
  constructor(folder: string, now: () => number) {
    super(signerFiles(folder), now)
  }
}
