/** Where things are done, by whom, and what is issued. */
import { z } from 'zod'
import { idSchema, nameSchema, textSchema } from './texts.ts'

export const regionSchema = z.strictObject({
  /** GB/T 2260 with township and village levels: 12 digits. */
  code: z.string().regex(/^\d{12}$/),
  name: nameSchema,
  level: z.enum(['city', 'county', 'township', 'village']),
  parent: z.string().exactOptional(),
})

/** Code table A.3 of GB/T 39046 (实施主体性质). */
export const authorityNatureSchema = z.enum(['statutory', 'authorised', 'entrusted', 'other'])

export const authoritySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Unified social credit code, GB 32100. */
  creditCode: z.string(),
  /** Where the credit code does not tell it: see `findAuthorityNature`. */
  nature: authorityNatureSchema.exactOptional(),
  region: z.string(),
  phone: z.string(),
  /** Where a complaint about this authority goes. */
  supervisionPhone: z.string(),
  /** 行政审批股: the section that holds the whole approval function (三集中三到位, CD5). */
  approvalSection: nameSchema.exactOptional(),
  /** The hall to which that section has moved with all its staff. */
  settledAt: idSchema.exactOptional(),
  /** Windows of that hall at which it sits. */
  settledWindows: z.array(idSchema).min(1).exactOptional(),
  /** Items of the authority that other sections still handle (职能尚未归并). */
  outsideSection: z.array(idSchema).min(1).exactOptional(),
  /** Items whose handling electronic supervision does not reach yet (电子监察尚未到位), as in a system of the authority’s own. */
  unsupervised: z.array(idSchema).min(1).exactOptional(),
  /** 行政复议、行政诉讼: where a decision of this authority is contested. */
  remedies: z.strictObject({ reconsideration: textSchema, litigation: textSchema }).exactOptional(),
})

export const siteKindSchema = z.enum(['hall', 'township', 'village', 'bank', 'hospital'])

export const siteSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: siteKindSchema,
  region: z.string(),
  address: textSchema,
  hours: textSchema,
  phone: z.string(),
  windows: z
    .array(z.strictObject({ id: idSchema, name: nameSchema, kind: z.enum(['comprehensive', 'special']) }))
    .min(1),
  /** What this site may accept: every matter, or just those opened to it (就近办). */
  matters: z.union([z.literal('all'), z.array(idSchema)]),
})

/** A kind of result: what an authority issues, and what other items may need (结果 / 电子证照). */
export const licenceSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  issuer: idSchema,
  /** Beginning of the numbers given to issued results, e.g. `JY` for food. */
  numberPrefix: z.string().regex(/^[A-Z]{1,6}$/),
  validityYears: z.int().min(1).exactOptional(),
  /** 电子证照: issued with an e-seal and found by others without paper. */
  electronic: z.boolean().exactOptional(),
  /** Type code of GB/T 36902: `11100000MB0301910KE001`-like, up to 21 characters. */
  typeCode: z.string().max(21).exactOptional(),
  /** Picture under `catalogue/samples/`. */
  sample: z.string().exactOptional(),
  /** Data elements that the licence states: who fetches it need not ask for them again. */
  tells: z.array(idSchema).exactOptional(),
})

export const lifeStageSchema = z.strictObject({
  id: idSchema,
  audience: z.enum(['person', 'enterprise']),
  name: nameSchema,
})

export type Region = z.infer<typeof regionSchema>
export type AuthorityNature = z.infer<typeof authorityNatureSchema>
export type Authority = z.infer<typeof authoritySchema>
export type Site = z.infer<typeof siteSchema>
export type SiteKind = Site['kind']
export type Licence = z.infer<typeof licenceSchema>
export type LifeStage = z.infer<typeof lifeStageSchema>
