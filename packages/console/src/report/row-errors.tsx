import type { RowErrorOnWire } from '@yijianshi/contract/report'
import { rowErrorText } from '@yijianshi/core/spreadsheet'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

/** What is wrong in which row: nothing was imported. */
export function RowErrors({
  errors,
  count,
}: {
  readonly errors: readonly RowErrorOnWire[]
  readonly count: number
}): ReactElement {
  const { t, language } = useTexts()
  return (
    <section aria-label={t.report.errors.title} className="row-errors">
      <Alert role="alert" type="error" showIcon title={t.report.errors.none(count)} />
      <table className="rows">
        <caption className="sr-only">{t.report.errors.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.report.errors.row}</th>
            <th scope="col">{t.report.errors.column}</th>
            <th scope="col">{t.report.errors.wrong}</th>
            <th scope="col">{t.report.errors.advice}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(error => {
            const { wrong, advice } = rowErrorText(error, language)
            return (
              <tr
                key={`${error.sheet}/${error.row}/${error.column}/${error.code}/${error.params.value ?? ''}`}
              >
                <td data-label={t.report.errors.row} className="number">
                  {error.row === 0 ? error.sheet : error.row}
                </td>
                <td data-label={t.report.errors.column}>{error.column === '' ? '–' : error.column}</td>
                <td data-label={t.report.errors.wrong}>{wrong}</td>
                <td data-label={t.report.errors.advice}>{advice}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {count > errors.length ? <p className="quiet">{t.report.errors.more(count - errors.length)}</p> : null}
    </section>
  )
}
