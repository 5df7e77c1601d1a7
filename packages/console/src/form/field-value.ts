import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'

export type FieldEntry = Extract<FieldValue, readonly unknown[]>[number] & object
export type Values = Readonly<Record<string, FieldValue | null | undefined>>
export type PlainField = Omit<FormFieldOnWire, 'of'>

/** The entries of a list; anything else in the value is no entry. */
export function entriesOf(value: FieldValue | null | undefined): readonly FieldEntry[] {
  return Array.isArray(value) ? value.flatMap(entry => (typeof entry === 'object' ? [entry] : [])) : []
}

/** Selected values of a field of the kind `many`. */
export function selectedOf(value: FieldValue | null | undefined): string[] {
  return Array.isArray(value) ? value.flatMap(entry => (typeof entry === 'string' ? [entry] : [])) : []
}

/** What one field of an entry holds, as a value of its own. */
export function innerValue(entry: FieldEntry, element: string): FieldValue | undefined {
  const value = entry[element]
  return value === null ? undefined : value
}

/** An entry with one field changed; only plain values fit into an entry, since lists do not nest. */
export function withInner(
  entry: FieldEntry,
  element: string,
  value: FieldValue | null | undefined,
): FieldEntry {
  if (value === undefined || value === null) return { ...entry, [element]: null }
  if (Array.isArray(value)) return { ...entry, [element]: selectedOf(value) }
  return { ...entry, [element]: value }
}
