import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { InboxTask } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { DueSignal } from '../case/due-signal.tsx'
import { TaskStageTag } from '../case/stage-tag.tsx'
import { askedQuery, tasksQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import { RefreshButton } from '../frame/refresh-button.tsx'
import { inboxTabs } from '../frame/search.ts'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { AskedTable } from '../joint/asked-table.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'

const route = getRouteApi('/staff/inbox')

function Row({ row }: { readonly row: InboxTask }): ReactElement {
  const { t, say } = useTexts()
  return (
    <tr>
      <td data-label={t.cases.due}>
        <DueSignal due={row.due} />
      </td>
      <td data-label={t.inbox.item}>
        <Link
          to="/cases/$case/tasks/$item"
          params={{ case: row.case, item: row.item }}
          className="row-link row-link-text"
        >
          {say(row.itemName)}
        </Link>
        <span className="cell-second number">{row.number}</span>
        {row.deputyOf === undefined ? null : (
          <span className="cell-second">{t.inbox.deputyOf(row.deputyOf)}</span>
        )}
      </td>
      <td data-label={t.cases.matter}>
        {say(row.matterName)}
        <span className="cell-second">{say(row.situation)}</span>
      </td>
      <td data-label={t.cases.applicant}>{row.applicantName}</td>
      <td data-label={t.cases.stage}>
        <TaskStageTag stage={row.stage} />
      </td>
      <td data-label={t.task.dispatchedAt}>
        {row.dispatchedAt === null ? '—' : formatInstant(row.dispatchedAt)}
      </td>
    </tr>
  )
}

/** The authority's tasks, least time left first. */
function TaskTable({ state }: { readonly state: 'open' | 'ended' }): ReactElement {
  const { t } = useTexts()
  const tasks = useInfiniteQuery(tasksQuery(state))
  return (
    <Pages query={tasks} rowsOf={page => page.tasks} empty={t.inbox.empty[state]}>
      {rows => (
        <table className="rows">
          <caption className="sr-only">{t.inbox.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.cases.due}</th>
              <th scope="col">{t.inbox.item}</th>
              <th scope="col">{t.cases.matter}</th>
              <th scope="col">{t.cases.applicant}</th>
              <th scope="col">{t.cases.stage}</th>
              <th scope="col">{t.task.dispatchedAt}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={`${row.case}/${row.item}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  )
}

/** What waits for the authority: its own tasks, and what others ask of it. */
export function InboxPage(): ReactElement {
  const { t } = useTexts()
  const { state = 'open' } = route.useSearch()
  const navigate = useNavigate()
  const tasks = useInfiniteQuery(tasksQuery(state === 'ended' ? 'ended' : 'open'))
  const asked = useInfiniteQuery(askedQuery)
  const labels = { ...t.inbox.tabs, asked: t.asked.tab }
  const [first] = asked.data?.pages ?? []
  const count = first?.entries.length ?? 0
  const labelOf = (key: keyof typeof labels) =>
    key === 'asked' && count > 0 ? `${labels.asked} (${count}${first?.next ? '+' : ''})` : labels[key]
  return (
    <>
      <div className="page-head">
        <h1>{t.inbox.title}</h1>
        <RefreshButton query={state === 'asked' ? asked : tasks} />
      </div>
      <TabBar
        label={t.inbox.title}
        tabs={inboxTabs.map(key => ({ key, label: labelOf(key) }))}
        active={state}
        onChange={key =>
          navigate({ to: '/inbox', search: key === 'open' ? {} : { state: key }, replace: true })
        }
        panelId="inbox-tasks"
      />
      <TabPanel id="inbox-tasks" label={labels[state]}>
        {state === 'asked' ? <AskedTable /> : <TaskTable state={state} />}
      </TabPanel>
    </>
  )
}
