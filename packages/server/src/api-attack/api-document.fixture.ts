/** The operations as the OpenAPI document of the running server describes them: what an attacker reads first. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

export type Schema = {
  readonly type?: string | readonly string[] | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly const?: unknown
  readonly anyOf?: readonly Schema[] | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
  readonly additionalProperties?: Schema | boolean | undefined
  readonly propertyNames?: Schema | undefined
  readonly items?: Schema | undefined
  readonly format?: string | undefined
  readonly pattern?: string | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly $ref?: string | undefined
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([schema, z.boolean()]).optional(),
    propertyNames: schema.optional(),
    items: schema.optional(),
    $ref: z.string().optional(),
  }),
)

const parameter = z.object({
  in: z.enum(['path', 'query', 'header', 'cookie']),
  name: z.string(),
  required: z.boolean().default(false),
  schema,
})
export type Parameter = z.infer<typeof parameter>

const described = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema })) }).optional(),
})

export const methodShape = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
export type Method = z.infer<typeof methodShape>

const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
})

export type Body = { readonly mediaType: string; readonly schema: Schema }
export type DescribedOperation = {
  readonly name: string
  readonly method: Method
  /** With the names of its parameters in braces. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Body | undefined
}

export type ApiDescription = {
  readonly operations: readonly DescribedOperation[]
  /** Follows a reference; any other schema is itself. */
  readonly resolve: (schema: Schema) => Schema
}

function bodyOf(
  content: Readonly<Record<string, { readonly schema: Schema }>> | undefined,
): Body | undefined {
  const [first] = Object.entries(content ?? {})
  return first && { mediaType: first[0], schema: first[1].schema }
}

export async function readApi(app: FastifyInstance): Promise<ApiDescription> {
  const read = document.parse((await app.inject('/api/openapi.json')).json())
  const operations = Object.entries(read.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId,
      method: methodShape.parse(method.toUpperCase()),
      path,
      parameters: operation.parameters,
      body: bodyOf(operation.requestBody?.content),
    })),
  )
  const resolve = (wanted: Schema): Schema => {
    const name = wanted.$ref?.split('/').at(-1)
    if (name === undefined) return wanted
    const found = read.components.schemas[name]
    if (found === undefined) throw new Error(`The document refers to ${wanted.$ref} and does not have it.`)
    return resolve(found)
  }
  return { operations, resolve }
}
