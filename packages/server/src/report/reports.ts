/** Reports of a catalogue, made once: the same catalogue is the same object as long as its version runs. */
import type { ReportKind } from '@yijianshi/contract/report'
import { type Catalogue, catalogueData } from '@yijianshi/core/catalogue'
import {
  inPlaceReport,
  levelsReport,
  limitsReport,
  type ReductionsReport,
  type Report,
  visitsReport,
} from '@yijianshi/core/report'
import { workApart } from '../spreadsheet/apart.ts'

export type CatalogueReport = Exclude<Report, { kind: 'benchmark' }>

const worker = new URL('reductions-worker.ts', import.meta.url)
/** A province's matters take seconds. */
const limits = { milliseconds: 120_000, megabytes: 2048 }

async function makeReport(catalogue: Catalogue, kind: ReportKind): Promise<CatalogueReport | undefined> {
  switch (kind) {
    case 'reductions': {
      const order = catalogueData(catalogue)
      const result = await workApart<typeof order, ReductionsReport>(worker, order, limits)
      return result.ok ? result.answer : undefined
    }
    case 'limits':
      return limitsReport(catalogue)
    case 'visits':
      return visitsReport(catalogue)
    case 'in-place':
      return inPlaceReport(catalogue)
    case 'levels':
      return levelsReport(catalogue)
  }
}

const made = new WeakMap<Catalogue, Map<ReportKind, Promise<CatalogueReport | undefined>>>()

/** Undefined when it took too long or too many wait; then the next who asks tries again. */
export async function reportOf(catalogue: Catalogue, kind: ReportKind): Promise<CatalogueReport | undefined> {
  const known = made.get(catalogue) ?? new Map<ReportKind, Promise<CatalogueReport | undefined>>()
  made.set(catalogue, known)
  const earlier = known.get(kind)
  if (earlier) return earlier
  const report = makeReport(catalogue, kind)
  known.set(kind, report)
  try {
    const value = await report
    if (value === undefined) known.delete(kind)
    return value
  } catch (error) {
    known.delete(kind)
    throw error
  }
}
