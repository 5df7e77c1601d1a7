/**
 * Signs a PDF by PAdES baseline B-B (ETSI EN 319 142-1): a detached CMS over all bytes but its own place, with the
 * certificates and the attribute signing-certificate-v2; the time stands in the dictionary of the signature.
 */
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { Signer as PdfSigner, SignPdf } from '@signpdf/signpdf'
import { ObjectIdentifier, OctetString } from 'asn1js'
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { type Signer, signingCertificateValue } from './certificates.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
/** Room for the CMS: two certificates and the signature take some 2,000 bytes. */
const ROOM_BYTES = 4_096

/** A detached signature over the bytes, as CMS in DER. */
export async function detachedSignature(
  content: Uint8Array<ArrayBuffer>,
  signer: Signer,
  authority: Signer,
): Promise<ArrayBuffer> {
  const { certificate } = signer
  const digest = await crypto.subtle.digest('SHA-256', content)
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({
      type: SIGNING_CERTIFICATE_V2,
      values: [await signingCertificateValue(certificate)],
    }),
  ]
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate, authority.certificate],
  })
  await signed.sign(signer.key, 0, 'SHA-256', content)
  return new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER()
}

class CmsSigner extends PdfSigner {
  readonly #signer: Signer
  readonly #authority: Signer

  constructor(signer: Signer, authority: Signer) {
    super()
    this.#signer = signer
    this.#authority = authority
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(await detachedSignature(new Uint8Array(content), this.#signer, this.#authority))
  }
}

export type Signing = {
  /** Who signs, and why, as readers of PDF show it. */
  readonly name: string
  readonly reason: string
  readonly at: Date
}

/** The signed PDF; `pdf` has one signature at most, this one. */
export async function signPdf(
  pdf: Buffer,
  signer: Signer,
  authority: Signer,
  { name, reason, at }: Signing,
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    name,
    reason,
    contactInfo: '',
    location: '',
    signingTime: at,
    signatureLength: ROOM_BYTES,
    subFilter: 'ETSI.CAdES.detached',
    appName: 'yijianshi',
  })
  return new SignPdf().sign(prepared, new CmsSigner(signer, authority), at)
}
