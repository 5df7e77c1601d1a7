/**
 * JSON Schema (draft 2020-12) of each kind of file in a catalogue folder, for editors and other programs.
 *
 * Made from the schemas that the platform itself reads with, so that both accept the same; titles and
 * descriptions are those of the field help. What a schema can't say (references, conditions, law) is said
 * by the checker.
 */
import { z } from 'zod'
import { type EntityKind, entityTexts } from './field-texts/entity-texts.ts'
import type { FieldText, FieldTextTree } from './field-texts/field-text.ts'
import { constraintFields, legalBasisFields, textFields } from './field-texts/shared.ts'
import { collectionNames, layouts, POLICY_FILE } from './layout.ts'
import * as model from './model.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }
/** A kind of file: a collection, or the policy. */
export type SchemaKind = EntityKind

const schemas: Readonly<Record<SchemaKind, z.ZodType>> = {
  regions: model.regionSchema,
  authorities: model.authoritySchema,
  sites: model.siteSchema,
  licences: model.licenceSchema,
  elements: model.dataElementSchema,
  materials: model.materialSchema,
  questions: model.questionSchema,
  lifeStages: model.lifeStageSchema,
  preconditions: model.preconditionSchema,
  items: model.itemSchema,
  matters: model.matterSchema,
  variants: model.variantSchema,
  resources: model.dataResourceSchema,
  policy: model.policySchema,
}

export const schemaKinds: readonly SchemaKind[] = [...collectionNames, 'policy']

/** Blocks that stand once under `$defs`. */
const blocks = z.registry<{ id: string }>()
blocks.add(model.nameSchema, { id: 'name' })
blocks.add(model.textSchema, { id: 'text' })
blocks.add(model.legalBasisSchema, { id: 'legal-basis' })
blocks.add(model.constraintsSchema, { id: 'constraints' })

const blockFields: Readonly<Record<string, FieldTextTree>> = {
  name: textFields,
  text: textFields,
  'legal-basis': legalBasisFields,
  constraints: constraintFields,
}

/** What the platform reads: one entity in a file of its own, or a list under its name. */
export function fileSchema(kind: SchemaKind): z.ZodType {
  const schema = schemas[kind]
  if (kind === 'policy') return z.strictObject({ policy: schema })
  return layouts[kind].layout === 'folder' ? schema : z.strictObject({ [kind]: z.array(schema) })
}

/** Both languages: an editor program shows one description, whatever the language of its user. */
function labelled({ title, help, values = {} }: FieldText): JsonSchema {
  const named = Object.entries(values)
  const zh = named.map(([value, text]) => `${value} ${text.zh}`).join('、')
  const en = named.map(([value, text]) => `${value}: ${text.en}`).join('; ')
  return {
    title: `${title.zh} · ${title.en}`,
    description: named.length === 0 ? `${help.zh}\n\n${help.en}` : `${help.zh}${zh}。\n\n${help.en} ${en}.`,
  }
}

const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Says of each property, however deep, what it is. */
function described(schema: unknown, texts: FieldTextTree): JsonSchema {
  const entries = Object.entries(isRecord(schema) ? schema : {}).map(([keyword, value]) => {
    if (keyword === 'items') return [keyword, described(value, texts)] as const
    if (keyword === 'properties') return [keyword, describedProperties(value, texts)] as const
    const isChoice = (keyword === 'oneOf' || keyword === 'anyOf') && Array.isArray(value)
    return [keyword, isChoice ? value.map(each => described(each, texts)) : value] as const
  })
  return Object.fromEntries(entries)
}

function describedProperties(properties: unknown, texts: FieldTextTree): JsonSchema {
  const entries = Object.entries(isRecord(properties) ? properties : {}).map(([name, schema]) => {
    const text = texts[name]
    return [name, { ...(text && labelled(text)), ...described(schema, text?.fields ?? {}) }] as const
  })
  return Object.fromEntries(entries)
}

/** The JSON Schema of a file of this kind. */
export function jsonSchemaOf(kind: SchemaKind): JsonSchema {
  const { text, fields } = entityTexts[kind]
  const { $schema, $defs, ...made } = z.toJSONSchema(fileSchema(kind), {
    metadata: blocks,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === model.patternSchema) jsonSchema.format = 'regex'
    },
  })
  const isList = kind === 'policy' || layouts[kind].layout === 'list'
  const definitions = Object.entries($defs ?? {}).map(([name, schema]) => [
    name,
    described(schema, blockFields[name] ?? {}),
  ])
  return {
    $schema,
    ...labelled(text),
    ...described(made, isList ? { [kind]: { ...text, fields } } : fields),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  }
}

/** Which files of a catalogue folder the schema is for, as patterns relative to it. */
export function filesOfKind(kind: SchemaKind): readonly string[] {
  if (kind === 'policy') return [POLICY_FILE]
  const { layout, place } = layouts[kind]
  return layout === 'folder' ? [`${place}/*.yaml`] : [`${place}.yaml`, `${place}/*.yaml`]
}

/** Name of the schema in addresses and files: where the layout puts the kind, such as `data-elements`. */
export function schemaName(kind: SchemaKind): string {
  return kind === 'policy' ? 'policy' : layouts[kind].place
}

/** Title and meaning of a kind, for a list of the schemas. */
export function schemaText(kind: SchemaKind): FieldText {
  return entityTexts[kind].text
}
