/**
 * Data sharing (数据共享): the directory of what the government holds, fetching it for an application with the person’s
 * consent, and what was fetched, by whom, for what.
 */
import { SHARING_OUTCOMES } from '@yijianshi/core/sharing/standing'
import { z } from 'zod'
import { licenceStanding } from './licence.ts'
import { civilDate, fieldValue, instant, list, nameShape, textShape, uuid } from './shape.ts'

/** 无条件共享, 有条件共享, 不予共享. Shared by default: the last needs a reason and a law. */
export const sharingKind = z.enum(['unconditional', 'conditional', 'refused'])
export type SharingKind = z.infer<typeof sharingKind>

/** By which number of the person or organisation it is asked; `holder`: the platform’s own e-licences of the applicant. */
export const resourceKey = z.enum(['citizen-number', 'credit-code', 'licence-number', 'holder'])
export type ResourceKeyOnWire = z.infer<typeof resourceKey>

const lawBasis = z.object({ law: z.string(), article: z.string(), quote: textShape.nullable() })

export const dataResource = z.object({
  id: z.string(),
  name: nameShape,
  owner: z.string(),
  ownerName: nameShape,
  kind: sharingKind,
  key: resourceKey,
  /** Data elements that it tells; forms are filled in with them. */
  fields: list(z.object({ element: z.string(), name: nameShape })),
  /** What stands on its extract and in no form. */
  details: list(z.object({ id: z.string(), name: nameShape })),
  /** Papers that nobody has to bring where it answers. */
  materials: list(z.object({ material: z.string(), name: nameShape })),
  /** Health, finance, children and the like: consent to each of them apart (个人信息保护法 art. 29). */
  sensitive: z.boolean(),
  /** Matters that may ask; null: all that need it. */
  matters: list(z.object({ matter: z.string(), name: nameShape })).nullable(),
  conditions: list(textShape),
  basis: lawBasis,
  /** Why it is not shared; null where it is. */
  refusal: z.object({ reason: textShape, basis: lawBasis }).nullable(),
  /** Older answers are not used again; 0: each time anew. */
  freshHours: z.number(),
  /** How often a day it may be asked, by all together. */
  perDay: z.int(),
})
export type DataResourceOnWire = z.infer<typeof dataResource>

export const sharingOutcome = z.enum(SHARING_OUTCOMES)

/** The same for a person who looks at it: not asked yet, nobody to ask, or wrong in the person’s eyes. */
export const sharingState = z.enum([...sharingOutcome.options, 'not-asked', 'not-connected', 'disputed'])
export type SharingState = z.infer<typeof sharingState>

/** `as-fetched`: the form, or the pile of papers, still holds it. `changed`: somebody put something else there. */
export const fetchedStanding = z.enum(['as-fetched', 'changed', 'disputed'])

const fetchedField = z.object({
  element: z.string(),
  name: nameShape,
  /** What the source said; absent before it was asked. */
  value: fieldValue.exactOptional(),
  standing: fetchedStanding.exactOptional(),
  /** Why it is disputed. */
  dispute: z.string().exactOptional(),
})

const fetchedMaterial = z.object({
  material: z.string(),
  name: nameShape,
  /** The extract, a file as any other; absent where there is none. */
  file: uuid.exactOptional(),
  standing: fetchedStanding.exactOptional(),
  dispute: z.string().exactOptional(),
})

/** One source for one application: what it can give, and what came of asking it. */
export const sharedResource = z.object({
  resource: z.string(),
  name: nameShape,
  ownerName: nameShape,
  sensitive: z.boolean(),
  basis: lawBasis,
  state: sharingState,
  /** Of the last time that it was asked. */
  use: uuid.nullable(),
  askedAt: instant.nullable(),
  /** When the source said it: earlier than `askedAt` where an answer that is still fresh was used again. */
  answeredAt: instant.nullable(),
  /** Why it may not be asked, in words of the directory; null otherwise. */
  reason: textShape.nullable(),
  /** The licence of the platform’s own library that serves, or would; null for every other source. */
  held: z
    .object({
      number: z.string(),
      standing: licenceStanding,
      issuedAt: instant,
      validUntil: civilDate.nullable(),
    })
    .nullable(),
  /** Those of this plan, and no other. */
  fields: list(fetchedField),
  materials: list(fetchedMaterial),
})
export type SharedResource = z.infer<typeof sharedResource>

