/** Time-stamps of an authority (RFC 3161): asked for over HTTP, and checked before they are believed. */
import { randomBytes } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { nodeSha256 } from './signing-key.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const NONCE_BYTES = 16
const ANSWER_LIMIT_MS = 15_000
const LARGEST_ANSWER_BYTES = 1_048_576
/** PKIStatus: granted, and granted with changes. */
const GRANTED: ReadonlySet<number> = new Set([0, 1])

/** The authority gave no stamp that can be believed; the message says why. */
export class TimeStampRefused extends Error {}

/** Bytes in a buffer of their own, as the ASN.1 packages want them. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

/** A positive INTEGER of full length, so that both sides write it the same. */
function newNonce(): Uint8Array<ArrayBuffer> {
  const nonce = own(randomBytes(NONCE_BYTES))
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  return nonce
}

function requestOf(message: Uint8Array, nonce: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: own(nodeSha256(message)) }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

async function answerOf(
  url: string,
  request: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: request,
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
    redirect: 'error',
  })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new TimeStampRefused(`the authority answered ${response.status}`)
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body) {
    bytes += part.length
    if (bytes > LARGEST_ANSWER_BYTES) throw new TimeStampRefused('the answer is too large')
    parts.push(part)
  }
  return own(Buffer.concat(parts))
}

function parsed<Value>(what: string, parse: () => Value): Value {
  try {
    return parse()
  } catch {
    throw new TimeStampRefused(`${what} can’t be read`)
  }
}

function sameBytes(left: ArrayBuffer | Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left instanceof Uint8Array ? left : new Uint8Array(left), right) === 0
}

function signedDataOf(token: Uint8Array): SignedData {
  const content = parsed('the token', () => ContentInfo.fromBER(own(token)))
  if (content.contentType !== SIGNED_DATA) throw new TimeStampRefused('the token is not signed data')
  const signed = parsed('the token', () => new SignedData({ schema: content.content }))
  if (signed.encapContentInfo.eContentType !== TST_INFO)
    throw new TimeStampRefused('what is signed is no time-stamp')
  return signed
}

function infoOf(signed: SignedData): TSTInfo {
  const content = signed.encapContentInfo.eContent
  if (content === undefined) throw new TimeStampRefused('the token holds no time-stamp')
  return parsed('the time-stamp', () => TSTInfo.fromBER(own(new Uint8Array(content.getValue()))))
}

/** Certificates of the authorities that are believed, from PEM. Throws when one can’t be read. */
export function readCertificates(pem: string): Certificate[] {
  const found = pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)
  return [...found].map(([, body = '']) => Certificate.fromBER(own(Buffer.from(body, 'base64'))))
}

async function isSignedBy(
  signed: SignedData,
  message: Uint8Array,
  trusted: readonly Certificate[],
  at: Date,
): Promise<boolean> {
  const chain = trusted.length > 0 && { trustedCerts: [...trusted], checkDate: at }
  const data = own(message).buffer
  try {
    return await signed.verify({ signer: 0, data, checkChain: trusted.length > 0, ...chain })
  } catch {
    return false
  }
}

export type Stamp = {
  /** The token in DER, as `openssl ts -verify -token_in` reads it. */
  readonly token: Uint8Array
  readonly at: Date
}

/**
 * When the authority saw the message. Checks that the token is about these bytes and is signed by the certificate in it,
 * and, where there are trusted ones, that it descends from one of them. Throws `TimeStampRefused`.
 */
export async function checkTimeStamp(
  token: Uint8Array,
  message: Uint8Array,
  trusted: readonly Certificate[],
): Promise<{ readonly at: Date; readonly info: TSTInfo }> {
  const signed = signedDataOf(token)
  const info = infoOf(signed)
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (
    hashAlgorithm.algorithmId !== SHA256 ||
    !sameBytes(hashedMessage.valueBlock.valueHexView, nodeSha256(message))
  ) {
    throw new TimeStampRefused('the token is about something else')
  }
  if (!(await isSignedBy(signed, message, trusted, info.genTime))) {
    throw new TimeStampRefused('the signature of the token is not that of a trusted authority')
  }
  return { at: info.genTime, info }
}

/**
 * Asks the authority for a stamp over the message, and checks status, imprint, nonce and signature. Throws when none that
 * can be believed comes within 15 seconds, or the signal ends it.
 */
export async function requestTimeStamp(
  url: string,
  message: Uint8Array,
  trusted: readonly Certificate[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Stamp> {
  const nonce = newNonce()
  const answer = await answerOf(url, requestOf(message, nonce), signal)
  const response = parsed('the answer', () => TimeStampResp.fromBER(answer))
  const status = Number(response.status.status)
  if (!GRANTED.has(status) || response.timeStampToken === undefined) {
    throw new TimeStampRefused(`the authority refused with status ${status}`)
  }
  const token = new Uint8Array(response.timeStampToken.toSchema().toBER())
  const { at, info } = await checkTimeStamp(token, message, trusted)
  if (info.nonce === undefined || !sameBytes(info.nonce.valueBlock.valueHexView, nonce)) {
    throw new TimeStampRefused('the answer is to another request')
  }
  return { token, at }
}
