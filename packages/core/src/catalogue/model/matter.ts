/** What a person wants done: a matter, and how regions carry it out. */
import { z } from 'zod'
import { answerValueSchema, formSectionSchema } from './form.ts'
import { tagSchema } from './item.ts'
import {
  atMostOneVisitSchema,
  conditionSchema,
  dateSchema,
  daysSchema,
  idSchema,
  nameSchema,
  textSchema,
} from './texts.ts'

export const matterSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  summary: textSchema,
  lead: idSchema,
  audience: z.enum(['person', 'enterprise']),
  lifeStage: idSchema,
  /** Which list the matter stands on (国家 / 省 / 地方特色). */
  list: z.enum(['national', 'provincial', 'local']),
  pilot: z.boolean().exactOptional(),
  /** When and with which batch it was published. */
  publication: z.strictObject({ batch: z.int().min(1), date: dateSchema }).exactOptional(),
  atMostOneVisit: atMostOneVisitSchema.exactOptional(),
  tags: z.array(tagSchema).exactOptional(),
  /** Words people use for it: 开店, 小卖部. */
  keywords: z.array(z.string()),
  questions: z
    .array(
      z.strictObject({
        question: z.string(),
        /** Asked only then; over the answers before it. */
        when: conditionSchema.exactOptional(),
        /** What counts as the answer when it is not asked, so that every condition is decided. */
        otherwise: answerValueSchema.exactOptional(),
      }),
    )
    .min(1),
  items: z.array(z.strictObject({ item: idSchema, when: conditionSchema.exactOptional() })).min(1),
  /**
   * Situations (办理情形) are the combinations of one case from each facet; in each facet exactly
   * one case holds for any answers. A case without a label does not show in the situation's name.
   */
  facets: z
    .array(
      z.strictObject({
        id: idSchema,
        cases: z
          .array(z.strictObject({ id: idSchema, label: nameSchema.exactOptional(), when: conditionSchema }))
          .min(1),
      }),
    )
    .min(1),
  /**
   * Materials of different items that are the same paper: `keep` is asked for once and stands for
   * those in `replaces`.
   */
  equivalences: z
    .array(z.strictObject({ keep: idSchema, replaces: z.array(idSchema).min(1), reason: textSchema }))
    .exactOptional(),
  /** The material that stands for all merged application forms. */
  jointForm: idSchema,
  sections: z.array(formSectionSchema).min(1),
  /** What of this file is not read from a public source but filled in for the sample. */
  inferred: z.array(z.string()).exactOptional(),
})

/**
 * How a matter is carried out in some regions: theme → variant → region. A variant differs in
 * business content (items more or less); a region of it in local fields only (who, where, how fast).
 * Regions that no variant names follow the matter as it stands.
 */
export const variantSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  matter: idSchema,
  add: z.array(z.strictObject({ item: idSchema, when: conditionSchema.exactOptional() })).exactOptional(),
  omit: z.array(idSchema).exactOptional(),
  regions: z
    .array(
      z.strictObject({
        region: z.string().regex(/^\d{12}$/),
        /** The region's own authority for the one that stands in the items. */
        authorities: z.array(z.strictObject({ standard: idSchema, local: idSchema })).exactOptional(),
        /** The region's own promise, never longer than the matter's. */
        limits: z.array(z.strictObject({ item: idSchema, promisedDays: daysSchema })).exactOptional(),
        phone: z.string().exactOptional(),
        note: textSchema.exactOptional(),
      }),
    )
    .min(1),
})

export type Matter = z.infer<typeof matterSchema>
export type Variant = z.infer<typeof variantSchema>
