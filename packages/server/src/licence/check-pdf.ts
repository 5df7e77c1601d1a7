/** Checks the signature of a licence as PDF: who signed, and whether a byte has changed since. */
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs'
import { type Identity, identityOf } from './certificates.ts'

export type SignatureVerdict =
  /** Signed under our certification authority, and unchanged. */
  | { readonly verdict: 'good'; readonly by: Identity }
  /** Signed by somebody whom we do not know. */
  | { readonly verdict: 'unknown-signer' }
  /** Changed after it was signed, or the signature can't be read. */
  | { readonly verdict: 'broken' }
  | { readonly verdict: 'unsigned' }

/** Far more than a signature with its certificates takes; more is not read at all. */
const LARGEST_SIGNATURE = 65_536
const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g

type Parts = { readonly content: Uint8Array<ArrayBuffer>; readonly signature: Uint8Array<ArrayBuffer> }

/** The signature must stand over everything but itself: what was added behind it is not signed. */
function partsOf(pdf: Buffer): Parts | 'broken' | undefined {
  const ranges = [...pdf.toString('latin1').matchAll(RANGE)]
  const last = ranges.at(-1)
  if (last === undefined) return undefined
  const [from = 1, length = 0, second = 0, secondLength = 0] = last.slice(1).map(Number)
  const isWhole = from === 0 && second > length && second + secondLength === pdf.length
  if (second - length > 2 * LARGEST_SIGNATURE) return 'broken'
  const hex = pdf.subarray(length, second).toString('latin1')
  const signature = /^<([0-9a-f]+)>$/i.exec(hex)?.[1]
  if (!isWhole || signature === undefined || ranges.length !== 1) return 'broken'
  return {
    content: new Uint8Array(Buffer.concat([pdf.subarray(0, length), pdf.subarray(second)])),
    signature: new Uint8Array(Buffer.from(signature, 'hex')),
  }
}

function signedDataOf(signature: Uint8Array<ArrayBuffer>): SignedData {
  return new SignedData({ schema: ContentInfo.fromBER(signature).content })
}

function signerCertificateOf(signed: SignedData): Certificate | undefined {
  const sid: unknown = signed.signerInfos[0]?.sid
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined
  return signed.certificates
    ?.filter(entry => entry instanceof Certificate)
    .find(entry => entry.serialNumber.isEqual(sid.serialNumber) && entry.issuer.isEqual(sid.issuer))
}

/** `authority`: the certificate of our certification authority. Whatever the file holds, it answers. */
export async function checkPdf(pdf: Buffer, authority: Certificate): Promise<SignatureVerdict> {
  try {
    const parts = partsOf(pdf)
    if (parts === undefined) return { verdict: 'unsigned' }
    if (parts === 'broken') return { verdict: 'broken' }
    const signed = signedDataOf(parts.signature)
    const certificate = signerCertificateOf(signed)
    if (certificate === undefined || signed.signerInfos.length !== 1) return { verdict: 'broken' }
    const { content } = parts
    if (!(await signed.verify({ signer: 0, data: content.buffer }))) return { verdict: 'broken' }
    if (!(await certificate.verify(authority))) return { verdict: 'unknown-signer' }
    return { verdict: 'good', by: identityOf(certificate) }
  } catch {
    return { verdict: 'broken' }
  }
}
