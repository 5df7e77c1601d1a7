import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import type { ReactElement } from 'react'
import { casesQuery } from '../connection/queries.ts'
import { Pages } from '../frame/pages.tsx'
import type { StageFilter } from '../frame/search.ts'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { useTexts } from '../texts/texts.ts'
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
        <Input.Search
          key={search.q ?? ''}
          defaultValue={search.q ?? ''}
          type="search"
          maxLength={100}
          placeholder={t.cases.searchHint}
          aria-label={t.cases.search}
          className="search"
          onSearch={words => show({ stage: words.trim() ? 'all' : stage, q: words.trim() })}
        />
        <Button icon={<ReloadOutlined />} onClick={() => cases.refetch()} loading={cases.isRefetching}>
          {t.frame.refresh}
        </Button>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate({ to: '/intake' })}>
          {t.desk.receive}
        </Button>
      </div>
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
