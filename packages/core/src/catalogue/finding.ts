/** What the checker says about a catalogue: a code, a place, and what the texts need to know. */
import type { Language } from './language.ts'

export type Severity = 'error' | 'warning'

export type Finding = {
  /** Stable: `catalogue/…`. */
  readonly code: string
  /** A catalogue with an error is not loaded; a warning is advice. */
  readonly severity: Severity
  /** Relative to the catalogue folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** Place in the document: `materials[3].when`; empty for the whole file. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
}

/** One kind of finding: the code and its texts, which say what is wrong and what to do. */
export type FindingRow = {
  readonly code: `catalogue/${string}`
  readonly severity: Severity
  /** Why it is one: the law or the aim behind the rule, for the manual. */
  readonly reason?: Readonly<Record<Language, string>>
  /** YAML before and after, for the manual. */
  readonly example?: { readonly wrong: string; readonly right: string }
} & { readonly [Key in Language]: string }

/** Where the manual explains a code: a path from the root of the repository, with the heading. */
export function findingLink(code: string): string {
  return `docs/findings.md#${code.replace(/^catalogue\//, '')}`
}

type Placeholders<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The `{names}` in the texts of a row: reporting it without one of them does not compile. */
export type ParamsOf<Row extends FindingRow> = {
  readonly [Name in Placeholders<Row[Language]>]: string | number | readonly string[]
}

/** A name may be as long as a file; a text about it is for reading. */
const MAX_SHOWN_CHARACTERS = 1000

function shownParam(value: string | number | readonly string[]): string {
  const text = typeof value === 'object' ? value.join(' / ') || '—' : String(value)
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS).toWellFormed()}…` : text
}

export function shownParams(params: Readonly<Record<string, string | number | readonly string[]>>) {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shownParam(value)]))
}

/** A finding about a file as a whole. */
export function fileFinding<Row extends FindingRow>(row: Row, file: string, params: ParamsOf<Row>): Finding {
  const { code, severity } = row
  return { code, severity, file, line: 1, column: 1, path: '', params: shownParams(params) }
}

export type Segment = string | number

/** `['materials', 3, 'when']` → `materials[3].when` */
export function shownPath(path: readonly Segment[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`
    return text === '' ? segment : `${text}.${segment}`
  }, '')
}

/** By file, then line, then column: as one reads. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)
  return findings.toSorted(
    (left, right) =>
      compare(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column ||
      compare(left.code, right.code),
  )
}
