/** The few figures of a report that are read first. */
import type { Language } from '@yijianshi/core/catalogue'
import { MEASURES, percentText, type Report, savedShare, wordsIn } from '@yijianshi/core/report'
import { shownNumber } from './cell-text.ts'

export type Figure = { readonly name: string; readonly value: string; readonly note?: string }

export function figuresOf(report: Report, language: Language): Figure[] {
  const { w } = wordsIn(language)
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : percentText(value)
  switch (report.kind) {
    case 'reductions': {
      const { before, after } = report.overall
      return MEASURES.map(key => ({
        name: w.columns.savedOf(w.measures[key]),
        value: share(savedShare(before[key], after[key])),
        note: `${shownNumber(before[key], 1)} → ${shownNumber(after[key], 1)}`,
      }))
    }
    case 'limits': {
      const { overall, target, highTarget } = report
      return [
        {
          name: w.columns.compression,
          value: share(overall.compression),
          note: `${shownNumber(overall.statutoryWorkingDays, 0)} → ${shownNumber(overall.promisedDays, 0)}`,
        },
        {
          name: w.columns.atTarget(percentText(target)),
          value: `${overall.atTarget}/${overall.withStatutory}`,
        },
        {
          name: w.columns.atTarget(percentText(highTarget)),
          value: `${overall.atHighTarget}/${overall.withStatutory}`,
        },
        { name: w.columns.items, value: String(overall.items) },
      ]
    }
    case 'visits':
      return [
        {
          name: w.columns.share,
          value: share(report.overall.share),
          note: `${report.overall.classes.now}/${report.overall.items}`,
        },
        { name: w.sums.atMostOneJoint, value: `${report.overall.atMostOneJoint}/${report.overall.items}` },
        { name: w.sums.noneJoint, value: `${report.overall.noneJoint}/${report.overall.items}` },
      ]
    case 'in-place':
      return [
        {
          name: w.sums.inPlace,
          value: `${report.overall.inPlace}/${report.overall.items}`,
          note: share(report.overall.items === 0 ? null : report.overall.inPlace / report.overall.items),
        },
        { name: w.tables.missing, value: String(report.items.length) },
      ]
    case 'levels':
      return report.kinds.map(row => ({
        name: w.siteKinds[row.kind],
        value: String(row.opened),
        ...(row.kind === 'village' && { note: `${w.columns.target} ${report.villageTarget}` }),
      }))
    case 'benchmark':
      return [
        {
          name: `${w.standings.lead} + ${w.standings.equal}`,
          value: share(report.overall.notBehind),
          note: `${report.overall.lead + report.overall.equal}/${report.overall.items}`,
        },
        { name: w.standings.lead, value: String(report.overall.lead) },
        { name: w.standings.equal, value: String(report.overall.equal) },
        { name: w.standings.behind, value: String(report.overall.behind) },
      ]
  }
}
