/** Every report as tables with words, in either language. */
import type { Language } from '../catalogue/language.ts'
import type { BenchmarkReport } from './benchmark.ts'
import type { InPlaceReport } from './in-place.ts'
import type { LevelsReport } from './levels.ts'
import type { LimitsReport } from './limits.ts'
import type { ReductionsReport } from './reductions.ts'
import { benchmarkTables } from './tables/benchmark.ts'
import { inPlaceTables, levelTables, limitTables, visitTables } from './tables/items.ts'
import { reductionTables } from './tables/reductions.ts'
import { type ReportTable, wordsIn } from './tables/table.ts'
import type { VisitsReport } from './visits.ts'

export type { CellKind, ReportTable, TableColumn } from './tables/table.ts'

export type Report =
  | ReductionsReport
  | LimitsReport
  | VisitsReport
  | InPlaceReport
  | LevelsReport
  | BenchmarkReport

export function reportTables(report: Report, language: Language): ReportTable[] {
  const words = wordsIn(language)
  switch (report.kind) {
    case 'reductions':
      return reductionTables(words, report)
    case 'limits':
      return limitTables(words, report)
    case 'visits':
      return visitTables(words, report)
    case 'in-place':
      return inPlaceTables(words, report)
    case 'levels':
      return levelTables(words, report)
    case 'benchmark':
      return benchmarkTables(words, report)
  }
}

export function reportTitle(kind: Report['kind'], language: Language): string {
  return wordsIn(language).w.titles[kind]
}

/** How the figures are counted, in a sentence or two. */
export function reportNotes(report: Report, language: Language): string[] {
  const { notes } = wordsIn(language).w
  switch (report.kind) {
    case 'reductions': {
      const isPartial = report.matters.some(row => row.method === 'one-change')
      return isPartial ? [notes.reductions, notes.oneChange] : [notes.reductions]
    }
    case 'in-place':
      return [notes.inPlace]
    default:
      return [notes[report.kind]]
  }
}
