import { type Report, reportNotes, reportTables } from '@yijianshi/core/report'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { BarChart } from './bar-chart.tsx'
import { chartsOf } from './charts.ts'
import { figuresOf } from './figures.ts'
import { ReportTable } from './report-table.tsx'

/** Figures, charts and tables of one report, and how it is counted. */
export function ReportBody({ report }: { readonly report: Report }): ReactElement {
  const { t, language } = useTexts()
  return (
    <>
      <dl className="figures">
        {figuresOf(report, language).map(({ name, value, note }) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>
              <strong className="count-number">{value}</strong>
              {note === undefined ? null : <span className="quiet number">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="charts">
        {chartsOf(report, language)
          .filter(chart => chart.rows.length > 0)
          .map(chart => (
            <BarChart key={chart.title} chart={chart} />
          ))}
      </div>
      {reportTables(report, language).map(table => (
        <ReportTable key={table.key} table={table} />
      ))}
      <section className="report-part" aria-label={t.report.counted}>
        <h2>{t.report.counted}</h2>
        {reportNotes(report, language).map(note => (
          <p key={note} className="quiet">
            {note}
          </p>
        ))}
        <p className="quiet">{t.report.version(report.catalogueVersion.slice(0, 12))}</p>
      </section>
    </>
  )
}
