import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AskedEntry } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { DueSignal } from '../case/due-signal.tsx'
import { askedQuery } from '../connection/queries.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { useTexts } from '../texts/texts.ts'

/** Where it is done: the room of the act, the task on which an opinion is asked, the case before acceptance. */
function AskedLink({ row, children }: { readonly row: AskedEntry; readonly children: string }): ReactElement {
  const className = 'row-link row-link-text'
  const { kind, item, subject } = row
  if ((kind === 'joint-act' || kind === 'joint-opinion') && subject !== null) {
    return (
      <Link to="/cases/$case/joint/$act" params={{ case: row.case, act: subject }} className={className}>
        {children}
      </Link>
    )
  }
  if (item !== null) {
    return (
      <Link to="/cases/$case/tasks/$item" params={{ case: row.case, item }} className={className}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="/cases/$case" params={{ case: row.case }} className={className}>
      {children}
    </Link>
  )
}

function Row({ row, upcoming }: { readonly row: AskedEntry; readonly upcoming: boolean }): ReactElement {
  const { t, say } = useTexts()
  return (
    <tr>
      <td data-label={t.cases.due}>
        <DueSignal due={row.due} />
      </td>
      <td data-label={t.asked.what}>
        <AskedLink row={row}>{upcoming ? t.joint.title : t.asked.kinds[row.kind]}</AskedLink>
        <span className="cell-second number">{row.number}</span>
      </td>
      <td data-label={t.joint.items}>{row.itemName === null ? '—' : say(row.itemName)}</td>
      <td data-label={t.cases.matter}>
        {say(row.matterName)}
        <span className="cell-second">{say(row.situation)}</span>
      </td>
      <td data-label={t.cases.applicant}>{row.applicantName}</td>
    </tr>
  )
}

/** What is asked of an authority beside its own tasks; or, for window and centre, the joint acts to come. */
export function AskedTable({ upcoming = false }: { readonly upcoming?: boolean }): ReactElement {
  const { t } = useTexts()
  const asked = useInfiniteQuery(askedQuery)
  const title = upcoming ? t.asked.upcoming : t.asked.tab
  return (
    <Pages
      query={asked}
      rowsOf={page => page.entries}
      empty={upcoming ? t.asked.upcomingEmpty : t.asked.empty}
    >
      {rows => (
        <table className="rows">
          <caption className="sr-only">{title}</caption>
          <ColumnHeads
            headings={[t.cases.due, t.asked.what, t.joint.items, t.cases.matter, t.cases.applicant]}
          />
          <tbody>
            {rows.map(row => (
              <Row key={`${row.case}/${row.kind}/${row.item}/${row.subject}`} row={row} upcoming={upcoming} />
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  )
}
