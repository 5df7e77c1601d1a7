/** Fields of forms, and the questions that come before them. */
import { z } from 'zod'
import { idSchema, nameSchema, textSchema } from './texts.ts'

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

export type Constraints = z.infer<typeof constraintsSchema>
export type ElementKind = z.infer<typeof elementKindSchema>
export type DataElement = z.infer<typeof dataElementSchema>
export type FormSection = z.infer<typeof formSectionSchema>
export type Question = z.infer<typeof questionSchema>
export type AnswerValue = z.infer<typeof answerValueSchema>
