/** What is said between the tests and the process that their servers run in. */
import { z } from 'zod'

export const hostOrder = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    call: z.string(),
    server: z.string(),
    environment: z.record(z.string(), z.string()),
  }),
  z.strictObject({ type: z.literal('stop'), call: z.string(), server: z.string() }),
])
export type HostOrder = z.infer<typeof hostOrder>

export const hostAnswer = z.strictObject({
  call: z.string(),
  /** Of a server that serves. */
  address: z.string().optional(),
  failure: z.string().optional(),
})
export type HostAnswer = z.infer<typeof hostAnswer>
