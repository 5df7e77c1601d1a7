import { Button } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { useTexts } from '../texts/texts.ts'
import type { Chart } from './charts.ts'

const shortRows = 12
/** With more rows than this a chart has the page's whole width. */
const narrowRows = 5

/** Bars with their figures written beside them, so that nothing is told by colour or length alone. */
export function BarChart({ chart }: { readonly chart: Chart }): ReactElement {
  const { t } = useTexts()
  const [isWhole, setWhole] = useState(false)
  const id = useId()
  const rows = isWhole ? chart.rows : chart.rows.slice(0, shortRows)
  return (
    <figure className={chart.rows.length > narrowRows ? 'chart chart-wide' : 'chart'} aria-labelledby={id}>
      <figcaption id={id}>{chart.title}</figcaption>
      <ul className="chart-rows">
        {rows.map(row => (
          <li key={row.label} className="chart-row">
            <span className="chart-label">{row.label}</span>
            {row.bars.map(bar => (
              <span key={bar.tone} className="chart-bar">
                <span className="chart-track" aria-hidden="true">
                  <span
                    className={`chart-fill chart-${bar.tone}`}
                    style={{ width: `${(100 * Math.min(bar.value, chart.full)) / chart.full}%` }}
                  />
                </span>
                <span className="number">{bar.text}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {chart.rows.length > shortRows ? (
        <Button onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? t.report.fewer : t.report.all(chart.rows.length)}
        </Button>
      ) : null}
    </figure>
  )
}
