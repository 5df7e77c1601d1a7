/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { code, wordPathsOf, words } from '../process/words.ts'
import type { LicenceEvent } from './events.ts'

const validUntil = code.exactOptional()

const licenceEvents = [
  z.object({
    type: z.literal('LicenceIssued'),
    case: code,
    caseVersion: z.number(),
    item: code,
    licence: code,
    authority: code,
    holder: code,
    number: code,
    catalogueVersion: code,
    formHash: code,
    validUntil,
    typeCode: code.exactOptional(),
    creditCode: code.exactOptional(),
  }),
  z.object({ type: z.literal('LicenceCorrected'), correction: words, validUntil }),
  z.object({ type: z.literal('LicenceSuspended'), reason: words }),
  z.object({ type: z.literal('LicenceResumed'), reason: words }),
  z.object({
    type: z.literal('LicenceRevoked'),
    ground: z.enum(['granted-without-right', 'obtained-by-deceit', 'public-interest']),
    reason: words,
  }),
] as const

const licenceEventSchema: z.ZodType<LicenceEvent> = z.discriminatedUnion('type', licenceEvents)

/** Where free words stand in the events of a licence. */
export const LICENCE_WORDS = wordPathsOf(licenceEvents)

/** Throws a ZodError for data that is no event of a licence. */
export function parseLicenceEvent(type: string, data: unknown): LicenceEvent {
  return licenceEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
