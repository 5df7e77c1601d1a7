/** One service item of one authority: its implementation record (实施清单, GB/T 39554, GB/T 39046 §6.1). */
import { z } from 'zod'
import { constraintsSchema } from './form.ts'
import { siteKindSchema } from './organisation.ts'
import {
  atMostOneVisitSchema,
  conditionSchema,
  dateSchema,
  daysSchema,
  idSchema,
  legalBasisSchema,
  nameSchema,
  textSchema,
} from './texts.ts'

/** Code table A.1 of GB/T 39046 (事项类型). */
export const itemKindSchema = z.enum([
  'licence',
  'confirmation',
  'payment',
  'reward',
  'ruling',
  'other-power',
  'public-service',
])

const reviewPointSchema = z.strictObject({ id: idSchema, text: textSchema })

/** Code table A.2 (行使层级). */
export const levelSchema = z.enum([
  'national',
  'provincial',
  'city',
  'county',
  'township',
  'village',
  'graded',
])

/** Code table A.4 (服务对象). */
export const serviceObjectSchema = z.enum([
  'person',
  'enterprise',
  'public-institution',
  'social-organisation',
  'administrative-body',
  'other',
])

/** 特别程序: time that the ordinary limit does not cover (行政许可法 art. 45). */
export const specialProcedureSchema = z.strictObject({
  kind: z.enum([
    'hearing',
    'tender',
    'auction',
    'inspection',
    'testing',
    'quarantine',
    'appraisal',
    'expert-review',
    'site-inspection',
    'publicity',
    'opinion-request',
  ]),
  name: nameSchema,
  limitDays: daysSchema,
  /** Working days when not given. */
  unit: z.literal('natural-days').exactOptional(),
  /** Whether the clock of the item stands still meanwhile. Only a law can say so. */
  suspends: z.boolean(),
  basis: legalBasisSchema.exactOptional(),
  when: conditionSchema.exactOptional(),
})

/** A page of the web, as people type it. */
export const onlineAddressSchema = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s/]+\S*$/)

/** How far an applicant gets without coming (网上办理深度 Ⅰ–Ⅳ), and where else the item is open. */
export const channelsSchema = z.strictObject({
  online: z.enum(['none', 'information', 'download', 'pre-check', 'whole']),
  mobile: z.boolean(),
  terminal: z.boolean(),
  /** Post of papers in and of results out. */
  post: z.boolean(),
  appointment: z.boolean(),
  onlinePayment: z.boolean(),
  /** Kinds of sites to which the item is opened (就近办, CD6). */
  sites: z.array(siteKindSchema),
  /** 通办范围: where it may be applied for besides the competent authority's own hall. */
  reach: z.enum(['own', 'city-wide', 'province-wide', 'inter-provincial']),
  /** 网办地址, where it is not a page of this platform. */
  onlineAddress: onlineAddressSchema.exactOptional(),
})

export const tagSchema = z.enum([
  'elderly',
  'disabled',
  'veterans',
  'children',
  'green-channel',
  'high-frequency',
  'smart-approval',
  'local-speciality',
])

