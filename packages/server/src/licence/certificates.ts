/**
 * X.509 certificates of the platform's own certification authority (ECDSA P-256, SHA-256): one for itself, one for each
 * authority that signs licences.
 */
import { randomBytes } from 'node:crypto'
import { BitString, Integer, OctetString, Sequence, Set as SetOf, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs'

export type Identity = {
  /** 中文全称; whose certificate it is. */
  readonly name: string
  /** Unified social credit code; none for the certification authority. */
  readonly creditCode?: string
}

/** A key pair with its certificate. */
export type Signer = { readonly key: CryptoKey; readonly certificate: Certificate }

export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const

const COUNTRY = '2.5.4.6'
const ORGANISATION = '2.5.4.10'
const COMMON_NAME = '2.5.4.3'
/** organizationIdentifier of X.520. */
const ORGANISATION_IDENTIFIER = '2.5.4.97'
const SUBJECT_KEY = '2.5.29.14'
const KEY_USAGE = '2.5.29.15'
const BASIC_CONSTRAINTS = '2.5.29.19'
const AUTHORITY_KEY = '2.5.29.35'
const YEAR_MS = 365.25 * 86_400_000
/** Bits of keyUsage, from the left: digitalSignature and nonRepudiation; keyCertSign and cRLSign. */
const SIGNS_DOCUMENTS = { bits: 0b1100_0000, unused: 6 }
const SIGNS_CERTIFICATES = { bits: 0b0000_0110, unused: 1 }

function attribute(type: string, value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })
}

function nameOf({ name, creditCode }: Identity): RelativeDistinguishedNames {
  const typesAndValues = [
    attribute(COUNTRY, 'CN'),
    attribute(ORGANISATION, name),
    attribute(COMMON_NAME, name),
    ...(creditCode === undefined ? [] : [attribute(ORGANISATION_IDENTIFIER, creditCode)]),
  ]
  // Each in a set of its own: together they would be one name of several parts, which readers do not know.
  const sets = typesAndValues.map(entry => new SetOf({ value: [entry.toSchema()] }))
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER())
}

function extension(extnID: string, critical: boolean, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue: value })
}

async function keyIdentifierOf({ subjectPublicKeyInfo }: Certificate): Promise<ArrayBuffer> {
  const { valueHexView } = subjectPublicKeyInfo.subjectPublicKey.valueBlock
  return crypto.subtle.digest('SHA-1', new Uint8Array(valueHexView))
}

/** Positive and not guessable (CA/Browser Forum asks for 64 bits of chance). */
function newSerial(): Integer {
  const bytes = new Uint8Array(randomBytes(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return new Integer({ valueHex: bytes })
}

/** In whole seconds; up to 2049 as UTCTime, then as GeneralizedTime (RFC 5280, 4.1.2.5). */
function timeOf(at: number): Time {
  const value = new Date(Math.floor(at / 1000) * 1000)
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

export type CertificateOrder = {
  readonly subject: Identity
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  readonly years: number
  /** Milliseconds since 1970. */
  readonly now: number
}

/** All but the signature. `by` is undefined for the certification authority, which signs for itself. */
export async function unsignedCertificate(
  { subject, publicKey, years, now }: CertificateOrder,
  by: Certificate | undefined,
): Promise<Certificate> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = newSerial()
  certificate.subject = nameOf(subject)
  certificate.issuer = by?.subject ?? certificate.subject
  // A little before: clocks of those who check differ.
  certificate.notBefore = timeOf(now - 3_600_000)
  certificate.notAfter = timeOf(now + years * YEAR_MS)
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(new Uint8Array(publicKey))
  const usage = by === undefined ? SIGNS_CERTIFICATES : SIGNS_DOCUMENTS
  const usageBits = new BitString({ valueHex: new Uint8Array([usage.bits]), unusedBits: usage.unused })
  const subjectKey = new OctetString({ valueHex: await keyIdentifierOf(certificate) })
  const authorityKey = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: await keyIdentifierOf(by ?? certificate) }),
  })
  const constraints = new BasicConstraints({ cA: by === undefined })
  certificate.extensions = [
    extension(BASIC_CONSTRAINTS, true, constraints.toSchema().toBER()),
    extension(KEY_USAGE, true, usageBits.toBER()),
    extension(SUBJECT_KEY, false, subjectKey.toBER()),
    extension(AUTHORITY_KEY, false, authorityKey.toSchema().toBER()),
  ]
  return certificate
}

/** On P-256. `by` is undefined for the certification authority, which signs for itself with `key`. */
export async function issueCertificate(
  order: CertificateOrder,
  by: Signer | undefined,
  key: CryptoKey,
): Promise<Certificate> {
  const certificate = await unsignedCertificate(order, by?.certificate)
  await certificate.sign(by?.key ?? key, 'SHA-256')
  return certificate
}

function textOf(certificate: Certificate, type: string): string | undefined {
  const found = certificate.subject.typesAndValues.find(entry => entry.type === type)
  const value: unknown = found?.value.valueBlock.value
  return typeof value === 'string' ? value : undefined
}

/** SubjectPublicKeyInfo, DER. */
export function publicKeyOf({ subjectPublicKeyInfo }: Certificate): Buffer {
  return Buffer.from(subjectPublicKeyInfo.toSchema().toBER())
}

/** Whose certificate it is. */
export function identityOf(certificate: Certificate): Identity {
  const creditCode = textOf(certificate, ORGANISATION_IDENTIFIER)
  return {
    name: textOf(certificate, COMMON_NAME) ?? '',
    ...(creditCode !== undefined && { creditCode }),
  }
}

const LINE = /.{1,64}/g

export function toPem(label: 'PRIVATE KEY' | 'CERTIFICATE', der: ArrayBuffer): string {
  const lines = Buffer.from(der).toString('base64').match(LINE) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/**
 * Attribute signing-certificate-v2 (RFC 5035), which PAdES wants: the hash of the certificate is signed too, so that no
 * other one of the same key can be put in its place. SHA-256 is the default and left out.
 */
export async function signingCertificateValue(certificate: Certificate): Promise<Sequence> {
  const hash = await crypto.subtle.digest('SHA-256', certificate.toSchema(true).toBER())
  const identifier = new Sequence({ value: [new OctetString({ valueHex: hash })] })
  return new Sequence({ value: [new Sequence({ value: [identifier] })] })
}
