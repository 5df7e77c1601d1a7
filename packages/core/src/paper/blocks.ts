/** Short ways to make blocks, and the few forms that texts of papers share. */
import { type Language, textIn } from '../catalogue/language.ts'
import type { LegalBasis } from '../catalogue/model.ts'
import type { Block, Column, Facts, Heading, List, Notice, Paragraph, Table } from './model.ts'

export type Words = { readonly zh: string; readonly en?: string }
export type Say = (words: Words) => string

export function sayIn(language: Language): Say {
  return words => textIn(words, language)
}

export function heading(text: string, level: 2 | 3 = 2): Heading {
  return { kind: 'heading', level, text }
}

export function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', text }
}

export function soft(text: string): Paragraph {
  return { kind: 'paragraph', text, soft: true }
}

export function list(entries: readonly string[], ordered = false): List {
  return { kind: 'list', ordered, entries }
}

export function notice(title: string, texts: readonly string[]): Notice {
  return { kind: 'notice', title, texts }
}

export function facts(caption: string, entries: readonly (readonly [string, readonly string[]])[]): Facts {
  return { kind: 'facts', caption, entries: entries.map(([term, values]) => ({ term, values })) }
}

type Cell = string | readonly string[]

/** `columns`: title and share of the width. Cells of one paragraph may be given as plain text. */
export function table(
  caption: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly Cell[])[],
): Table {
  return {
    kind: 'table',
    caption,
    columns: columns.map(([title, share]): Column => ({ title, share })),
    rows: rows.map(row => row.map(cell => (typeof cell === 'string' ? [cell] : cell))),
  }
}

/** The blocks of a section; nothing, heading included, where it has no content. */
export function section(text: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(text), ...blocks]
}

/** A table where there are rows, or the sentence that says there are none. */
export function tableOr(none: string, made: Table): Block {
  return made.rows.length === 0 ? paragraph(none) : made
}

/** Law and article, with the words of the law where the catalogue has them. Law is quoted in Chinese. */
export function lawText({ law, article, text }: LegalBasis): string {
  const name = law.startsWith('《') ? law : `《${law}》`
  return text === undefined ? `${name}${article}` : `${name}${article}：${text}`
}

/** Each text once, in the order in which it first stands. */
export function once(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
