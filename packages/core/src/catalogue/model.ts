/**
 * The catalogue: what the government offers, as data that officials edit.
 *
 * One schema per concept; the TypeScript type of each is inferred from it, so what is checked on
 * load is what the code relies on. Field names follow GB/T 39046 where it has one (see `docs/`).
 */
import { z } from 'zod'

/** kebab-case, as in file names: `food-business-licence`. */
const idSchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** A text for people. Chinese is the language of the law; a name also has English. */
const nameSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1).exactOptional() })

/** A condition in FEEL (DMN 1.3) over the answers: question ids are its only names. */
const conditionSchema = z.string().min(1)

/** Working days unless a name says otherwise (ALL §82). */
const daysSchema = z.int().min(0).max(400)

export const regionSchema = z.strictObject({
  /** GB/T 2260 with township and village levels: 12 digits. */
  code: z.string().regex(/^\d{12}$/),
  name: nameSchema,
  level: z.enum(['city', 'county', 'township', 'village']),
  parent: z.string().exactOptional(),
})

export const authoritySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Unified social credit code, GB 32100. */
  creditCode: z.string(),
  region: z.string(),
  phone: z.string(),
  /** Where a complaint about this authority goes. */
  supervisionPhone: z.string(),
})

export const siteSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(['hall', 'township', 'village', 'bank', 'hospital']),
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
})

const optionSchema = z.strictObject({ value: idSchema, label: nameSchema, hint: textSchema.exactOptional() })

export const constraintsSchema = z.strictObject({
  minLength: z.int().min(0).exactOptional(),
  maxLength: z.int().min(1).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  /** Regular expression, anchored by the checker. */
  pattern: z.string().exactOptional(),
  /** Values of the element's options that remain allowed. */
  options: z.array(z.string()).min(1).exactOptional(),
  minItems: z.int().min(0).exactOptional(),
  maxItems: z.int().min(1).exactOptional(),
})

export const elementKindSchema = z.enum([
  'text',
  'long-text',
  'number',
  /** Whole fen in data, yuan on the screen. */
  'money',
  'date',
  'choice',
  'many',
  'yes-no',
  'mobile',
  'citizen-number',
  'credit-code',
  'region',
  'list',
])

/** A field with one meaning across all forms (数据元). */
export const dataElementSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  hint: textSchema.exactOptional(),
  kind: elementKindSchema,
  /** Section of the merged form. */
  section: idSchema,
  unit: textSchema.exactOptional(),
  options: z.array(optionSchema).exactOptional(),
  constraints: constraintsSchema.exactOptional(),
  /** For `list`: the elements of one entry, e.g. of one shareholder. */
  of: z
    .array(z.strictObject({ element: idSchema, required: z.boolean() }))
    .min(1)
    .exactOptional(),
  /** HTML autocomplete token (WCAG 1.3.5). */
  autocomplete: z.string().exactOptional(),
})

export const formSectionSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  hint: textSchema.exactOptional(),
})

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
})

