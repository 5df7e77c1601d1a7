/** What a centre has set itself: targets and patterns, as data. */
import { z } from 'zod'
import { isBounded } from '../pattern/bounded.ts'
import { daysSchema } from './texts.ts'

/** Why a text is no regular expression, in the words of the engine; undefined where it is one. */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** A text that is a regular expression, without its anchors, and whose matching ends. */
export const patternSchema = z
  .string()
  .refine(pattern => patternFault(pattern) === undefined, 'regular expression')
  .refine(isBounded, 'regular expression whose matching ends')

function isRising(percents: readonly number[]): boolean {
  return percents.every((percent, index) => index === 0 || percent > (percents[index - 1] ?? 0))
}

export const policySchema = z.strictObject({
  /** Promised limits are to be shorter than statutory ones by this share (WY: 50, AY: 75). */
  compressionTargetPercent: z.int().min(0).max(100).exactOptional(),
  /** 行政许可法 art. 42: joint handling within so many working days. */
  jointLimitDays: daysSchema.exactOptional(),
  /** Regular expressions; codes of provinces differ (GB/T 39554.1, DB22/T 2848, DB52/T 1264). */
  basicCodePattern: patternSchema.exactOptional(),
  implementationCodePattern: patternSchema.exactOptional(),
  /** Wordings of catch-all clauses besides those that the checker knows. */
  catchAllPhrases: z.array(z.string().min(2)).exactOptional(),
  /** When whoever owes something is reminded, and when being late grows grave. */
  watch: z
    .strictObject({
      /** Shares of the limit that are used. */
      reminderPercents: z
        .array(z.int().min(1).max(99))
        .max(5)
        .refine(isRising, 'rising, each once')
        .exactOptional(),
      /** Working days after the limit. */
      graveAfterDays: z.int().min(0).max(30).exactOptional(),
    })
    .exactOptional(),
})

export type Policy = z.infer<typeof policySchema>
