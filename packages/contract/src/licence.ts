/** E-licences (电子证照): one's own, those of a case, whether one holds, and showing one for a moment. */
import { LICENCE_STANDINGS, TRUST_LEVELS } from '@yijianshi/core/licence'
import { z } from 'zod'
import { PAPER_LICENCE_OPERATIONS } from './paper-licence.ts'
import { civilDate, instant, list, nameShape, uuid } from './shape.ts'

export const licenceStanding = z.enum(LICENCE_STANDINGS)
export const trustLevel = z.enum(TRUST_LEVELS)

const shared = {
  /** Of the kind of licence. */
  name: nameShape,
  number: z.string(),
  issuerName: nameShape,
  standing: licenceStanding,
  issuedAt: instant,
  /** Last day; null where it is for good. */
  validUntil: civilDate.nullable(),
}

export const licenceSummary = z.object({
  id: uuid,
  case: uuid,
  item: z.string(),
  licence: z.string(),
  ...shared,
  /** Goes up with every correction. */
  edition: z.int(),
})
export type LicenceSummary = z.infer<typeof licenceSummary>

const told = z.object({ name: nameShape, value: nameShape })
export type ToldByLicence = z.infer<typeof told>

export const licenceDetail = z.object({
  ...licenceSummary.shape,
  trust: trustLevel,
  /** The organisation, or the person where it is none. */
  holder: z.string(),
  /** 电子证照标识 (GB/T 36904); null where the kind of licence has no public code. */
  mark: z.string().nullable(),
  told: list(told),
  suspended: z.object({ at: instant, reason: z.string() }).nullable(),
  revoked: z.object({ at: instant, ground: z.string(), reason: z.string() }).nullable(),
  corrections: list(z.object({ edition: z.int(), at: instant, correction: z.string() })),
  /** What stands in the QR code of its PDF. */
  code: z.string(),
  address: z.string(),
  mayDo: list(z.enum(['suspend', 'resume'])),
})
export type LicenceDetail = z.infer<typeof licenceDetail>

/** What whoever has the paper may know. */
export const publicLicence = z.object({
  ...shared,
  /** Whole for an organisation, 张* for a person. */
  holder: z.string(),
  mark: z.string().nullable(),
  trust: trustLevel,
  /** It holds, and needs no original beside it. */
  reliable: z.boolean(),
  /** Of the paper, and of the newest one. */
  edition: z.int(),
  newestEdition: z.int(),
  /** By the officer who decided on this edition: office, key and time, no name; null where nobody had to sign. */
  decided: z
    .object({
      at: instant,
      office: nameShape.nullable(),
      /** SHA-256 of the public key, hex. */
      fingerprint: z.string(),
      /** Whether it is the signature of that very decision, unchanged since. */
      holds: z.boolean(),
    })
    .nullable(),
  checkedAt: instant,
})
export type PublicLicence = z.infer<typeof publicLicence>

export const licenceCheck = z.object({
  /**
   * Signed by an authority of this platform and unchanged; with its key, but not by this platform; by somebody unknown;
   * changed since; not at all.
   */
  signature: z.enum(['good', 'unrecorded', 'unknown-signer', 'broken', 'unsigned']),
  signer: z.string().nullable(),
  /** The detached SM2 signature over it; `file` is its name, by which it can be had. */
  sm2: z.object({ signature: z.enum(['good', 'broken', 'none']), file: z.string().nullable() }),
  /** Null where the file names no licence of this platform. */
  licence: publicLicence.nullable(),
})
export type LicenceCheck = z.infer<typeof licenceCheck>

export const licenceShowing = z.object({
  code: z.string(),
  /** For whoever scans. */
  address: z.string(),
  /** QR code of the address, SVG. */
  picture: z.string(),
  expiresAt: instant,
  /** How often it may be looked at. */
  looks: z.int(),
})
export type LicenceShowing = z.infer<typeof licenceShowing>

export const shownLicence = publicLicence.extend({ told: list(told), looksLeft: z.int() })
export type ShownLicence = z.infer<typeof shownLicence>

