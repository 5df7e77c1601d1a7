import { ReloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { InboxTask } from '@yijianshi/contract/case'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { DueSignal } from '../case/due-signal.tsx'
import { TaskStageTag } from '../case/stage-tag.tsx'
import { tasksQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'

const route = getRouteApi('/staff/inbox')
const states = ['open', 'ended'] as const

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
export function InboxPage(): ReactElement {
  const { t } = useTexts()
  const { state = 'open' } = route.useSearch()
  const navigate = useNavigate()
  const tasks = useInfiniteQuery(tasksQuery(state))
  return (
    <>
      <div className="page-head">
        <h1>{t.inbox.title}</h1>
        <Button icon={<ReloadOutlined />} onClick={() => tasks.refetch()} loading={tasks.isRefetching}>
          {t.frame.refresh}
        </Button>
      </div>
      <TabBar
        label={t.inbox.title}
        tabs={states.map(key => ({ key, label: t.inbox.tabs[key] }))}
        active={state}
        onChange={key =>
          navigate({ to: '/inbox', search: key === 'ended' ? { state: key } : {}, replace: true })
        }
        panelId="inbox-tasks"
      />
      <TabPanel id="inbox-tasks" label={t.inbox.tabs[state]}>
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
      </TabPanel>
    </>
  )
}
