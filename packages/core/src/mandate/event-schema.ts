/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { MANDATE_ACTS, MANDATE_KINDS } from '../access/access.ts'
import { END_GROUNDS, MANDATE_PROOFS, type MandateEvent } from './events.ts'

const mandateEventSchema: z.ZodType<MandateEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('MandateGiven'),
    kind: z.enum(MANDATE_KINDS),
    principal: z.object({ kind: z.enum(['person', 'organisation']), id: z.string() }),
    agent: z.string(),
    matters: z.union([z.literal('all'), z.array(z.string())]),
    acts: z.array(z.enum(MANDATE_ACTS)),
    from: z.string(),
    until: z.string(),
    proof: z.enum(MANDATE_PROOFS).exactOptional(),
  }),
  z.object({ type: z.literal('MandateAccepted') }),
  z.object({ type: z.literal('MandateDeclined') }),
  z.object({ type: z.literal('MandateRevoked') }),
  z.object({ type: z.literal('MandateRenounced') }),
  z.object({ type: z.literal('MandateEnded'), ground: z.enum(END_GROUNDS) }),
])

/** Throws a ZodError for data that is no event of a mandate. */
export function parseMandateEvent(type: string, data: unknown): MandateEvent {
  return mandateEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
