/** Building blocks that every concept of the catalogue uses. */
import { z } from 'zod'

/** kebab-case, as in file names: `food-business-licence`. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** A text for people. Chinese is the language of the law; a name also has English. */
export const nameSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1).exactOptional() })

/**
 * A condition in FEEL (DMN 1.3) over the answers: question ids are its only names. Its length is limited,
 * because the interpreter keeps kilobytes for each term.
 */
export const conditionSchema = z.string().min(1).max(2000)

/** Working days unless a unit beside it says otherwise (行政许可法 art. 82). */
export const daysSchema = z.int().min(0).max(400)

/** ISO 8601 calendar date: `2026-11-21`. */
export const dateSchema = z.iso.date()

/** What the law says where. */
export const legalBasisSchema = z.strictObject({
  law: z.string().min(1),
  article: z.string().min(1),
  text: z.string().exactOptional(),
})

/**
 * At most one visit (最多跑一次, SY1): `now` in the published list, `soon` in a coming batch, `never`
 * on the negative list, which says why.
 */
export const atMostOneVisitSchema = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('now'), batch: z.int().min(1) }),
  z.strictObject({ class: z.literal('soon'), batch: z.int().min(1).exactOptional() }),
  z.strictObject({ class: z.literal('never'), reason: textSchema }),
])

export type Name = z.infer<typeof nameSchema>
export type Text = z.infer<typeof textSchema>
export type LegalBasis = z.infer<typeof legalBasisSchema>
export type AtMostOneVisit = z.infer<typeof atMostOneVisitSchema>
