/** The ledger of a clock as it stands in the table `obligation`. */
import type { ClockLedger } from '@yijianshi/core/calendar'
import { z } from 'zod'

const holder = z.enum(['office', 'applicant', 'third-party'])

/** What this version can't read is a fault, not a guess. */
export const clockLedger: z.ZodType<ClockLedger> = z.object({
  unit: z.enum(['working-days', 'natural-days', 'hours']),
  allowed: z.number(),
  owner: holder,
  since: z.number(),
  stops: z.array(
    z.object({
      kind: z.enum(['suspend', 'interrupt']),
      ground: z.enum(['special-procedure', 'papers-incomplete', 'papers-incorrect', 'papers-outdated']),
      holder,
      from: z.number(),
      to: z.number().exactOptional(),
    }),
  ),
  extensions: z.array(z.object({ amount: z.number(), at: z.number() })),
  endedAt: z.number().exactOptional(),
})
