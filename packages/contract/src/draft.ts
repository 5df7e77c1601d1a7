import { z } from 'zod'
import { plan } from './plan.ts'
import { answers, fieldProblem, fieldValue, instant, list, nameShape, regionCode, uuid } from './shape.ts'

export const delivery = z.enum(['window', 'post', 'electronic'])

export const fileSummary = z.object({
  file: uuid,
  material: z.string(),
  /** As the person's device called it. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
})
export type FileSummary = z.infer<typeof fileSummary>

export const postalAddress = z.object({
  recipient: z.string().max(50),
  mobile: z.string().max(20),
  address: z.string().max(200),
})
export type PostalAddress = z.infer<typeof postalAddress>

const noticeEntry = z.object({
  subject: z.enum(['material', 'field']),
  id: z.string(),
  name: nameShape,
  problem: z.string(),
})

/** An application being filled in, or the correction that a one-time notice asks for. */
export const draft = z.object({
  id: uuid,
  kind: z.enum(['application', 'correction']),
  case: uuid.nullable(),
  matter: z.string(),
  name: nameShape,
  plan,
  values: z.record(z.string(), fieldValue),
  files: list(fileSummary),
  delivery,
  site: z.string(),
  postalAddress: postalAddress.nullable(),
  /** What the notice asks for; empty for an application. */
  notice: list(noticeEntry),
  applicantName: z.string(),
  /** Date until which everything would be done if submitted and accepted today. */
  expectedDate: z.iso.date(),
  revision: z.int(),
  savedAt: instant,
  /** The version of the catalogue in use, where the draft was begun with another: it can be taken over. */
  newerVersion: z.string().exactOptional(),
})
export type Draft = z.infer<typeof draft>

export const draftSummary = z.object({
  id: uuid,
  kind: z.enum(['application', 'correction']),
  matter: z.string(),
  name: nameShape,
  situation: nameShape,
  applicantName: z.string(),
  fieldsDone: z.int(),
  fieldsAll: z.int(),
  savedAt: instant,
})
export type DraftSummary = z.infer<typeof draftSummary>

/** A clerk names the person at the window; an applicant is the applicant. */
export const newDraft = z.object({
  matter: z.string(),
  answers,
  /** Where it is to be carried out; at a window the region of its site when not given. */
  region: regionCode.exactOptional(),
  applicant: z
    .object({
      name: z.string().min(1).max(50),
      citizenNumber: z.string().max(40),
      mobile: z.string().max(20),
    })
    .exactOptional(),
})

/** Only what changed: null clears a field. */
export const draftChange = z.object({
  values: z.record(z.string().max(100), fieldValue.nullable()).exactOptional(),
  answers: answers.exactOptional(),
  delivery: delivery.exactOptional(),
  site: z.string().max(100).exactOptional(),
  postalAddress: postalAddress.nullable().exactOptional(),
})

export const draftSaved = z.object({
  revision: z.int(),
  savedAt: instant,
  /** What is wrong with the fields just sent; they are saved all the same. */
  problems: list(fieldProblem),
})

export const submission = z.object({ commandId: uuid })
export const submitted = z.object({ case: uuid, number: z.string() })
