/** What a centre has set itself: targets and patterns, as data. */
import isSafeRegularExpression from 'safe-regex2'
import { z } from 'zod'
import { daysSchema } from './texts.ts'

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return true
  } catch {
    return false
  }
}

const MAX_REPETITIONS = 50

/** Repetitions within repetitions, as in `(a+)+`, can take time without bound on a text that does not fit. */
export function isBounded(pattern: string): boolean {
  return isSafeRegularExpression(pattern, { limit: MAX_REPETITIONS })
}

/** A text that is a regular expression, without its anchors, and whose matching ends. */
export const patternSchema = z
  .string()
  .refine(isRegularExpression, 'regular expression')
  .refine(isBounded, 'regular expression without nested repetition')

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
})

export type Policy = z.infer<typeof policySchema>
