/** Shapes used in several operations. */
import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { z } from 'zod'

export const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()

export const nameShape = z.object({ zh: z.string(), en: z.string() }).readonly()
export const textShape = z.object({ zh: z.string(), en: z.string().exactOptional() }).readonly()
export const uuid = z.uuid()

/** By which a person is known. */
export const personDocument = z.object({ kind: z.enum(PERSON_DOCUMENT_KINDS), number: z.string().max(40) })
export type PersonDocument = z.infer<typeof personDocument>

/** As typed, by `document` or, for short, by the citizen number alone. */
export const documentGiven = {
  citizenNumber: z.string().max(40).exactOptional(),
  document: personDocument.exactOptional(),
}
/** GB/T 2260 with township and village levels: 12 digits. */
export const regionCode = z.string().regex(/^\d{12}$/)
/** RFC 3339, UTC. */
export const instant = z.iso.datetime()
/** Civil date in Asia/Shanghai. */
export const civilDate = z.iso.date()

export const answerValue = z.union([z.string(), z.boolean(), z.number(), list(z.string())])
export const answers = z.record(z.string(), answerValue)

/** What a field holds: text, number (money in fen), yes/no, several values, or the entries of a list. */
export const fieldValue = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(100),
  z
    .array(
      z.record(
        z.string(),
        z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string()), z.null()]),
      ),
    )
    .max(100),
])
export type FieldValue = z.infer<typeof fieldValue>

export const fieldProblem = z.object({
  element: z.string(),
  /** For a list: which entry (from 0) and which of its elements. */
  entry: z.int().exactOptional(),
  inner: z.string().exactOptional(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A file of the catalogue that two have changed. All texts are whole files; null is no file. */
export const fileConflict = z.object({
  path: z.string(),
  /** Of the file as it stands: what the next save says that it is based on. */
  revision: z.int(),
  /** As somebody else has saved or published it. */
  theirs: z.string().nullable(),
  /** As it was before either. */
  base: z.string().nullable(),
  mine: z.string().nullable(),
  /** Both together, where they touch different parts. */
  merged: z.string().nullable().exactOptional(),
  /** The first place that both have changed: `limit.promisedDays`. */
  conflictAt: z.string().exactOptional(),
})
export type FileConflict = z.infer<typeof fileConflict>

/** What the check of the catalogue says; its words are those of `findingText`. */
export const findingShape = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  params: z.record(z.string(), z.string()),
})

/** RFC 9457 with the refusal's stable code. `title` is in the language asked for. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  article: z.string().exactOptional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  /** Fields of the form that stand in the way. */
  fields: z.array(fieldProblem).exactOptional(),
  /** Materials of the checklist that are not handed in. */
  materials: z.array(z.string()).exactOptional(),
  /** Files of the catalogue that somebody else has changed. */
  conflicts: z.array(fileConflict).exactOptional(),
  /** Version of the catalogue that the conflicts are with. */
  onto: z.string().exactOptional(),
  /** Errors of the catalogue as it would be published. */
  findings: z.array(findingShape).exactOptional(),
})
export type Problem = z.infer<typeof problem>
