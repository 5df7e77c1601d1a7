/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import type { SupervisionEvent } from './events.ts'

const text = z.string()

const supervisionEventSchema: z.ZodType<SupervisionEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SupervisionOpened'),
    number: text,
    subject: z.object({
      process: text,
      processKind: text,
      key: text,
      kind: text,
      item: text.exactOptional(),
      due: text,
    }),
    owner: z.object({ kind: z.enum(['applicant', 'window', 'authority', 'centre', 'editor']), id: text }),
    reason: text.exactOptional(),
  }),
  z.object({ type: z.literal('SupervisionTakenUp') }),
  z.object({ type: z.literal('SupervisionReplied'), text }),
  z.object({ type: z.literal('SupervisionAccepted') }),
  z.object({ type: z.literal('SupervisionSentBack'), reason: text }),
  z.object({ type: z.literal('SupervisionClosed'), reason: text }),
])

/** Throws a ZodError for data that is no event of a supervision order. */
export function parseSupervisionEvent(type: string, data: unknown): SupervisionEvent {
  return supervisionEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
