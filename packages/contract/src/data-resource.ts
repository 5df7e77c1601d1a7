/** The directory of data resources (政务数据目录): what the government holds, with whom it is shared, by which law. */
import { z } from 'zod'
import { list, nameShape, textShape } from './shape.ts'

/** 无条件共享, 有条件共享, 不予共享. Shared by default: the last needs a reason and a law. */
export const sharingKind = z.enum(['unconditional', 'conditional', 'refused'])

/** By which number of the person or organisation it is asked; `holder`: the platform’s own e-licences of the applicant. */
const resourceKey = z.enum(['citizen-number', 'credit-code', 'licence-number', 'holder'])

export const lawBasis = z.object({ law: z.string(), article: z.string(), quote: textShape.nullable() })

export const dataResource = z.object({
  id: z.string(),
  name: nameShape,
  owner: z.string(),
  ownerName: nameShape,
  kind: sharingKind,
  key: resourceKey,
  /** Data elements that it tells; forms are filled in with them. */
  fields: list(z.object({ element: z.string(), name: nameShape })),
  /** What stands on its extract and in no form. */
  details: list(z.object({ id: z.string(), name: nameShape })),
  /** Papers that nobody has to bring where it answers. */
  materials: list(z.object({ material: z.string(), name: nameShape })),
  /** Health, finance, children and the like: consent to each of them apart (个人信息保护法 art. 29). */
  sensitive: z.boolean(),
  /** Matters that may ask; null: all that need it. */
  matters: list(z.object({ matter: z.string(), name: nameShape })).nullable(),
  conditions: list(textShape),
  basis: lawBasis,
  /** Why it is not shared; null where it is. */
  refusal: z.object({ reason: textShape, basis: lawBasis }).nullable(),
  /** Older answers are not used again; 0: each time anew. */
  freshHours: z.number(),
  /** How often a day it may be asked, by all together. */
  perDay: z.int(),
})
export type DataResourceOnWire = z.infer<typeof dataResource>
