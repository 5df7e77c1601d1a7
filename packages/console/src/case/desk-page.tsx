import { PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { casesQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import { RefreshButton } from '../frame/refresh-button.tsx'
import type { StageFilter } from '../frame/search.ts'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { UpcomingActs } from '../joint/upcoming-acts.tsx'
import { useTexts } from '../texts/texts.ts'
import { CaseSearch } from './case-search.tsx'
import { CaseTable } from './case-table.tsx'

const route = getRouteApi('/staff/desk')
const deskTabs = ['submitted', 'correcting', 'handling', 'concluded', 'closed', 'all'] as const

/** The window's queue: what the people before you have handed in, the most pressing first. */
export function DeskPage(): ReactElement {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = useNavigate()
  const stage: StageFilter = search.stage ?? 'submitted'
  const cases = useInfiniteQuery(
    casesQuery({
      scope: 'desk',
      ...(stage === 'all' ? {} : { stage }),
      ...(search.q === undefined ? {} : { query: search.q }),
    }),
  )
  const show = (next: { stage: StageFilter; q?: string | undefined }) =>
    navigate({
      to: '/desk',
      search: { stage: next.stage, ...(next.q ? { q: next.q } : {}) },
      replace: true,
    })
  return (
    <>
      <div className="page-head">
        <h1>{t.desk.title}</h1>
        <CaseSearch words={search.q} onSearch={q => show({ stage: q === '' ? stage : 'all', q })} />
        <RefreshButton query={cases} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate({ to: '/intake' })}>
          {t.desk.receive}
        </Button>
      </div>
      <UpcomingActs />
      <TabBar
        label={t.desk.title}
        tabs={deskTabs.map(key => ({ key, label: t.desk.tabs[key] }))}
        active={deskTabs.find(tab => tab === stage) ?? 'all'}
        onChange={tab => show({ stage: tab, q: search.q })}
        panelId="desk-cases"
      />
      <TabPanel id="desk-cases" label={t.desk.title}>
        <Pages query={cases} rowsOf={page => page.cases} empty={t.desk.empty}>
          {rows => <CaseTable cases={rows} caption={t.desk.title} />}
        </Pages>
      </TabPanel>
    </>
  )
}
