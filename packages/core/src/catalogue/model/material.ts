/** Documents that items require, and the preconditions that nobody may require any more. */
import { z } from 'zod'
import { conditionSchema, idSchema, legalBasisSchema, nameSchema, textSchema } from './texts.ts'

export const materialSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /**
   * `form`: an application form, merged into the joint one. `licence`: the result of an item, so a
   * process material wherever that item is in the same plan. `document`: anything else.
   */
  kind: z.enum(['form', 'licence', 'document']),
  licence: idSchema.exactOptional(),
  source: z.enum(['applicant', 'government', 'third-party']),
  guidance: textSchema,
  /** File under `catalogue/samples/`; forms have none, they are filled in on screen. */
  sample: z.string().exactOptional(),
  /** The data resource that could tell the government this, and under which answers. */
  sharing: z.strictObject({ resource: textSchema, when: conditionSchema.exactOptional() }).exactOptional(),
  /** 出具机构, where somebody else than the applicant makes it. */
  issuer: textSchema.exactOptional(),
  /** 材料办理地点: where it is got, where neither its issuer nor its licence tells. */
  handledAt: textSchema.exactOptional(),
  /** A blank form (空白表格) under `catalogue/samples/`. */
  blankForm: z.string().exactOptional(),
  /** 出具时间要求: e.g. issued within the last six months. */
  issuedWithin: textSchema.exactOptional(),
  /** Why the person is asked for a paper that the government itself issues: a law that says so. */
  demandedBy: legalBasisSchema.exactOptional(),
  /** The cancelled precondition that this is, where the allowed way is taken (written by the applicant). */
  precondition: idSchema.exactOptional(),
})

/**
 * A precondition cancelled by the reform (YT2): `abolished` is asked by nobody; `applicant-writes` may
 * be written by the applicant instead of a paid agency; `authority-organises` is arranged by the
 * authority itself after acceptance (surveys, reviews, tests).
 */
export const preconditionSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(['abolished', 'applicant-writes', 'authority-organises']),
  /** Words by which a material is recognised as this precondition, e.g. 验资报告. */
  words: z.array(z.string().min(2)).min(1),
  basis: legalBasisSchema,
})

export type Material = z.infer<typeof materialSchema>
export type Precondition = z.infer<typeof preconditionSchema>