const consent = z.object({
  id: uuid,
  /** The purpose: this matter, and nothing else. */
  matter: z.string(),
  matterName: nameShape,
  resources: list(z.object({ resource: z.string(), name: nameShape })),
  givenAt: instant,
  until: instant,
  /** Signed on paper at a window, as the clerk confirmed. */
  onPaper: z.boolean(),
})

export const draftSharing = z.object({
  matter: z.string(),
  matterName: nameShape,
  /** Whether the reader may consent: the person themselves, or who may bind the organisation. */
  mayConsent: z.boolean(),
  /** The one that holds now; null: nothing can be fetched before it is given. */
  consent: consent.nullable(),
  /** In the order of the directory; those without a use for this plan are left out. */
  resources: list(sharedResource),
})
export type DraftSharing = z.infer<typeof draftSharing>

/** What reviewers see of a case: their part of it, with sources and times. */
export const caseSharing = z.object({
  consents: list(consent.omit({ resources: true })),
  resources: list(sharedResource),
})
export type CaseSharing = z.infer<typeof caseSharing>

/** What was fetched, as it was answered then. */
export const sharingAnswer = z.object({
  use: uuid,
  resource: z.string(),
  name: nameShape,
  ownerName: nameShape,
  askedAt: instant,
  answeredAt: instant,
  fields: list(z.object({ element: z.string(), name: nameShape, value: fieldValue })),
  details: list(z.object({ id: z.string(), name: nameShape, value: z.string() })),
  /** Of the answer, as it stands in the record. */
  sha256: z.string(),
  /** Whether what is kept still has that hash. */
  unchanged: z.boolean(),
})
export type SharingAnswer = z.infer<typeof sharingAnswer>

export const mySharing = z.object({
  consents: list(
    consent.extend({
      /** The application, which becomes the case. */
      draft: uuid,
      endedAt: instant.nullable(),
      /** The organisation for which it was given; absent for oneself. */
      onBehalfOf: z.string().exactOptional(),
    }),
  ),
  uses: list(
    z.object({
      id: uuid,
      at: instant,
      resource: z.string(),
      name: nameShape,
      ownerName: nameShape,
      matter: z.string(),
      matterName: nameShape,
      draft: uuid,
      consent: uuid.nullable(),
      /** Who asked: oneself, or a clerk at a window. */
      role: z.enum(['applicant', 'clerk']),
      place: nameShape.nullable(),
      outcome: sharingOutcome,
      /** An answer that was still fresh: the source itself was not asked. */
      cached: z.boolean(),
      onBehalfOf: z.string().exactOptional(),
    }),
  ),
  next: z.string().nullable(),
})
export type MySharing = z.infer<typeof mySharing>

/** How a source stands, for those who run the platform. */
export const sharingSource = z.object({
  resource: z.string(),
  name: nameShape,
  owner: z.string(),
  ownerName: nameShape,
  kind: sharingKind,
  /** How it is reached; null where the operator has connected nothing. */
  connector: z.enum(['http', 'sql', 'file', 'library']).nullable(),
  /** `open`: it failed several times and is left alone for a while, as this server sees it. */
  breaker: z.enum(['closed', 'open', 'half-open']).nullable(),
  usedToday: z.int(),
  perDay: z.int(),
  lastAt: instant.nullable(),
  lastOutcome: sharingOutcome.nullable(),
})
export type SharingSource = z.infer<typeof sharingSource>

export const sharingCount = z.object({
  resource: z.string(),
  name: nameShape,
  ownerName: nameShape,
  /** Civil date in Asia/Shanghai. */
  day: z.iso.date(),
  asked: z.int(),
  fetched: z.int(),
  nothingFound: z.int(),
  sourceDown: z.int(),
  refused: z.int(),
  quota: z.int(),
  cached: z.int(),
  /** Milliseconds, over those for which the source itself was asked; null where it was not. */
  meanMs: z.number().nullable(),
})
export type SharingCount = z.infer<typeof sharingCount>

/** Papers that people handed in although a source exists, of the applications of a month. */
export const askedAnyway = z.object({
  authority: z.string(),
  authorityName: nameShape,
  material: z.string(),
  name: nameShape,
  resource: z.string(),
  resourceName: nameShape,
  times: z.int(),
  /** Why, adding up to `times`. */
  disputed: z.int(),
  sourceDown: z.int(),
  refused: z.int(),
  nothingFound: z.int(),
  quota: z.int(),
  keyMissing: z.int(),
  /** It answered, and the paper was handed in all the same. */
  besides: z.int(),
  neverAsked: z.int(),
})
export type AskedAnyway = z.infer<typeof askedAnyway>

