/** What a chart shows: bars with their figures in words. Every figure stands in a table beside it too. */
import type { Language } from '@yijianshi/core/catalogue'
import { MEASURES, percentText, type Report, savedShare, wordsIn } from '@yijianshi/core/report'
import { shownNumber } from './cell-text.ts'

export type Tone = 'plain' | 'before' | 'good' | 'bad'

export type Bar = { readonly value: number; readonly text: string; readonly tone: Tone }
export type ChartRow = { readonly label: string; readonly bars: readonly Bar[] }
export type Chart = {
  readonly title: string
  /** What a bar of full length stands for. */
  readonly full: number
  readonly rows: readonly ChartRow[]
}

const byValue = (left: ChartRow, right: ChartRow) => (right.bars[0]?.value ?? 0) - (left.bars[0]?.value ?? 0)

function counts(
  title: string,
  rows: readonly (readonly [label: string, count: number, tone?: Tone])[],
): Chart {
  return {
    title,
    full: Math.max(1, ...rows.map(([, count]) => count)),
    rows: rows.map(([label, value, tone = 'plain']) => ({
      label,
      bars: [{ value, text: shownNumber(value, 0), tone }],
    })),
  }
}

/** Largest first; what has no share is left out. */
function shares(
  title: string,
  rows: readonly (readonly [label: string, share: number | null | undefined])[],
): Chart {
  const bars = rows.flatMap(([label, share]): ChartRow[] =>
    share === null || share === undefined
      ? []
      : [
          {
            label,
            bars: [{ value: Math.max(0, share), text: percentText(share), tone: share < 0 ? 'bad' : 'good' }],
          },
        ],
  )
  return { title, full: 1, rows: bars.toSorted(byValue) }
}

function reductionCharts(report: Extract<Report, { kind: 'reductions' }>, language: Language): Chart[] {
  const { w, say } = wordsIn(language)
  const { before, after } = report.overall
  return [
    ...MEASURES.map(key => ({
      title: w.measures[key],
      full: Math.max(1, before[key], after[key]),
      rows: [
        {
          label: w.columns.before,
          bars: [{ value: before[key], text: shownNumber(before[key], 1), tone: 'before' as const }],
        },
        {
          label: w.columns.after,
          bars: [{ value: after[key], text: shownNumber(after[key], 1), tone: 'good' as const }],
        },
      ],
    })),
    shares(
      w.columns.savedOf(w.measures.materials),
      report.matters.map(row => [say(row.name), savedShare(row.before.materials, row.after.materials)]),
    ),
  ]
}

type Of<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>

function limitCharts({ overall: { classes }, authorities }: Of<'limits'>, language: Language): Chart[] {
  const { w, say } = wordsIn(language)
  return [
    counts(w.columns.class, [
      [w.classes.immediate, classes.immediate, 'good'],
      [w.classes['one-day'], classes['one-day'], 'good'],
      [w.classes['three-days'], classes['three-days']],
      [w.classes.longer, classes.longer, 'before'],
    ]),
    shares(
      w.columns.compression,
      authorities.map(row => [say(row.name), row.compression]),
    ),
  ]
}

function visitCharts({ overall: { classes }, authorities }: Of<'visits'>, language: Language): Chart[] {
  const { w, say } = wordsIn(language)
  return [
    counts(w.columns.class, [
      [w.visitClasses.now, classes.now, 'good'],
      [w.visitClasses.soon, classes.soon],
      [w.visitClasses.never, classes.never, 'bad'],
      [w.visitClasses.unclassified, classes.unclassified, 'before'],
    ]),
    shares(
      w.columns.share,
      authorities.map(row => [say(row.name), row.share]),
    ),
  ]
}

function inPlaceCharts({ overall: { missing }, authorities }: Of<'in-place'>, language: Language): Chart[] {
  const { w, say } = wordsIn(language)
  const parts = ['window', 'section', 'settled', 'authorisation', 'supervision', 'online'] as const
  return [
    counts(
      w.columns.missing,
      parts.map(part => [w.placeParts[part], missing[part], 'bad'] as const),
    ),
    shares(
      w.columns.inPlace,
      authorities.map(row => [say(row.name), row.inPlace / row.items]),
    ),
  ]
}

function levelCharts({ kinds, tags }: Of<'levels'>, language: Language): Chart[] {
  const { w } = wordsIn(language)
  return [
    counts(
      w.columns.opened,
      kinds.map(row => [w.siteKinds[row.kind], row.opened] as const),
    ),
    counts(
      w.columns.tag,
      tags.map(row => [w.tags[row.tag], row.items] as const),
    ),
  ]
}

function benchmarkCharts({ overall, regions }: Of<'benchmark'>, language: Language): Chart[] {
  const { standings, columns } = wordsIn(language).w
  return [
    counts(columns.standing, [
      [standings.lead, overall.lead, 'good'],
      [standings.equal, overall.equal],
      [standings.behind, overall.behind, 'bad'],
    ]),
    shares(
      `${standings.lead} + ${standings.equal}`,
      regions.map(row => [row.region, row.notBehind]),
    ),
  ]
}

export function chartsOf(report: Report, language: Language): Chart[] {
  switch (report.kind) {
    case 'reductions':
      return reductionCharts(report, language)
    case 'limits':
      return limitCharts(report, language)
    case 'visits':
      return visitCharts(report, language)
    case 'in-place':
      return inPlaceCharts(report, language)
    case 'levels':
      return levelCharts(report, language)
    case 'benchmark':
      return benchmarkCharts(report, language)
  }
}
