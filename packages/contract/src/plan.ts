/** The plan on the wire: the same as `Plan` of core, spelled out so that OpenAPI documents it. */
import { z } from 'zod'
import { answerValue, list, nameShape, textShape } from './shape.ts'

const option = z.object({ value: z.string(), label: nameShape, hint: textShape.exactOptional() })

const constraints = z.object({
  minLength: z.int().exactOptional(),
  maxLength: z.int().exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  pattern: z.string().exactOptional(),
  options: z.array(z.string()).exactOptional(),
  minItems: z.int().exactOptional(),
  maxItems: z.int().exactOptional(),
})

const plainField = z.object({
  element: z.string(),
  name: nameShape,
  hint: textShape.exactOptional(),
  kind: z.enum([
    'text',
    'long-text',
    'number',
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
  ]),
  section: z.string(),
  unit: textShape.exactOptional(),
  options: list(option).exactOptional(),
  constraints,
  required: z.boolean(),
  neededBy: list(z.string()),
  autocomplete: z.string().exactOptional(),
})

/** Entries of a list hold plain fields: lists do not nest. */
export const formField = plainField.extend({ of: list(plainField).exactOptional() })

export const formSection = z.object({ id: z.string(), name: nameShape, hint: textShape.exactOptional() })

export const form = z.object({ sections: list(formSection), fields: list(formField) })

export const burden = z.object({
  applications: z.int(),
  materials: z.int(),
  workingDays: z.int(),
  visits: z.int(),
  links: z.int(),
})

export const checklistEntry = z.object({
  material: z.string(),
  name: nameShape,
  kind: z.enum(['form', 'licence', 'document']),
  neededBy: list(z.string()),
  guidance: textShape,
  sample: z.string().exactOptional(),
  tolerableDays: z.int().exactOptional(),
  commitmentCheckDays: z.int().exactOptional(),
  copies: z.object({ original: z.int(), copy: z.int() }),
  reviewPoints: list(z.object({ id: z.string(), text: textShape, item: z.string() })),
})

const left = z.object({ material: z.string(), name: nameShape, neededBy: list(z.string()) })

export const omittedEntry = z.discriminatedUnion('reason', [
  left.extend({ reason: z.literal('merged-form'), into: z.string(), intoName: nameShape }),
  left.extend({
    reason: z.literal('duplicate'),
    givenFor: z.string(),
    givenForName: nameShape,
    equivalentTo: z.object({ material: z.string(), name: nameShape, reason: textShape }).exactOptional(),
  }),
  left.extend({ reason: z.literal('process-material'), producedBy: z.string(), producedByName: nameShape }),
  left.extend({ reason: z.literal('fetched'), resource: textShape }),
  left.extend({ reason: z.literal('not-applicable'), condition: z.string() }),
])

export const planTask = z.object({
  item: z.string(),
  name: nameShape,
  authority: z.string(),
  authorityName: nameShape,
  dependsOn: list(z.string()),
  startDay: z.int(),
  endDay: z.int(),
  critical: z.boolean(),
})

export const plan = z.object({
  catalogueVersion: z.string(),
  matter: z.string(),
  name: nameShape,
  region: z.object({ code: z.string(), name: nameShape }).exactOptional(),
  variant: z
    .object({
      id: z.string(),
      name: nameShape,
      note: textShape.exactOptional(),
      phone: z.string().exactOptional(),
    })
    .exactOptional(),
  answers: z.record(z.string(), answerValue),
  situation: z.object({
    code: z.string(),
    name: nameShape,
    cases: list(z.object({ facet: z.string(), case: z.string() })),
  }),
  before: burden,
  after: burden,
  items: list(
    z.object({
      item: z.string(),
      name: nameShape,
      authority: z.string(),
      authorityName: nameShape,
      results: list(z.object({ licence: z.string(), name: nameShape })),
    }),
  ),
  form,
  checklist: list(checklistEntry),
  omitted: list(omittedEntry),
  furtherSavings: z.object({
    materials: list(z.object({ material: z.string(), name: nameShape, resource: textShape })),
    materialsLeft: z.int(),
  }),
  flow: z.object({ tasks: list(planTask), workingDays: z.int() }),
  fees: z.object({
    entries: list(z.object({ item: z.string(), name: nameShape, amountFen: z.int(), basis: z.string() })),
    totalFen: z.int(),
  }),
})

export type PlanOnWire = z.infer<typeof plan>
export type FormOnWire = z.infer<typeof form>
export type FormFieldOnWire = z.infer<typeof formField>
export type ChecklistEntryOnWire = z.infer<typeof checklistEntry>
export type OmittedEntryOnWire = z.infer<typeof omittedEntry>
export type BurdenOnWire = z.infer<typeof burden>
