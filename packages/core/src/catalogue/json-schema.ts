/**
 * JSON Schema (draft 2020-12) of each kind of file in a catalogue folder, for editors and other programs.
 *
 * Made from the schemas that the platform itself reads with, so that both accept the same; titles and
 * descriptions are those of the field help. What a schema can't say (references, conditions, law) is said
 * by the checker.
 */
import { z } from 'zod'
import { type FieldText, type FieldTextTree, told } from './field-texts/field-text.ts'
import { elementFields, policyFields, questionFields } from './field-texts/form.ts'
import { itemFields } from './field-texts/item.ts'
import { materialFields, preconditionFields } from './field-texts/material.ts'
import { matterFields, variantFields } from './field-texts/matter.ts'
import {
  authorityFields,
  licenceFields,
  lifeStageFields,
  regionFields,
  siteFields,
} from './field-texts/organisation.ts'
import { constraintFields, legalBasisFields, textFields } from './field-texts/shared.ts'
import { type CollectionName, collectionNames, layouts, POLICY_FILE } from './layout.ts'
import * as model from './model.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }
/** A kind of file: a collection, or the policy. */
export type SchemaKind = CollectionName | 'policy'

type Kind = { readonly schema: z.ZodType; readonly text: FieldText; readonly fields: FieldTextTree }

const kinds: Readonly<Record<SchemaKind, Kind>> = {
  regions: {
    schema: model.regionSchema,
    text: told('地区', 'Regions', '市、县、乡镇街道、村社区。', 'City, county, township, village.'),
    fields: regionFields,
  },
  authorities: {
    schema: model.authoritySchema,
    text: told('部门', 'Authorities', '谁作决定。', 'Who decides.'),
    fields: authorityFields,
  },
  sites: {
    schema: model.siteSchema,
    text: told(
      '场所',
      'Sites',
      '政务大厅和服务点，以及窗口。',
      'Halls and service points, with their windows.',
    ),
    fields: siteFields,
  },
  licences: {
    schema: model.licenceSchema,
    text: told('证照', 'Licences', '办理结果的种类。', 'Kinds of results.'),
    fields: licenceFields,
  },
  elements: {
    schema: model.dataElementSchema,
    text: told(
      '数据元',
      'Data elements',
      '各表单里含义相同的字段。',
      'Fields with one meaning across all forms.',
    ),
    fields: elementFields,
  },
  materials: {
    schema: model.materialSchema,
    text: told(
      '材料',
      'Materials',
      '事项要的表格、证照和材料。',
      'Papers, forms and licences that items ask for.',
    ),
    fields: materialFields,
  },
  questions: {
    schema: model.questionSchema,
    text: told(
      '问题',
      'Questions',
      '想办什么的情况；事项和一件事共用。',
      'Facts about what a person wants; shared by matters and items.',
    ),
    fields: questionFields,
  },
  lifeStages: {
    schema: model.lifeStageSchema,
    text: told('阶段', 'Life stages', '浏览时怎样归类。', 'How matters are sorted for browsing.'),
    fields: lifeStageFields,
  },
  preconditions: {
    schema: model.preconditionSchema,
    text: told(
      '已取消的前置条件',
      'Cancelled preconditions',
      '改革已取消的，不得再要。',
      'What nobody may require any more.',
    ),
    fields: preconditionFields,
  },
  items: {
    schema: model.itemSchema,
    text: told(
      '事项',
      'Item',
      '一个部门的一个事项：实施清单。',
      'One item of one authority: its implementation record.',
    ),
    fields: itemFields,
  },
  matters: {
    schema: model.matterSchema,
    text: told('一件事', 'Matter', '一个人想办成的一件事。', 'What a person wants done.'),
    fields: matterFields,
  },
  variants: {
    schema: model.variantSchema,
    text: told(
      '地方版',
      'Variant',
      '一件事在一些地区怎样办。',
      'How a matter is carried out in some regions.',
    ),
    fields: variantFields,
  },
  policy: {
    schema: model.policySchema,
    text: told(
      '政策',
      'Policy',
      '中心给自己定的目标和格式。',
      'Targets and patterns that the centre has set itself.',
    ),
    fields: policyFields,
  },
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
  const { schema } = kinds[kind]
  if (kind === 'policy') return z.strictObject({ policy: schema })
  return layouts[kind].layout === 'folder' ? schema : z.strictObject({ [kind]: z.array(schema) })
}

/** Both languages: an editor program shows one description, whatever the language of its user. */
function labelled({ title, help }: FieldText): JsonSchema {
  return { title: `${title.zh} · ${title.en}`, description: `${help.zh}\n\n${help.en}` }
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
  const { text, fields } = kinds[kind]
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
  return kinds[kind].text
}