export const licenceLook = z.object({
  id: z.int(),
  at: instant,
  /** Null for somebody who was not logged in. */
  role: z.enum(['applicant', 'clerk', 'reviewer', 'manager', 'editor']).nullable(),
  /** Site or authority, where it has one. */
  place: nameShape.nullable(),
})
export type LicenceLook = z.infer<typeof licenceLook>

export const sealUse = z.object({
  id: z.int(),
  at: instant,
  authorityName: nameShape,
  /** Serial number of the certificate, hex. */
  certificate: z.string(),
  /** Of the signed file. */
  sha256: z.string(),
  case: uuid,
  licenceName: nameShape,
  number: z.string(),
  edition: z.int(),
  /** For whom: citizens and staff have offices here, no names. */
  role: z.enum(['applicant', 'clerk', 'reviewer', 'manager', 'editor']),
  place: nameShape.nullable(),
})
export type SealUse = z.infer<typeof sealUse>

const licenceCommand = z.object({ type: z.enum(['suspend', 'resume']), reason: z.string().max(500) })
export type LicenceCommandOnWire = z.infer<typeof licenceCommand>

const cursor = z.string().max(200).exactOptional()
const next = z.string().nullable()
const params = z.object({ licence: uuid })
const code = z.object({ code: z.string().min(1).max(100) })

/** What each operation of this concept takes and gives. */
export const LICENCE_OPERATIONS = {
  ...PAPER_LICENCE_OPERATIONS,
  listOwnLicences: {
    summary: 'One’s own e-licences, newest first',
    query: z.object({
      cursor,
      /** Those of a person or organisation for whom the reader fetches results. */
      for: uuid.exactOptional(),
    }),
    response: z.object({ licences: list(licenceSummary), next }),
  },
  listCaseLicences: {
    summary: 'E-licences of a case, of those items that the reader may read',
    params: z.object({ case: uuid }),
    response: z.object({ licences: list(licenceSummary) }),
  },
  getLicence: { summary: 'One e-licence with what it tells', params, response: licenceDetail },
  getLicenceFile: { summary: 'The e-licence as a PDF that its authority has signed', params },
  createLicenceCopy: {
    summary: 'The same for one purpose, which stands over the whole page; PDF',
    params,
    body: z.object({ purpose: z.string().trim().min(1).max(30) }),
  },
  commandLicence: {
    summary: 'Suspend an e-licence, or resume it',
    params,
    body: z.object({
      commandId: uuid,
      command: licenceCommand,
    }),
    response: licenceDetail,
  },
  showLicence: {
    summary: 'A code that shows the e-licence to somebody else for a short while',
    params,
    response: licenceShowing,
  },
  listLicenceLooks: {
    summary: 'Who looked at the e-licence when it was shown, newest first; for its holder',
    params,
    query: z.object({ cursor }),
    response: z.object({ looks: list(licenceLook), next }),
  },
  openShowing: {
    summary: 'Look at an e-licence that is being shown; the look is recorded',
    params: code,
    response: shownLicence,
  },
  verifyLicence: { summary: 'Whether an e-licence holds', params: code, response: publicLicence },
  verifyLicenceFile: {
    summary: 'Whether a PDF was signed by its authority, is unchanged, and holds',
    response: licenceCheck,
  },
  listSealUses: {
    summary: 'What the keys of authorities have signed, newest first',
    query: z.object({ cursor }),
    response: z.object({ uses: list(sealUse), next }),
  },
  getLicenceCertificate: {
    summary: 'The certificate under which all authorities sign, PEM',
  },
  getLicenceSm2Certificate: {
    summary: 'The SM2 certificate under which all authorities sign, PEM',
  },
  getLicenceSm2Signature: {
    summary: 'The detached SM2 signature over a licence as PDF, by the SHA-256 of the PDF; GB/T 35275, DER',
    params: z.object({ document: z.string().regex(/^[0-9a-f]{64}$/) }),
  },
} as const
