/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import type { OrderEvent } from './events.ts'

const strings = z.array(z.string())

const orderEventSchema: z.ZodType<OrderEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OrderOpened'),
    number: z.string(),
    request: z.string(),
    document: z.object({ title: z.string(), number: z.string(), issuer: z.string(), date: z.string() }),
    changes: z.string(),
    searched: z.object({
      words: strings,
      laws: z.array(z.object({ law: z.string(), article: z.string().exactOptional() })),
      items: strings,
      materials: strings,
    }),
    version: z.string(),
    affected: strings,
    due: z.string(),
    provisional: z.boolean(),
  }),
  z.object({
    type: z.literal('OrderCarriedOut'),
    change: z.string(),
    version: z.string(),
    number: z.number(),
  }),
  z.object({ type: z.literal('OrderCancelled'), reason: z.string() }),
])

/** Throws a ZodError for data that is no event of a change order. */
export function parseOrderEvent(type: string, data: unknown): OrderEvent {
  return orderEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