/** A question is a fact about what the person wants; items and matters share it. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    kind: z.literal('choice'),
    title: nameSchema,
    hint: textSchema.exactOptional(),
    options: z.array(optionSchema).min(2),
  }),
  z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    kind: z.literal('many'),
    title: nameSchema,
    hint: textSchema.exactOptional(),
    options: z.array(optionSchema).min(2),
  }),
  z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    kind: z.literal('yes-no'),
    title: nameSchema,
    hint: textSchema.exactOptional(),
  }),
  z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    kind: z.literal('number'),
    title: nameSchema,
    hint: textSchema.exactOptional(),
    unit: textSchema,
    min: z.number(),
    max: z.number(),
  }),
])

export const answerValueSchema = z.union([z.string(), z.boolean(), z.number(), z.array(z.string())])

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

export const itemSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** GB/T 39554: basic code 12, implementation code 31. */
  basicCode: z.string().min(10).max(50),
  kind: itemKindSchema,
  authority: idSchema,
  legalBasis: z
    .array(
      z.strictObject({
        law: z.string().min(1),
        article: z.string().min(1),
        text: z.string().exactOptional(),
      }),
    )
    .min(1),
  conditions: z.array(textSchema).min(1),
  limit: z.strictObject({ statutoryDays: daysSchema, promisedDays: daysSchema }),
  /** Questions whose answers this item's conditions use; also asked when it is applied for alone. */
  asks: z.array(z.string()),
  /** Trips of the applicant: when applied for alone, and what is left in joint handling. */
  visits: z.strictObject({ alone: z.int().min(0), joint: z.int().min(0) }),
  /** Links of the process. `shared` ones are done once for all items in joint handling. */
  steps: z.array(z.strictObject({ id: idSchema, name: nameSchema, shared: z.boolean() })).min(1),
  specialProcedures: z
    .array(
      z.strictObject({
        kind: z.enum(['site-inspection', 'expert-review', 'hearing', 'testing', 'publicity']),
        name: nameSchema,
        limitDays: daysSchema,
      }),
    )
    .exactOptional(),
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
  materials: z
    .array(
      z.strictObject({
        material: idSchema,
        when: conditionSchema.exactOptional(),
        /** Secondary material: may follow within so many working days (容缺). */
        tolerableDays: daysSchema.exactOptional(),
        copies: z.strictObject({ original: z.int().min(0), copy: z.int().min(0) }),
        reviewPoints: z.array(reviewPointSchema),
      }),
    )
    .min(1),
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
      }),
    )
    .exactOptional(),
  /** What of this file is not read from a public source but filled in for the sample. */
  inferred: z.array(z.string()).exactOptional(),
})

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
  /** The material that stands for all merged application forms. */
  jointForm: idSchema,
  sections: z.array(formSectionSchema).min(1),
})

export const lifeStageSchema = z.strictObject({
  id: idSchema,
  audience: z.enum(['person', 'enterprise']),
  name: nameSchema,
})

export type Region = z.infer<typeof regionSchema>
export type Authority = z.infer<typeof authoritySchema>
export type Site = z.infer<typeof siteSchema>
export type Licence = z.infer<typeof licenceSchema>
export type Constraints = z.infer<typeof constraintsSchema>
export type ElementKind = z.infer<typeof elementKindSchema>
export type DataElement = z.infer<typeof dataElementSchema>
export type FormSection = z.infer<typeof formSectionSchema>
export type Material = z.infer<typeof materialSchema>
export type Question = z.infer<typeof questionSchema>
export type AnswerValue = z.infer<typeof answerValueSchema>
export type Item = z.infer<typeof itemSchema>
export type Matter = z.infer<typeof matterSchema>
export type LifeStage = z.infer<typeof lifeStageSchema>
export type Name = z.infer<typeof nameSchema>
export type Text = z.infer<typeof textSchema>
export type ReviewPoint = z.infer<typeof reviewPointSchema>

/** A sound catalogue: every reference resolves, every condition parses. Made by `parseCatalogue` only. */
export type Catalogue = {
  /** SHA-256 of the canonical content, hex; given by whoever loads it. */
  readonly version: string
  readonly regions: ReadonlyMap<string, Region>
  readonly authorities: ReadonlyMap<string, Authority>
  readonly sites: ReadonlyMap<string, Site>
  readonly licences: ReadonlyMap<string, Licence>
  readonly elements: ReadonlyMap<string, DataElement>
  readonly materials: ReadonlyMap<string, Material>
  readonly questions: ReadonlyMap<string, Question>
  readonly items: ReadonlyMap<string, Item>
  readonly matters: ReadonlyMap<string, Matter>
  readonly lifeStages: ReadonlyMap<string, LifeStage>
}

/** The same as plain data, for the wire and for the console's browser. */
export type CatalogueData = {
  version: string
  regions: Region[]
  authorities: Authority[]
  sites: Site[]
  licences: Licence[]
  elements: DataElement[]
  materials: Material[]
  questions: Question[]
  items: Item[]
  matters: Matter[]
  lifeStages: LifeStage[]
}
