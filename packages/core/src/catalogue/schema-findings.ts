/** What a schema finds wrong with a value, told with place, nearest valid name and what is allowed. */
import { z } from 'zod'
import { nearest } from '../plan/nearest.ts'
import type { Finding, Segment } from './finding.ts'
import {
  emptyValue,
  missingField,
  outOfRange,
  unknownField,
  wrongFormat,
  wrongType,
  wrongValue,
} from './parse-findings.ts'
import type { YamlSource } from './yaml-source.ts'

type Issue = z.core.$ZodIssue

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(root: unknown, path: readonly Segment[]): unknown {
  return path.reduce<unknown>((value, segment) => {
    if (Array.isArray(value)) return value[Number(segment)]
    return isRecord(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
  }, root)
}

export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** The names that a map may have at the path, for a suggestion. */
function fieldsAt(schema: unknown, value: unknown, path: readonly Segment[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) {
    return fieldsAt(schema.unwrap(), value, path)
  }
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.filter(option => {
      const kind: unknown = option instanceof z.ZodObject ? option.shape.kind : undefined
      return !(kind instanceof z.ZodLiteral) || (isRecord(value) && kind.value === value.kind)
    })
    return fitting.flatMap(option => fieldsAt(option, value, path))
  }
  const [segment, ...rest] = path
  if (schema instanceof z.ZodObject) {
    if (segment === undefined) return Object.keys(schema.shape)
    return fieldsAt(schema.shape[String(segment)], valueAt(value, [segment]), rest)
  }
  if (schema instanceof z.ZodArray && segment !== undefined) {
    return fieldsAt(schema.element, valueAt(value, [segment]), rest)
  }
  return []
}

/** Of a union the branch whose type is right; otherwise the types that would be. */
function unionIssues(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  value: unknown,
): readonly Issue[] | string {
  const branch = issue.errors.find(errors => errors.every(entry => entry.path.length > 0))
  if (branch) return branch
  const wanted = issue.errors.flatMap(errors =>
    errors.map(entry => {
      if (entry.code === 'invalid_type') return entry.expected
      return entry.code === 'invalid_value' ? entry.values.map(String).join(' / ') : typeOf(value)
    }),
  )
  return [...new Set(wanted)].join(' / ')
}

const segments = (path: readonly PropertyKey[]): Segment[] =>
  path.map(segment => (typeof segment === 'number' ? segment : String(segment)))

type Place = {
  readonly source: YamlSource
  readonly schema: z.ZodType
  readonly value: unknown
  /** Where the value stands in the file. */
  readonly base: readonly Segment[]
}

function missing({ source, base }: Place, path: readonly Segment[], expected: string): Finding {
  const field = path.at(-1) ?? ''
  return source.report(missingField, { path: [...base, ...path.slice(0, -1)] }, { field, expected })
}

function issueFindings(place: Place, issue: Issue, prefix: readonly Segment[]): Finding[] {
  const { source, base } = place
  const path = [...prefix, ...segments(issue.path)]
  const at = { path: [...base, ...path] }
  const found = valueAt(place.value, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(field =>
        source.report(
          unknownField,
          { path: [...at.path, field], atKey: true },
          { field, nearest: nearest(field, fieldsAt(place.schema, place.value, path)) },
        ),
      )
    case 'invalid_type':
      if (found === undefined) return [missing(place, path, issue.expected)]
      if (issue.expected === 'int' && typeof found === 'number') {
        return [source.report(wrongType, at, { expected: 'int', received: shown(found) })]
      }
      return [source.report(wrongType, at, { expected: issue.expected, received: typeOf(found) })]
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      if (found === undefined) return [missing(place, path, allowed.join(' / '))]
      return [source.report(wrongValue, at, { value: shown(found), allowed })]
    }
    case 'invalid_format':
      return [source.report(wrongFormat, at, { value: shown(found), pattern: issue.pattern ?? issue.format })]
    case 'too_small':
      if (issue.origin !== 'number' && issue.origin !== 'int') {
        return [source.report(emptyValue, at, { minimum: String(issue.minimum) })]
      }
      return [source.report(outOfRange, at, { bound: `≥ ${issue.minimum}` })]
    case 'too_big':
      return [source.report(outOfRange, at, { bound: `≤ ${issue.maximum}` })]
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
        if (found === undefined) return [missing(place, path, allowed.join(' / '))]
        return [source.report(wrongValue, at, { value: shown(found), allowed })]
      }
      const cause = unionIssues(issue, found)
      if (typeof cause === 'string') {
        return [source.report(wrongType, at, { expected: cause, received: typeOf(found) })]
      }
      return cause.flatMap(inner => issueFindings(place, inner, path))
    }
    default:
      return [source.report(wrongValue, at, { value: shown(found), allowed: issue.message })]
  }
}

/** All that is wrong with one value, in the order of the schema. */
export function schemaFindings(place: Place, issues: readonly Issue[]): Finding[] {
  return issues.flatMap(issue => issueFindings(place, issue, []))
}
