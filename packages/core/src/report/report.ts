/** Surface of the concept *report*: what is counted over a catalogue, as data and as tables. */
export {
  type BenchmarkReport,
  type BenchmarkUnit,
  compareWith,
  type ItemStanding,
  inWorkingDays,
  type RegionLimit,
  type Standing,
} from './benchmark.ts'
export { type BenchmarkRows, readBenchmark } from './benchmark-rows.ts'
export { type InPlaceReport, inPlaceReport, type PlacePart } from './in-place.ts'
export { type LevelsReport, levelsReport } from './levels.ts'
export { type LimitClass, type LimitsReport, limitsReport } from './limits.ts'
export {
  type LocalReduction,
  type MatterReduction,
  type Reduction,
  type ReductionsReport,
  reductionsReport,
  savedShare,
} from './reductions.ts'
export { MOST_ANSWERS, type Situations, situationsOf } from './situations.ts'
export { MEASURES } from './tables/reductions.ts'
export { percentText, wordsIn } from './tables/table.ts'
export {
  type CellKind,
  type Report,
  type ReportTable,
  reportNotes,
  reportTables,
  reportTitle,
  type TableColumn,
} from './tables.ts'
export { type VisitClass, type VisitsReport, visitsReport } from './visits.ts'
