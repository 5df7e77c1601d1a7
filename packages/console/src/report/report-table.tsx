import type { ReportTable as Table } from '@yijianshi/core/report'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../texts/texts.ts'
import { findRows, pageOf, pageRows } from './find-rows.ts'
import { shownTable } from './shown-table.ts'

function Cells({ table, rows }: { readonly table: Table; readonly rows: Table['rows'] }): ReactElement {
  const shown = shownTable(table, rows)
  return (
    <div className="table-scroll">
      <table className="rows report-rows">
        <caption className="sr-only">{table.title}</caption>
        <thead>
          <tr>
            {shown.columns.map(({ title, isFigure }) => (
              <th key={title} scope="col" className={isFigure ? 'figure-cell' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(row => (
            <tr key={row.slice(0, 3).join('\n')}>
              {shown.columns.map(({ title, isFigure }, index) => (
                <td key={title} data-label={title} className={isFigure ? 'figure-cell' : undefined}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A table of a report; a long one with search and pages. */
export function ReportTable({ table }: { readonly table: Table }): ReactElement {
  const { t } = useTexts()
  const [words, setWords] = useState('')
  const [wanted, setWanted] = useState(1)
  const isLong = table.rows.length > pageRows
  const found = isLong ? findRows(table.rows, words) : table.rows
  const { rows, page, pages } = isLong ? pageOf(found, wanted) : { rows: found, page: 1, pages: 1 }
  return (
    <section className="report-part" aria-labelledby={`table-${table.key}`}>
      <div className="report-part-head">
        <h2 id={`table-${table.key}`}>{table.title}</h2>
        {isLong ? (
          <Input
            type="search"
            allowClear
            className="search"
            value={words}
            maxLength={100}
            placeholder={t.report.search}
            aria-label={t.report.searchIn(table.title)}
            onChange={event => {
              setWords(event.target.value)
              setWanted(1)
            }}
          />
        ) : null}
      </div>
      {table.columns.some(column => column.group !== undefined) ? (
        <p className="quiet">{t.report.grouped}</p>
      ) : null}
      {rows.length === 0 ? (
        <p className="quiet" role="status">
          {words === '' ? t.report.noRows : t.report.nothingFound}
        </p>
      ) : (
        <Cells table={table} rows={rows} />
      )}
      {pages > 1 ? (
        <nav className="pager" aria-label={t.report.pagesOf(table.title)}>
          <Button disabled={page === 1} onClick={() => setWanted(page - 1)}>
            {t.report.previous}
          </Button>
          <span className="number">{t.report.page(page, pages, found.length)}</span>
          <Button disabled={page === pages} onClick={() => setWanted(page + 1)}>
            {t.report.next}
          </Button>
        </nav>
      ) : null}
    </section>
  )
}