export const sharingDispute = z.object({
  id: uuid,
  at: instant,
  resource: z.string(),
  resourceName: nameShape,
  owner: z.string(),
  ownerName: nameShape,
  /** The application, or the case that it became. */
  case: uuid,
  subject: z.enum(['field', 'material']),
  subjectName: nameShape,
  /** The applicant’s words, for the authority that owns the data; null for the centre, or once erased. */
  reason: z.string().nullable(),
})
export type SharingDispute = z.infer<typeof sharingDispute>

const draftParams = z.object({ draft: uuid })
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const cursor = z.string().max(200).exactOptional()
const ids = z.array(z.string().max(100)).min(1).max(100)

/** What each operation of this concept takes and gives. */
export const SHARING_OPERATIONS = {
  listDataResources: {
    summary: 'The directory of data resources: what the government shares, with whom, by which law',
    response: z.object({ resources: list(dataResource) }),
  },
  getDataResource: {
    summary: 'One data resource',
    params: z.object({ resource: z.string().max(100) }),
    response: dataResource,
  },
  getDraftSharing: {
    summary: 'What can be fetched for an application, and what was',
    params: draftParams,
    response: draftSharing,
  },
  consentToSharing: {
    summary: 'Consent to fetching from these sources for this application; replaces an earlier consent',
    params: draftParams,
    body: z.object({
      resources: ids,
      /** Those of them that are sensitive, each ticked by itself. */
      separately: z.array(z.string().max(100)).max(100).exactOptional(),
      /** A clerk confirms with `true` that the person has signed on paper. */
      onPaper: z.boolean().exactOptional(),
    }),
    response: draftSharing,
  },
  getConsentSheet: {
    summary: 'The consent as PDF, to be ticked and signed on paper at a window',
    params: draftParams,
    query: z.object({ language: z.enum(['zh', 'en']).exactOptional() }),
  },
  fetchForDraft: {
    summary: 'Ask the sources that were consented to; fills in empty fields and hands in extracts',
    params: draftParams,
    body: z.object({
      /** Those alone; all that were consented to when not given. */
      resources: ids.exactOptional(),
    }),
    response: draftSharing,
  },
  disputeFetched: {
    summary: 'Say that something fetched is wrong; then it is typed, or handed in on paper',
    params: draftParams,
    body: z.object({
      resource: z.string().max(100),
      subject: z.enum(['field', 'material']),
      /** The data element, or the material. */
      id: z.string().max(100),
      reason: z.string().trim().min(1).max(500),
    }),
    response: draftSharing,
  },
  endSharingConsent: {
    summary: 'Take a consent back; nothing more is fetched by it',
    params: z.object({ consent: uuid }),
    response: z.null(),
  },
  getCaseSharing: {
    summary: 'What of a case was fetched, from where, when, and what its applicant disputes',
    params: z.object({ case: uuid }),
    response: caseSharing,
  },
  getSharingAnswer: {
    summary: 'An answer of a source as it was given then; a look by others is recorded',
    params: z.object({ use: uuid }),
    response: sharingAnswer,
  },
  listMySharing: {
    summary: 'One’s own consents, and every time that something was fetched about oneself, newest first',
    query: z.object({ cursor }),
    response: mySharing,
  },
  listSharingSources: {
    summary: 'How the sources stand: connected, failing, used today',
    response: z.object({ sources: list(sharingSource) }),
  },
  listSharingCounts: {
    summary: 'How often each source was asked, day by day',
    query: z.object({ month }),
    response: z.object({ counts: list(sharingCount) }),
  },
  listAskedAnyway: {
    summary: 'Papers that were handed in although a source exists, with the reasons',
    query: z.object({ month }),
    response: z.object({ rows: list(askedAnyway) }),
  },
  getAskedAnywayFile: {
    summary: 'The same as a workbook',
    query: z.object({ month, language: z.enum(['zh', 'en']).exactOptional() }),
  },
  listSharingDisputes: {
    summary: 'What applicants dispute, newest first: for the authority that owns the data, and the centre',
    query: z.object({ cursor }),
    response: z.object({ disputes: list(sharingDispute), next: z.string().nullable() }),
  },
} as const
