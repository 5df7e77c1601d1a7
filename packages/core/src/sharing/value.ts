/** What a source said, as the value of a data element. */
import { parseCivilDate } from '../calendar/calendar.ts'
import type { DataElement } from '../catalogue/model.ts'

type PlainValue = string | number | boolean | string[]
/** An entry of a list: what the source told of it, by data element. */
export type SharedRow = Readonly<Record<string, PlainValue>>
/** As a field of a form holds it; money in fen. */
export type SharedValue = PlainValue | SharedRow[]

const longest = 5000
/** As many entries as a form takes. */
const mostRows = 100

function textOf(raw: unknown): string | undefined {
  const text = typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : raw
  if (typeof text !== 'string') return undefined
  const trimmed = text.trim().toWellFormed()
  return trimmed === '' || trimmed.length > longest ? undefined : trimmed
}

function numberOf(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function dateOf(raw: unknown): string | undefined {
  const [text] = (textOf(raw) ?? '').split('T')
  const parsed = parseCivilDate(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** Options are meant by their value or by the Chinese label, which is what registers hold. */
function optionOf({ options = [] }: DataElement, raw: unknown): string | undefined {
  const text = textOf(raw)
  return options.find(({ value, label }) => value === text || label.zh === text)?.value
}

function rowOf({ of = [] }: DataElement, elements: Elements, raw: unknown): SharedRow {
  const cells = typeof raw === 'object' && raw !== null ? new Map(Object.entries(raw)) : new Map()
  return Object.fromEntries(
    of.flatMap(({ element: id }) => {
      const inner = elements.get(id)
      const value = inner && plainValue(inner, cells.get(id))
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
}

/** All entries or none: half a list would pass for a whole one. What an entry does not tell, the person adds. */
function rowsOf(element: DataElement, elements: Elements, raw: unknown): SharedRow[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > mostRows) return undefined
  const rows = raw.map(entry => rowOf(element, elements, entry))
  return rows.some(row => Object.keys(row).length === 0) ? undefined : rows
}

type Elements = ReadonlyMap<string, DataElement>

/**
 * Undefined where the source said nothing, or what no field of this kind can hold: then the person is asked.
 * `elements`: those of the catalogue, for the entries of lists.
 */
export function sharedValue(element: DataElement, raw: unknown, elements: Elements): SharedValue | undefined {
  return element.kind === 'list' ? rowsOf(element, elements, raw) : plainValue(element, raw)
}

function plainValue(element: DataElement, raw: unknown): PlainValue | undefined {
  switch (element.kind) {
    case 'text':
    case 'long-text':
    case 'mobile':
    case 'citizen-number':
    case 'credit-code':
    case 'region':
      return textOf(raw)
    case 'number':
      return numberOf(raw)
    case 'money': {
      const fen = numberOf(raw)
      return fen !== undefined && Number.isSafeInteger(fen) ? fen : undefined
    }
    case 'date':
      return dateOf(raw)
    case 'yes-no':
      return typeof raw === 'boolean' ? raw : undefined
    case 'choice':
      return optionOf(element, raw)
    case 'many': {
      const chosen = Array.isArray(raw) ? raw.map(entry => optionOf(element, entry)) : []
      const known = chosen.filter(value => value !== undefined)
      return known.length > 0 && known.length === chosen.length ? known : undefined
    }
    case 'list':
      return undefined
  }
}
