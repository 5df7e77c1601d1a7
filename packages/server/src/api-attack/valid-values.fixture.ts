/** Values that a schema of the OpenAPI document allows. */
import fc from 'fast-check'
import type { ApiDescription, Schema } from './api-document.fixture.ts'

/** What is known of the world of a test, by the name of the parameter or property that may hold it. */
export type KnownValues = ReadonlyMap<string, readonly string[]>

export type Making = { readonly api: ApiDescription; readonly known: KnownValues }

const mostItems = 4
const mostCharacters = 60

function digits(count: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count })
}

const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2031-01-01T00:00:00Z'),
  noInvalidDate: true,
})

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  date: instants.map(moment => moment.toISOString().slice(0, 10)),
  'date-time': instants.map(moment => moment.toISOString()),
  email: fc.emailAddress(),
  uri: fc.constantFrom('https://receiver.invalid/', 'http://127.0.0.1:9/', 'https://[::1]/x'),
}

/** The patterns that the contract uses without a format. Any other would be answered by a refusal all the time. */
function ofPattern(pattern: string): fc.Arbitrary<string> {
  const exactDigits = /^\^\\d\{(\d+)\}\$$/.exec(pattern)?.[1]
  if (exactDigits !== undefined) return digits(Number(exactDigits))
  const made = fc.stringMatching(new RegExp(pattern))
  return made.map(text => text.slice(0, 2000))
}

function text(schema: Schema, name: string, { known }: Making): fc.Arbitrary<unknown> {
  const { minLength = 0, maxLength = mostCharacters } = schema
  const longest = Math.max(minLength, Math.min(maxLength, mostCharacters))
  const free =
    FORMATS[schema.format ?? ''] ??
    (schema.pattern === undefined
      ? fc.string({ unit: 'grapheme', minLength, maxLength: longest })
      : ofPattern(schema.pattern))
  const pool = known.get(name) ?? []
  if (pool.length === 0) return free
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: free })
}

function object(schema: Schema, making: Making): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  if (typeof additionalProperties === 'object') {
    const keys = text(making.api.resolve(schema.propertyNames ?? {}), 'key', making).map(String)
    return fc.dictionary(keys, valueFor(additionalProperties, 'value', making), { maxKeys: mostItems })
  }
  const fields = Object.entries(properties).map(
    ([name, inner]) => [name, valueFor(inner, name, making)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}

function number(schema: Schema): fc.Arbitrary<unknown> {
  const { minimum = -1_000_000, maximum = 1_000_000 } = schema
  const range = { min: Math.ceil(minimum), max: Math.floor(maximum) }
  if (schema.type === 'integer') return fc.integer(range)
  return fc.double({ ...range, noNaN: true })
}

/** `name` is that of the parameter or property, which tells what is known to fit. */
export function valueFor(given: Schema, name: string, making: Making): fc.Arbitrary<unknown> {
  const schema = making.api.resolve(given)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(choice => valueFor(choice, name, making)))
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map(type => valueFor({ ...schema, type }, name, making)))
  switch (schema.type) {
    case 'string':
      return text(schema, name, making)
    case 'integer':
    case 'number':
      return number(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const { minItems: minLength = 0, maxItems = mostItems } = schema
      const maxLength = Math.max(minLength, Math.min(maxItems, mostItems))
      return fc.array(valueFor(schema.items ?? {}, name, making), { minLength, maxLength })
    }
    case 'object':
      return object(schema, making)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}
