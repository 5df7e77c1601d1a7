import { type BenchmarkReport, STANDINGS, type StandingSums } from '../benchmark.ts'
import { itemFields } from './items.ts'
import { type Field, type ReportTable, sumTable, tableOf, type Words } from './table.ts'

function standingFields({ w }: Words): Field<StandingSums>[] {
  return [
    ...STANDINGS.map((name): Field<StandingSums> => [w.standings[name], 'whole', row => row[name]]),
    [`${w.standings.lead} + ${w.standings.equal}`, 'share', row => row.notBehind],
  ]
}

export function benchmarkTables(words: Words, report: BenchmarkReport): ReportTable[] {
  const { w, say } = words
  const { columns, sums, standings } = w
  const { overall } = report
  const share = (count: number) => (overall.items === 0 ? null : count / overall.items)
  const tables = [
    sumTable(words, [
      [sums.compared, overall.items, null],
      ...STANDINGS.map(name => [standings[name], overall[name], share(overall[name])] as const),
      [`${standings.lead} + ${standings.equal}`, overall.lead + overall.equal, overall.notBehind],
      [sums.withoutLimit, overall.withoutLimit, null],
      [sums.unknownCodes, overall.unknownCodes, null],
    ]),
    tableOf(words, 'authorities', report.authorities, [
      [columns.authority, 'text', row => say(row.name)],
      [columns.items, 'whole', row => row.items],
      ...standingFields(words),
    ]),
    tableOf(words, 'regions', report.regions, [
      [columns.region, 'text', row => row.region],
      [columns.items, 'whole', row => row.items],
      ...standingFields(words),
    ]),
    tableOf(words, 'items', report.items, [
      ...itemFields(words),
      [columns.ours, 'mean', row => row.ours],
      [columns.best, 'mean', row => row.best],
      [columns.standing, 'text', row => standings[row.standing]],
      [columns.gap, 'mean', row => row.gapDays],
      [columns.bestRegions, 'text', row => row.bestRegions.join('、')],
      [columns.regions, 'whole', row => row.regions],
    ]),
  ]
  if (report.unknownCodes.length === 0) return tables
  return [...tables, tableOf(words, 'codes', report.unknownCodes, [[columns.code, 'code', code => code]])]
}
