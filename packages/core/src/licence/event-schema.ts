/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import type { LicenceEvent } from './events.ts'

const validUntil = z.string().exactOptional()

const licenceEventSchema: z.ZodType<LicenceEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('LicenceIssued'),
    case: z.string(),
    caseVersion: z.number(),
    item: z.string(),
    licence: z.string(),
    authority: z.string(),
    holder: z.string(),
    number: z.string(),
    catalogueVersion: z.string(),
    formHash: z.string(),
    validUntil,
    typeCode: z.string().exactOptional(),
    creditCode: z.string().exactOptional(),
  }),
  z.object({ type: z.literal('LicenceCorrected'), correction: z.string(), validUntil }),
  z.object({ type: z.literal('LicenceSuspended'), reason: z.string() }),
  z.object({ type: z.literal('LicenceResumed'), reason: z.string() }),
  z.object({
    type: z.literal('LicenceRevoked'),
    ground: z.enum(['granted-without-right', 'obtained-by-deceit', 'public-interest']),
    reason: z.string(),
  }),
])

/** Throws a ZodError for data that is no event of a licence. */
export function parseLicenceEvent(type: string, data: unknown): LicenceEvent {
  return licenceEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
