/**
 * From the words of a source to data elements, in FEEL. The operator writes the expressions when a source is connected;
 * whatever the source answers, mapping gives values or nothing, and does not throw.
 */
import { evaluate, isFunction } from 'feelin'
import type { DataElement } from '../catalogue/model.ts'
import type { SharedEntry } from './directory.ts'
import { numberText } from './number-text.ts'
import { type SharedValue, sharedValue } from './value.ts'

/** As they stand in the operator’s file. `answer` is what the source sent, `key` the number that it was asked by. */
export type MappingTexts = {
  /** Whether something was found; when not given, whether a field or a detail has a value. */
  readonly found?: string | undefined
  /** Number, or numbers, of those whose it is. Needed where it is not asked by the applicant’s own. */
  readonly holder?: string | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly details?: Readonly<Record<string, string>> | undefined
  /** Of a register of organisations: whom the platform may let act for one of them. */
  readonly organisation?: OrganisationTexts | undefined
}

/** `representative`: citizen number of the legal representative; `inForce`: whether the organisation still exists. */
export type OrganisationTexts = {
  readonly name: string
  readonly representative: string
  readonly inForce: string
}

type Expression = (answer: unknown, key: string) => unknown
export type RequestExpression = (context: Readonly<Record<string, string>>) => unknown

export type Mapping = {
  readonly found: Expression | undefined
  readonly holder: Expression | undefined
  readonly fields: ReadonlyMap<string, Expression>
  readonly details: ReadonlyMap<string, Expression>
  readonly organisation: ReadonlyMap<string, Expression>
}

export type MappingProblem = { readonly place: string; readonly reason: string }

const longestExpression = 2000

/** What FEEL made of it, without its own kinds of values. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.map(plain)
  // Dates and times of FEEL say themselves in ISO 8601.
  if (typeof value === 'object' && 'iso' in value) return value.iso
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
  return value
}

function compile(text: string, names: readonly string[]): ((given: readonly unknown[]) => unknown) | string {
  if (text.length > longestExpression) return `is longer than ${longestExpression} characters`
  try {
    const literal = evaluate(`function(${names.join(', ')}) ${text}`).value
    if (!isFunction(literal)) return 'is no expression of FEEL'
    return given => {
      try {
        return plain(literal.invoke([...given]))
      } catch {
        // `feelin` throws where DMN says null: two values that can’t be compared.
        return undefined
      }
    }
  } catch (error) {
    return `is no expression of FEEL: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** For what is sent: an expression over `names`, such as the key and the purpose. */
export function prepareExpression(
  text: string,
  names: readonly string[],
):
  | { readonly ok: true; readonly expression: RequestExpression }
  | { readonly ok: false; readonly reason: string } {
  const compiled = compile(text, names)
  if (typeof compiled === 'string') return { ok: false, reason: compiled }
  return { ok: true, expression: context => compiled(names.map(name => context[name] ?? null)) }
}

/** Parses every expression once. Gives all that is wrong with them. */
export function prepareMapping(
  texts: MappingTexts,
):
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] } {
  const problems: MappingProblem[] = []
  const one = (place: string, text: string | undefined): Expression | undefined => {
    if (text === undefined) return undefined
    const compiled = compile(text, ['answer', 'key'])
    if (typeof compiled !== 'string') return (answer, key) => compiled([answer, key])
    problems.push({ place, reason: compiled })
    return undefined
  }
  const all = (place: string, group: Readonly<Record<string, string>> = {}) =>
    new Map(
      Object.entries(group).flatMap(([name, text]) => {
        const expression = one(`${place}.${name}`, text)
        return expression ? [[name, expression] as const] : []
      }),
    )
  const mapping: Mapping = {
    found: one('found', texts.found),
    holder: one('holder', texts.holder),
    fields: all('fields', texts.fields),
    details: all('details', texts.details),
    organisation: all('organisation', texts.organisation),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mapping }
}

/** What a source said of one person or organisation, in words of the catalogue. */
export type Answer = {
  readonly fields: Readonly<Record<string, SharedValue>>
  readonly details: Readonly<Record<string, string>>
}

export type Mapped = { readonly found: true; readonly answer: Answer } | { readonly found: false }

type Asked = {
  readonly resource: SharedEntry
  readonly elements: ReadonlyMap<string, DataElement>
  /** The number by which it was asked. */
  readonly key: string
  /** Citizen number, or credit code, of the applicant. */
  readonly applicant: string
}

const NOTHING: Mapped = { found: false }

/** Asked by another number than the applicant’s own, the source must say that it is the applicant’s. */
function isOwn(mapping: Mapping, raw: unknown, { key, applicant }: Asked): boolean {
  const said = mapping.holder?.(raw, key)
  const holders: unknown[] = Array.isArray(said) ? said : [said ?? key]
  const own = numberText(applicant)
  return own !== '' && holders.some(holder => numberText(holder) === own)
}

/**
 * Nothing was found where the source says so, where no value is left, and where it is somebody else’s: who asks does
 * not learn that it exists. What the directory does not name is left out, whatever the source sends.
 */
export function mapAnswer(mapping: Mapping, raw: unknown, asked: Asked): Mapped {
  const { resource, elements, key } = asked
  if (mapping.found !== undefined && mapping.found(raw, key) !== true) return NOTHING
  if (!isOwn(mapping, raw, asked)) return NOTHING
  const fields = resource.fields.flatMap(({ element: id }) => {
    const element = elements.get(id)
    const value = element && sharedValue(element, mapping.fields.get(id)?.(raw, key), elements)
    return value === undefined ? [] : [[id, value] as const]
  })
  const details = (resource.details ?? []).flatMap(({ id }) => {
    const value = mapping.details.get(id)?.(raw, key)
    if (value === undefined || typeof value === 'object') return []
    const text = String(value).trim().toWellFormed().slice(0, 500)
    return text === '' ? [] : [[id, text] as const]
  })
  return fields.length + details.length === 0
    ? NOTHING
    : { found: true, answer: { fields: Object.fromEntries(fields), details: Object.fromEntries(details) } }
}
