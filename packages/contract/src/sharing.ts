/**
 * Data sharing (数据共享): fetching what the government holds for an application, with the person’s consent, and what was
 * fetched, by whom, for what.
 */
import { SHARING_OUTCOMES } from '@yijianshi/core/sharing/standing'
import { z } from 'zod'
import { lawBasis } from './data-resource.ts'
import { licenceStanding } from './licence.ts'
import { civilDate, fieldValue, instant, list, nameShape, textShape, uuid } from './shape.ts'

export const sharingOutcome = z.enum(SHARING_OUTCOMES)

/** The same for a person who looks at it: not asked yet, nobody to ask, or wrong in the person’s eyes. */
const sharingState = z.enum([...sharingOutcome.options, 'not-asked', 'not-connected', 'disputed'])
export type SharingState = z.infer<typeof sharingState>

/** `as-fetched`: the form, or the pile of papers, still holds it. `changed`: somebody put something else there. */
const fetchedStanding = z.enum(['as-fetched', 'changed', 'disputed'])

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
