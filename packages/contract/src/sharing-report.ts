/** Data sharing as those see it who run it or own the data: how sources stand, how often, where it failed, what is disputed. */
import { z } from 'zod'
import { sharingKind } from './data-resource.ts'
import { instant, nameShape, uuid } from './shape.ts'
import { sharingOutcome } from './sharing.ts'

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
