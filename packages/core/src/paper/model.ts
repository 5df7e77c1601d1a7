/**
 * A paper as a value: what is printed for people, made from the catalogue. Screens and the PDF show
 * the same blocks, so a paper says the same wherever it is read.
 */
import type { Language } from '../catalogue/language.ts'

/** Which state of the catalogue a paper was made from; it stands on every page. */
export type Edition = {
  /** SHA-256 of the catalogue, hex. */
  readonly hash: string
  /** Running number of the published version; not given where the catalogue is a folder. */
  readonly number?: number
  /** Civil date of the version, `2026-11-21`. */
  readonly date?: string
}

/** Papers of a matter, for one plan. */
export const matterPapers = [
  'guide',
  'notice',
  'flow-chart',
  'tolerance-letter',
  'commitment-letter',
] as const
export type MatterPaper = (typeof matterPapers)[number]

/** Papers of one item. */
export const itemPapers = ['information-sheet', 'manual'] as const
export type ItemPaper = (typeof itemPapers)[number]

export type PaperKind = MatterPaper | ItemPaper

export type Heading = { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }

export type Paragraph = { readonly kind: 'paragraph'; readonly text: string; readonly soft?: true }

export type List = { readonly kind: 'list'; readonly ordered: boolean; readonly entries: readonly string[] }

export type Column = {
  readonly title: string
  /** Share of the width; shares are relative to each other. */
  readonly share: number
}

/** Each row has as many cells as there are columns; a cell may hold several paragraphs. */
export type Table = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (readonly string[])[])[]
}

/** Name and value, one below the other. */
export type Facts = {
  readonly kind: 'facts'
  readonly caption: string
  readonly entries: readonly { readonly term: string; readonly values: readonly string[] }[]
}

/** What must not be missed. */
export type Notice = { readonly kind: 'notice'; readonly title: string; readonly texts: readonly string[] }

/** Lines to be filled in by hand. */
export type Blanks = { readonly kind: 'blanks'; readonly labels: readonly string[] }

export type FlowTask = {
  readonly id: string
  readonly name: string
  /** Index of the lane. */
  readonly lane: number
  /** Working days since acceptance: the task runs after day `startDay` until the end of `endDay`. */
  readonly startDay: number
  readonly endDay: number
  readonly critical: boolean
  readonly dependsOn: readonly string[]
  /** Working days in words, and the results. */
  readonly days: string
  readonly results: string
}

/** A swim lane for each authority, tasks over working days. */
export type Flow = {
  readonly kind: 'flow'
  readonly title: string
  /** The same in sentences, for those who do not see the picture. */
  readonly description: string
  readonly lanes: readonly string[]
  readonly tasks: readonly FlowTask[]
  readonly workingDays: number
  /** `第 {n} 天`: `{n}` stands for the number. */
  readonly dayLabel: string
  readonly criticalLabel: string
  readonly otherLabel: string
}

/** Who answers for the paper, when, and where the seal goes: at the lower right, as on every official paper. */
export type Seal = {
  readonly kind: 'seal'
  readonly by: string
  readonly date: string
  /** `（盖章处）`: marks the place. */
  readonly place: string
}

export type Block = Heading | Paragraph | List | Table | Facts | Notice | Blanks | Flow | Seal

/** What a press needs to know of a paper, whatever it is made from. */
export type Printed = {
  /** Names the kind, for the name of the file. */
  readonly paper: string
  readonly language: Language
  readonly title: string
  /** Which situation or item it is for. */
  readonly subtitle: string
  /** Whose paper it is. */
  readonly issuer: string
  readonly edition: Edition
  /** The edition in words, for header and footer. */
  readonly editionText: string
  readonly blocks: readonly Block[]
}

export type Paper = Printed & { readonly paper: PaperKind }
