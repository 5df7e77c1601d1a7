/** Shapes used in several operations. */
import { z } from 'zod'

export const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()

export const nameShape = z.object({ zh: z.string(), en: z.string() }).readonly()
export const textShape = z.object({ zh: z.string(), en: z.string().exactOptional() }).readonly()
export const uuid = z.uuid()
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
})
export type Problem = z.infer<typeof problem>
