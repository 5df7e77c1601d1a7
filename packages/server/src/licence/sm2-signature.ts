/**
 * A detached SM2 signature over a whole file, in the message syntax of the state's ciphers (GB/T 35275, GM/T 0010):
 * CMS with object identifiers of its own, SM3, and no signed attributes, so that the signature is over the file itself.
 */
import { OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { isSigned } from '../audit/signing-key.ts'
import { type Identity, identityOf, publicKeyOf } from './certificates.ts'
import type { Sm2Signer } from './sm2-keys.ts'

const DATA = '1.2.156.10197.6.1.4.2.1'
const SIGNED_DATA = '1.2.156.10197.6.1.4.2.2'
const SM3 = '1.2.156.10197.1.401'
const SM2_SIGNATURE = '1.2.156.10197.1.301.1'

const algorithm = (algorithmId: string) => new AlgorithmIdentifier({ algorithmId })

/** DER. The signature bears the identifier of GM/T 0009, 1234567812345678. */
export function sm2Signature(
  content: Uint8Array,
  { key, certificate }: Sm2Signer,
  authority: Certificate,
): Buffer {
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm(SM3)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, authority],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm: algorithm(SM3),
        signatureAlgorithm: algorithm(SM2_SIGNATURE),
        signature: new OctetString({ valueHex: new Uint8Array(key.sign(content)) }),
      }),
    ],
  })
  const message = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) })
  return Buffer.from(message.toSchema().toBER())
}

function isIssuedBy(certificate: Certificate, authority: Certificate): boolean {
  const { tbsView, signatureValue } = certificate
  return isSigned('SM2', publicKeyOf(authority), tbsView, signatureValue.valueBlock.valueHexView)
}

/** Whose signature it is; undefined when it is not one of an authority over this content. Whatever it holds, it answers. */
export function checkSm2Signature(
  content: Uint8Array,
  signature: Uint8Array,
  authority: Certificate,
): Identity | undefined {
  try {
    const info = ContentInfo.fromBER(new Uint8Array(signature))
    if (info.contentType !== SIGNED_DATA) return undefined
    const signed = new SignedData({ schema: info.content })
    const [signer] = signed.signerInfos
    const sid: unknown = signer?.sid
    if (signer === undefined || signed.signerInfos.length !== 1) return undefined
    // With attributes it would be a signature over those, and not over the content.
    if (signer.signedAttrs !== undefined || !(sid instanceof IssuerAndSerialNumber)) return undefined
    const certificate = signed.certificates
      ?.filter(each => each instanceof Certificate)
      .find(each => each.serialNumber.isEqual(sid.serialNumber) && each.issuer.isEqual(sid.issuer))
    if (certificate === undefined || !isIssuedBy(certificate, authority)) return undefined
    const bytes = signer.signature.valueBlock.valueHexView
    return isSigned('SM2', publicKeyOf(certificate), content, bytes) ? identityOf(certificate) : undefined
  } catch {
    return undefined
  }
}
