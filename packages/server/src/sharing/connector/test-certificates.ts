/** For tests: a certification authority, and certificates of a server on this machine and of its client. PEM. */
import { OctetString } from 'asn1js'
import { type Certificate, Extension, GeneralName, GeneralNames } from 'pkijs'
import { KEY_ALGORITHM, type Signer, unsignedCertificate } from '../../licence/certificates.ts'

const ALTERNATIVE_NAMES = '2.5.29.17'
/** iPAddress of GeneralName. */
const IP_ADDRESS = 7

export type PemPair = { readonly cert: string; readonly key: string }

function pem(label: string, bytes: ArrayBuffer): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function onThisMachine(): Extension {
  const address = new OctetString({ valueHex: new Uint8Array([127, 0, 0, 1]) })
  const names = new GeneralNames({ names: [new GeneralName({ type: IP_ADDRESS, value: address })] })
  return new Extension({ extnID: ALTERNATIVE_NAMES, critical: false, extnValue: names.toSchema().toBER() })
}

async function issue(name: string, by: Signer | undefined, more: readonly Extension[]): Promise<Signer> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
  const order = { subject: { name }, publicKey, years: 1, now: Date.now() }
  const certificate: Certificate = await unsignedCertificate(order, by?.certificate)
  certificate.extensions?.push(...more)
  await certificate.sign(by?.key ?? keys.privateKey, 'SHA-256')
  return { key: keys.privateKey, certificate }
}

async function pair({ key, certificate }: Signer): Promise<PemPair> {
  return {
    cert: pem('CERTIFICATE', certificate.toSchema(true).toBER()),
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', key)),
  }
}

/** `ca` signs both. */
export async function makeCertificates(): Promise<{
  readonly ca: string
  readonly server: PemPair
  readonly client: PemPair
}> {
  const authority = await issue('测试证书机构', undefined, [])
  return {
    ca: (await pair(authority)).cert,
    server: await pair(await issue('测试来源', authority, [onThisMachine()])),
    client: await pair(await issue('测试平台', authority, [])),
  }
}