export const itemSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** GB/T 39554: basic code 12, implementation code 31. */
  basicCode: z.string().min(10).max(50),
  /** Credit code of the authority 18 + level 1 + basic code 12 (GB/T 39554.1). */
  implementationCode: z.string().max(50).exactOptional(),
  kind: itemKindSchema,
  authority: idSchema,
  /** 受委托机关: who acts in the authority's name, and on what ground. */
  entrusted: z.strictObject({ authority: idSchema, basis: legalBasisSchema }).exactOptional(),
  /** 联办机构: who else takes part in this one item. */
  jointAuthorities: z.array(idSchema).exactOptional(),
  level: levelSchema,
  /** 权限划分: which level decides what, where more than one has a part in it. */
  powerDivision: textSchema.exactOptional(),
  /** 行使内容: what this authority does of it, where that is not every step of its own. */
  powerContent: textSchema.exactOptional(),
  /** 行政管辖, where it is not the region of the authority. */
  jurisdiction: textSchema.exactOptional(),
  /** 运行系统层级: whose system handles it, where it is not this platform. */
  systemLevel: levelSchema.exactOptional(),
  serviceObjects: z.array(serviceObjectSchema).min(1),
  legalBasis: z.array(legalBasisSchema).min(1),
  conditions: z.array(textSchema).min(1),
  limit: z.strictObject({
    /** Not given where no law sets one; then `note` says so. */
    statutoryDays: daysSchema.exactOptional(),
    /** Of the statutory limit; working days when not given. */
    statutoryUnit: z.literal('natural-days').exactOptional(),
    /** Always working days. 0: decided on the spot (即办件). */
    promisedDays: daysSchema,
    note: textSchema.exactOptional(),
  }),
  /** Questions whose answers this item's conditions use; also asked when it is applied for alone. */
  asks: z.array(z.string()),
  /** Trips of the applicant: when applied for alone, and what is left in joint handling. */
  visits: z.strictObject({ alone: z.int().min(0), joint: z.int().min(0) }),
  /** Links of the process. `shared` ones are done once for all items in joint handling. */
  steps: z
    .array(
      z.strictObject({
        id: idSchema,
        name: nameSchema,
        shared: z.boolean(),
        role: z.enum(['window', 'reviewer', 'decider', 'issuer']).exactOptional(),
        /** Working days of this step alone. */
        limitDays: daysSchema.exactOptional(),
        reviewPoints: z.array(reviewPointSchema).exactOptional(),
      }),
    )
    .min(1),
  specialProcedures: z.array(specialProcedureSchema).exactOptional(),
  fields: z
    .array(
      z.strictObject({
        element: idSchema,
        required: z.boolean(),
        when: conditionSchema.exactOptional(),
        constraints: constraintsSchema.exactOptional(),
      }),
    )
    .min(1),
  materials: z.array(
    z.strictObject({
      material: idSchema,
      when: conditionSchema.exactOptional(),
      /** 主件 / 次要材料. Only a secondary one may follow later. `main` when not given. */
      rank: z.enum(['main', 'secondary']).exactOptional(),
      /** Secondary material: may follow within so many working days (容缺). */
      tolerableDays: daysSchema.exactOptional(),
      /** 告知承诺: a promise may stand in for it; how and when it is checked afterwards. */
      commitment: z.strictObject({ check: textSchema, checkDays: daysSchema }).exactOptional(),
      /** Whether an electronic one suffices; true when not given. */
      electronic: z.boolean().exactOptional(),
      /** 要求提供依据. */
      basis: legalBasisSchema.exactOptional(),
      copies: z.strictObject({ original: z.int().min(0), copy: z.int().min(0) }),
      reviewPoints: z.array(reviewPointSchema),
    }),
  ),
  /** What the reviewer checks besides the points of each material (审核要点). */
  reviewPoints: z.array(reviewPointSchema).min(1),
  results: z.array(idSchema).min(1),
  fees: z
    .array(
      z.strictObject({
        name: nameSchema,
        amountFen: z.int().min(0),
        basis: z.string(),
        when: conditionSchema.exactOptional(),
        /** 减免: who pays less or nothing. */
        reduction: textSchema.exactOptional(),
      }),
    )
    .exactOptional(),
  /** 数量限制. */
  quota: textSchema.exactOptional(),
  channels: channelsSchema,
  /**
   * What the chief representative at the window may do (WY5): decide and seal, review and forward, or
   * coordinate the hearing, tender, inspection or expert review. Not given: nothing is authorised yet.
   */
  authorisation: z.enum(['decide', 'forward', 'coordinate']).exactOptional(),
  /** 中介服务: paid services of others that the item requires. */
  intermediaryServices: z
    .array(z.strictObject({ name: nameSchema, basis: legalBasisSchema, material: idSchema.exactOptional() }))
    .exactOptional(),
  tags: z.array(tagSchema).exactOptional(),
  atMostOneVisit: atMostOneVisitSchema.exactOptional(),
  /** 申报期, where applications are taken at certain times only. */
  applicationPeriod: textSchema.exactOptional(),
  /** 计划生效 / 取消日期. */
  validity: z.strictObject({ from: dateSchema, until: dateSchema.exactOptional() }).exactOptional(),
  /** 常见问题. */
  questionsAsked: z.array(z.strictObject({ question: textSchema, answer: textSchema })).exactOptional(),
  /** What of this file is not read from a public source but filled in for the sample. */
  inferred: z.array(z.string()).exactOptional(),
})

export type ItemKind = z.infer<typeof itemKindSchema>
export type Level = z.infer<typeof levelSchema>
export type ServiceObject = z.infer<typeof serviceObjectSchema>
export type SpecialProcedure = z.infer<typeof specialProcedureSchema>
export type Channels = z.infer<typeof channelsSchema>
export type Tag = z.infer<typeof tagSchema>
export type Item = z.infer<typeof itemSchema>
export type ReviewPoint = z.infer<typeof reviewPointSchema>
