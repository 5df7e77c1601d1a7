/** Surface of the concept *open data*: the catalogue for other systems, and the schemas of its files. */
export type { FieldText } from '../catalogue/field-texts/field-text.ts'
export {
  filesOfKind,
  type JsonSchema,
  jsonSchemaOf,
  type SchemaKind,
  schemaKinds,
  schemaName,
  schemaText,
} from '../catalogue/json-schema.ts'
export { type LinkedCatalogue, type LinkedPublication, linkedCatalogue } from './linked-catalogue.ts'
