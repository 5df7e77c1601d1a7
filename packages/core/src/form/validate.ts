/**
 * Checks filled-in values against the merged form. The same in the portal (as one types), in the
 * console and, finally, on the server.
 */
import { parseCivilDate } from '../calendar/calendar.ts'
import type { Constraints } from '../catalogue/model.ts'
import { parseCitizenNumber, parseCreditCode, parseMobileNumber } from '../documents/documents.ts'
import type { FormField } from '../plan/plan.ts'

export type FieldProblemCode =
  | 'required'
  | 'wrong-type'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-few'
  | 'too-many'
  | 'pattern'
  | 'not-an-option'
  | 'not-whole'
  | 'date'
  | 'mobile'
  | 'region'
  | 'citizen-number'
  | 'credit-code'

export type FieldProblem = {
  readonly element: string
  /** For a list: which entry, from 0, and which of its elements. */
  readonly entry?: number
  readonly inner?: string
  readonly code: FieldProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type FieldValues = Readonly<Record<string, unknown>>

type Fault = { readonly code: FieldProblemCode; readonly params?: Readonly<Record<string, string | number>> }

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}

/** Characters as people count them: 𠮷 is one. */
function lengthOf(text: string): number {
  return [...text].length
}

function textFaults(value: string, constraints: Constraints): Fault[] {
  const length = lengthOf(value.trim())
  const { minLength, maxLength, pattern } = constraints
  if (minLength !== undefined && length < minLength)
    return [{ code: 'too-short', params: { min: minLength } }]
  if (maxLength !== undefined && length > maxLength) return [{ code: 'too-long', params: { max: maxLength } }]
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value.trim()))
    return [{ code: 'pattern' }]
  return []
}

function numberFaults(value: number, constraints: Constraints): Fault[] {
  const { min, max } = constraints
  if (!Number.isFinite(value)) return [{ code: 'wrong-type' }]
  if (min !== undefined && value < min) return [{ code: 'too-small', params: { min } }]
  if (max !== undefined && value > max) return [{ code: 'too-large', params: { max } }]
  return []
}

function countFaults(count: number, constraints: Constraints): Fault[] {
  const { minItems, maxItems } = constraints
  if (minItems !== undefined && count < minItems) return [{ code: 'too-few', params: { min: minItems } }]
  if (maxItems !== undefined && count > maxItems) return [{ code: 'too-many', params: { max: maxItems } }]
  return []
}

function allowedOptions(field: FormField): ReadonlySet<string> {
  const all = (field.options ?? []).map(option => option.value)
  const { options } = field.constraints
  return new Set(options === undefined ? all : all.filter(value => options.includes(value)))
}

function manyFaults(field: FormField, value: readonly unknown[]): Fault[] {
  const allowed = allowedOptions(field)
  if (!value.every(entry => typeof entry === 'string' && allowed.has(entry)))
    return [{ code: 'not-an-option' }]
  return countFaults(new Set(value).size, field.constraints)
}

const PARSERS = {
  mobile: parseMobileNumber,
  'citizen-number': parseCitizenNumber,
  'credit-code': parseCreditCode,
  date: parseCivilDate,
} as const

/** Which regions there are is the catalogue's to say: `validateForm` asks it where it is given. */
const REGION_CODE = /^\d{12}$/

function plainFaults(field: FormField, value: unknown): Fault[] {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return typeof value === 'string' ? textFaults(value, field.constraints) : [{ code: 'wrong-type' }]
    case 'number':
      return typeof value === 'number' ? numberFaults(value, field.constraints) : [{ code: 'wrong-type' }]
    case 'money':
      if (typeof value !== 'number') return [{ code: 'wrong-type' }]
      return Number.isInteger(value) ? numberFaults(value, field.constraints) : [{ code: 'not-whole' }]
    case 'yes-no':
      return typeof value === 'boolean' ? [] : [{ code: 'wrong-type' }]
    case 'choice':
      return typeof value === 'string' && allowedOptions(field).has(value) ? [] : [{ code: 'not-an-option' }]
    case 'many':
      return Array.isArray(value) ? manyFaults(field, value) : [{ code: 'wrong-type' }]
    case 'mobile':
    case 'citizen-number':
    case 'credit-code':
    case 'date':
      if (typeof value !== 'string') return [{ code: 'wrong-type' }]
      return PARSERS[field.kind](value.trim()).ok ? [] : [{ code: field.kind }]
    case 'region':
      if (typeof value !== 'string') return [{ code: 'wrong-type' }]
      return REGION_CODE.test(value.trim()) ? [] : [{ code: 'region' }]
    case 'list':
      return Array.isArray(value) ? countFaults(value.length, field.constraints) : [{ code: 'wrong-type' }]
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entryProblems(field: FormField, value: unknown): FieldProblem[] {
  if (field.kind !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((entry: unknown, index): FieldProblem[] => {
    if (!isRecord(entry)) {
      return [{ element: field.element, entry: index, code: 'wrong-type', params: {} }]
    }
    return (field.of ?? []).flatMap(inner =>
      validateField(inner, entry[inner.element]).map(problem => ({
        element: field.element,
        entry: index,
        inner: inner.element,
        code: problem.code,
        params: problem.params,
      })),
    )
  })
}

/** What is wrong with one value; an empty one is wrong only where the field is required. */
export function validateField(field: FormField, value: unknown): FieldProblem[] {
  if (isEmpty(value)) return field.required ? [{ element: field.element, code: 'required', params: {} }] : []
  const own = plainFaults(field, value).map(fault => ({
    element: field.element,
    code: fault.code,
    params: fault.params ?? {},
  }))
  return [...own, ...entryProblems(field, value)]
}

function unknownRegion(field: FormField, value: unknown, regions: ReadonlySet<string>): FieldProblem[] {
  const isUnknown = field.kind === 'region' && typeof value === 'string' && !regions.has(value.trim())
  return isUnknown ? [{ element: field.element, code: 'region', params: {} }] : []
}

/** Every problem of the form, in the order of its fields. With `regions`, a region must be one of these. */
export function validateForm(
  fields: readonly FormField[],
  values: FieldValues,
  regions?: ReadonlySet<string>,
): FieldProblem[] {
  return fields.flatMap(field => {
    const value = values[field.element]
    const own = validateField(field, value)
    return own.length > 0 || isEmpty(value) || regions === undefined
      ? own
      : unknownRegion(field, value, regions)
  })
}
