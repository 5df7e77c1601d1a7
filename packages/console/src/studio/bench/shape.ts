/** What may stand where in an entity, as plain data: forms are made from it. Read from the schemas that check it. */
import { type CollectionName, collectionNames } from '@yijianshi/core/catalogue'
import {
  authoritySchema,
  conditionSchema,
  dataElementSchema,
  dataResourceSchema,
  itemSchema,
  licenceSchema,
  lifeStageSchema,
  materialSchema,
  matterSchema,
  nameSchema,
  policySchema,
  preconditionSchema,
  questionSchema,
  regionSchema,
  siteSchema,
  textSchema,
  variantSchema,
} from '@yijianshi/core/catalogue/model'
import { z } from 'zod'

export type FieldShape = { readonly name: string; readonly required: boolean; readonly shape: Shape }

export type Shape =
  | { readonly kind: 'text' | 'condition' | 'date' | 'yes-no' }
  /** `english`: whether the English one is required. */
  | { readonly kind: 'bilingual'; readonly english: boolean }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'group'; readonly fields: readonly FieldShape[] }
  /** One field says which of the groups it is. */
  | {
      readonly kind: 'cases'
      readonly by: string
      readonly cases: readonly { readonly value: string; readonly fields: readonly FieldShape[] }[]
    }
  /** Several kinds of values: written as it stands in the file. */
  | { readonly kind: 'open' }

export type EntityKind = CollectionName | 'policy'
export type Shapes = Readonly<Record<EntityKind, Shape>>

const schemas: Readonly<Record<EntityKind, z.ZodType>> = {
  regions: regionSchema,
  authorities: authoritySchema,
  sites: siteSchema,
  licences: licenceSchema,
  elements: dataElementSchema,
  materials: materialSchema,
  questions: questionSchema,
  items: itemSchema,
  matters: matterSchema,
  lifeStages: lifeStageSchema,
  preconditions: preconditionSchema,
  variants: variantSchema,
  resources: dataResourceSchema,
  policy: policySchema,
}

function fieldsOf(schema: z.ZodObject): FieldShape[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const isOptional = field instanceof z.ZodExactOptional || field instanceof z.ZodOptional
    return { name, required: !isOptional, shape: shapeOf(isOptional ? field.unwrap() : field) }
  })
}

function literalOf(schema: z.ZodObject, by: string): string {
  const literal: unknown = schema.shape[by]
  return literal instanceof z.ZodLiteral ? String(literal.value) : ''
}

function casesOf(schema: z.ZodDiscriminatedUnion): Shape {
  const by = schema.def.discriminator
  const cases = schema.options.flatMap(option =>
    option instanceof z.ZodObject
      ? [{ value: literalOf(option, by), fields: fieldsOf(option).filter(({ name }) => name !== by) }]
      : [],
  )
  return { kind: 'cases', by, cases }
}

const bound = (value: number | null): number | undefined =>
  value !== null && Number.isSafeInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER
    ? value
    : undefined

export function shapeOf(schema: unknown): Shape {
  if (schema === nameSchema) return { kind: 'bilingual', english: true }
  if (schema === textSchema) return { kind: 'bilingual', english: false }
  if (schema === conditionSchema) return { kind: 'condition' }
  if (schema instanceof z.ZodISODate) return { kind: 'date' }
  if (schema instanceof z.ZodString) return { kind: 'text' }
  if (schema instanceof z.ZodBoolean) return { kind: 'yes-no' }
  if (schema instanceof z.ZodLiteral) return { kind: 'one-of', values: [String(schema.value)] }
  if (schema instanceof z.ZodEnum) return { kind: 'one-of', values: schema.options.map(String) }
  if (schema instanceof z.ZodNumber) {
    const [min, max] = [bound(schema.minValue), bound(schema.maxValue)]
    return {
      kind: 'number',
      whole: schema instanceof z.ZodNumberFormat,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    }
  }
  if (schema instanceof z.ZodArray) return { kind: 'list', of: shapeOf(schema.element) }
  if (schema instanceof z.ZodDiscriminatedUnion) return casesOf(schema)
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema) }
  return { kind: 'open' }
}

export function allShapes(): Shapes {
  const shape = (kind: EntityKind) => shapeOf(schemas[kind])
  return {
    regions: shape('regions'),
    authorities: shape('authorities'),
    sites: shape('sites'),
    licences: shape('licences'),
    elements: shape('elements'),
    materials: shape('materials'),
    questions: shape('questions'),
    items: shape('items'),
    matters: shape('matters'),
    lifeStages: shape('lifeStages'),
    preconditions: shape('preconditions'),
    variants: shape('variants'),
    resources: shape('resources'),
    policy: shape('policy'),
  }
}

export const entityKinds: readonly EntityKind[] = [...collectionNames, 'policy']

function pathsWithin(shape: Shape, at: string): string[] {
  switch (shape.kind) {
    case 'list':
      return pathsWithin(shape.of, at)
    case 'group':
      return shape.fields.flatMap(field => [
        `${at}.${field.name}`,
        ...pathsWithin(field.shape, `${at}.${field.name}`),
      ])
    case 'cases':
      return [
        `${at}.${shape.by}`,
        ...shape.cases.flatMap(({ fields }) => pathsWithin({ kind: 'group', fields }, at)),
      ]
    default:
      return []
  }
}

/** `items.limit.promisedDays`: every field of a kind of entity, without the numbers of its lists. */
export function fieldPaths(kind: EntityKind): string[] {
  return [...new Set(pathsWithin(allShapes()[kind], kind))]
}
