/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { code, wordPathsOf, words } from '../process/words.ts'
import type { SupervisionEvent } from './events.ts'

const supervisionEvents = [
  z.object({
    type: z.literal('SupervisionOpened'),
    number: code,
    subject: z.object({
      process: code,
      processKind: code,
      key: code,
      kind: code,
      item: code.exactOptional(),
      due: code,
    }),
    owner: z.object({ kind: z.enum(['applicant', 'window', 'authority', 'centre', 'editor']), id: code }),
    reason: words.exactOptional(),
  }),
  z.object({ type: z.literal('SupervisionTakenUp') }),
  z.object({ type: z.literal('SupervisionReplied'), text: words }),
  z.object({ type: z.literal('SupervisionAccepted') }),
  z.object({ type: z.literal('SupervisionSentBack'), reason: words }),
  z.object({ type: z.literal('SupervisionClosed'), reason: words }),
] as const

const supervisionEventSchema: z.ZodType<SupervisionEvent> = z.discriminatedUnion('type', supervisionEvents)

/** Where free words stand in the events of a supervision order. */
export const SUPERVISION_WORDS = wordPathsOf(supervisionEvents)

/** Throws a ZodError for data that is no event of a supervision order. */
export function parseSupervisionEvent(type: string, data: unknown): SupervisionEvent {
  return supervisionEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
