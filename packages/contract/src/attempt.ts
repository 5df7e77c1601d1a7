import { z } from 'zod'
import { instant, list, uuid } from './shape.ts'

/** A command that the law refused. It changed nothing but this record. */
export const attempt = z.object({
  id: uuid,
  at: instant,
  /** Name of whoever gave it. */
  by: z.string(),
  role: z.string(),
  command: z.string(),
  code: z.string(),
  /** What the refusal said, in the language asked for. */
  title: z.string(),
  article: z.string().nullable(),
})
export type Attempt = z.infer<typeof attempt>

export const attemptQuery = z.object({ cursor: z.string().max(200).exactOptional() })
export const attemptList = z.object({ attempts: list(attempt), next: z.string().nullable() })
