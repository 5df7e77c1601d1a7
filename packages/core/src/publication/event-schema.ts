/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import type { ChangeEvent } from './events.ts'

const files = z.array(z.object({ path: z.string(), hash: z.string().nullable() }))
const paths = z.array(z.string())

const changeEventSchema: z.ZodType<ChangeEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ChangeBegun'),
    title: z.string(),
    base: z.string(),
    order: z.string().exactOptional(),
    restored: z.number().exactOptional(),
    files,
  }),
  z.object({ type: z.literal('ChangeRenamed'), title: z.string() }),
  z.object({
    type: z.literal('FileSaved'),
    path: z.string(),
    hash: z.string().nullable(),
    baseHash: z.string().nullable(),
  }),
  z.object({ type: z.literal('ChangeRebased'), base: z.string(), files, dropped: paths, moved: paths }),
  z.object({ type: z.literal('ReviewRequested') }),
  z.object({ type: z.literal('ChangeApproved') }),
  z.object({ type: z.literal('ChangeSentBack'), reason: z.string() }),
  z.object({ type: z.literal('PublicationScheduled'), publishAt: z.number() }),
  z.object({ type: z.literal('PublicationFailed'), code: z.string(), what: z.string() }),
  z.object({
    type: z.literal('ChangePublished'),
    version: z.string(),
    number: z.number(),
    onto: z.string(),
  }),
  z.object({ type: z.literal('ChangeWithdrawn') }),
])

/** Throws a ZodError for data that is no event of a change. */
export function parseChangeEvent(type: string, data: unknown): ChangeEvent {
  return changeEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
