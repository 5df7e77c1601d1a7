import { Link } from '@tanstack/react-router'
import type { CaseSummary } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { DueSignal } from './due-signal.tsx'
import { StageTag } from './stage-tag.tsx'

function Row({ row, showSite }: { readonly row: CaseSummary; readonly showSite: boolean }): ReactElement {
  const { t, say } = useTexts()
  return (
    <tr>
      <td data-label={t.cases.number}>
        <Link to="/cases/$case" params={{ case: row.id }} className="row-link">
          {row.number}
        </Link>
        <span className="cell-second">{t.cases.channel[row.channel]}</span>
      </td>
      <td data-label={t.cases.matter}>
        {say(row.matterName)}
        <span className="cell-second">{say(row.situation)}</span>
      </td>
      <td data-label={t.cases.applicant}>{row.applicantName}</td>
      {showSite ? <td data-label={t.cases.site}>{say(row.siteName)}</td> : null}
      <td data-label={t.cases.stage}>
        <StageTag stage={row.stage} />
        <span className="cell-second">{t.cases.tasks(row.tasksEnded, row.tasksAll)}</span>
      </td>
      <td data-label={t.cases.submittedAt}>{formatInstant(row.submittedAt)}</td>
      <td data-label={t.cases.due}>
        <DueSignal due={row.due} showOwner />
      </td>
    </tr>
  )
}

/** Cases as rows; on a narrow screen each row becomes a card. */
export function CaseTable({
  cases,
  caption,
  showSite = false,
}: {
  readonly cases: readonly CaseSummary[]
  readonly caption: string
  readonly showSite?: boolean
}): ReactElement {
  const { t } = useTexts()
  return (
    <table className="rows">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.cases.number}</th>
          <th scope="col">{t.cases.matter}</th>
          <th scope="col">{t.cases.applicant}</th>
          {showSite ? <th scope="col">{t.cases.site}</th> : null}
          <th scope="col">{t.cases.stage}</th>
          <th scope="col">{t.cases.submittedAt}</th>
          <th scope="col">{t.cases.due}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(row => (
          <Row key={row.id} row={row} showSite={showSite} />
        ))}
      </tbody>
    </table>
  )
}
