/**
 * Free words in events: what officers and applicants write. They may tell of persons, so they lie sealed in the store;
 * ids, codes, dates and hashes lie open, because law, lists and searches go by them. The schema of each event says which
 * of its texts is which. A text that says neither makes `wordPathsOf` throw, so none can be forgotten.
 */
import { z } from 'zod'

/** An id, a code, a number, a day or a hash: nothing that somebody formulates. */
export const code = z.string()
export const codes = z.array(code)

/** Whatever somebody formulates, or types without a list to choose from: reasons, opinions, names, places. */
export const words = z.string()
export const manyWords = z.array(words)

const wordless = new WeakSet<object>()

/** Texts that hold no free words of their own, or are sealed already. */
export function withoutWords<Schema extends z.ZodType>(schema: Schema): Schema {
  wordless.add(schema)
  return schema
}

/** Names of fields down to a text; `*` stands for each entry of a list. */
export type WordPath = readonly string[]

/** By type of event. Types without free words are left out. */
export type WordPaths = ReadonlyMap<string, readonly WordPath[]>

const PLAIN = [z.ZodLiteral, z.ZodEnum, z.ZodNumber, z.ZodBoolean] as const

function pathsIn(schema: unknown, path: WordPath): WordPath[] {
  if (schema === words) return [path]
  if (schema === code || PLAIN.some(plain => schema instanceof plain)) return []
  if (typeof schema === 'object' && schema !== null && wordless.has(schema)) return []
  if (schema instanceof z.ZodExactOptional) return pathsIn(schema.unwrap(), path)
  if (schema instanceof z.ZodArray) return pathsIn(schema.element, [...path, '*'])
  if (schema instanceof z.ZodObject) {
    const fields: Readonly<Record<string, unknown>> = schema.shape
    return Object.entries(fields).flatMap(([name, field]) => pathsIn(field, [...path, name]))
  }
  throw new Error(`Neither free words nor a code: ${path.join('.')}`)
}

function typeOf(schema: z.ZodObject): string {
  const fields: Readonly<Record<string, unknown>> = schema.shape
  const { type } = fields
  if (!(type instanceof z.ZodLiteral)) throw new Error('An event without a type')
  return String(type.value)
}

/** Where the free words of these events stand. Throws for a text that is marked neither as words nor as a code. */
export function wordPathsOf(events: readonly z.ZodObject[]): WordPaths {
  return new Map(
    events.flatMap(schema => {
      const paths = pathsIn(schema, [])
      return paths.length === 0 ? [] : [[typeOf(schema), paths] as const]
    }),
  )
}

/** Stands where words were taken out: their number among those of the event. */
type Gap = { readonly words: number }

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGap(value: unknown): value is Gap {
  return isRecord(value) && typeof value.words === 'number' && Object.keys(value).length === 1
}

function changeAt(value: unknown, path: WordPath, change: (text: string) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return typeof value === 'string' ? change(value) : value
  if (step === '*') return Array.isArray(value) ? value.map(entry => changeAt(entry, rest, change)) : value
  if (!isRecord(value) || value[step] === undefined) return value
  return { ...value, [step]: changeAt(value[step], rest, change) }
}

/** The data of an event with gaps for its words, and the words in the order of their numbers. */
export function takeWords(
  paths: readonly WordPath[],
  data: Readonly<Record<string, unknown>>,
): { readonly data: Readonly<Record<string, unknown>>; readonly words: readonly string[] } {
  const taken: string[] = []
  const take = (text: string): Gap => ({ words: taken.push(text) - 1 })
  let rest: unknown = data
  for (const path of paths) rest = changeAt(rest, path, take)
  return { data: isRecord(rest) ? rest : data, words: taken }
}

/** Stands where words were, once their key is destroyed: in Chinese, as what officers write. */
export const ERASED_WORDS = '〔文字已到保管期限，已删除〕'

/** Stands for words that were changed in the store, so that they do not open any more. */
export const BROKEN_WORDS = '〔文字在数据库中被改动，打不开〕'

/** Fills the gaps; with `otherwise` where the words are gone. */
export function giveWords(
  data: unknown,
  given: readonly string[] | undefined,
  otherwise = ERASED_WORDS,
): unknown {
  if (isGap(data)) return given?.[data.words] ?? otherwise
  if (Array.isArray(data)) return data.map(entry => giveWords(entry, given, otherwise))
  if (!isRecord(data)) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, giveWords(value, given, otherwise)]),
  )
}
