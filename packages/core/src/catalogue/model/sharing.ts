/** 数据资源目录: what the government holds and shares, so that nobody brings it (政务数据共享条例, 国务院令第809号). */
import { z } from 'zod'
import { idSchema, legalBasisSchema, nameSchema, textSchema } from './texts.ts'

/** Shared is the rule: unconditional, or under conditions. `refused` needs a reason and a law. */
export const resourceSharingSchema = z.enum(['unconditional', 'conditional', 'refused'])

/**
 * By which number it is asked. The citizen number is always that of the applicant, who consents; any other stands in
 * the form, and the source says whose the answer is.
 */
export const resourceKeySchema = z.strictObject({
  by: z.enum(['citizen-number', 'credit-code', 'licence-number']),
  element: idSchema.exactOptional(),
})

/**
 * `whose`: the data element with the citizen number of the person whose it is. What is another person’s is not
 * fetched on the applicant’s consent. The applicant’s own when not given.
 */
const whose = idSchema.exactOptional()

export const dataResourceSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** The authority that answers for what it says. */
  owner: idSchema,
  kind: resourceSharingSchema,
  /** Why it is not shared, and by which law. */
  refusal: z.strictObject({ reason: textSchema, basis: legalBasisSchema }).exactOptional(),
  key: resourceKeySchema,
  /** Data elements that it tells. */
  fields: z.array(z.strictObject({ element: idSchema, whose })),
  /** What stands on its extract and in no form. */
  details: z.array(z.strictObject({ id: idSchema, name: nameSchema })).exactOptional(),
  /** Materials that need not be brought where it answers. */
  materials: z.array(z.strictObject({ material: idSchema, whose })),
  /** Sensitive personal information: consent to this source by itself (个人信息保护法 art. 29). */
  sensitive: z.boolean().exactOptional(),
  /** Matters that may ask; all that have a use for it when not given. */
  matters: z.array(idSchema).min(1).exactOptional(),
  /** Under which conditions it is shared, in words. */
  conditions: z.array(textSchema).min(1).exactOptional(),
  /** On which ground it is asked. */
  basis: legalBasisSchema,
  /** An answer may be used again for so many hours; 0: it is asked each time. */
  freshHours: z.number().min(0).max(8760),
  /** How often a day it may be asked, by all together. */
  perDay: z.int().min(1).max(10_000_000),
})

export type ResourceSharing = z.infer<typeof resourceSharingSchema>
export type ResourceKey = z.infer<typeof resourceKeySchema>
export type DataResource = z.infer<typeof dataResourceSchema>
