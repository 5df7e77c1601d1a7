import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { useTexts } from '../texts/texts.ts'
import { type BoardSearch, type BoardTab, boardTabs } from './address.ts'
import { AlertList } from './alert-list.tsx'
import { ObligationList } from './obligation-list.tsx'
import { OrderList } from './order-list.tsx'
import './supervision.css'

const route = getRouteApi('/staff/supervision')

const lists: Readonly<Record<BoardTab, typeof ObligationList>> = {
  obligations: ObligationList,
  cards: AlertList,
  orders: OrderList,
}

/** What is owed and by when, what was not kept, and what is done about it; each reader sees the own part. */
export function SupervisionPage(): ReactElement {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = useNavigate()
  const tab = search.tab ?? 'obligations'
  const List = lists[tab]
  const show = (next: BoardSearch) => navigate({ to: '/supervision', search: next, replace: true })
  return (
    <>
      <div className="page-head">
        <h1>{t.supervision.title}</h1>
      </div>
      <TabBar
        label={t.supervision.title}
        tabs={boardTabs.map(key => ({ key, label: t.supervision.tabs[key] }))}
        active={tab}
        onChange={key => show(key === 'obligations' ? {} : { tab: key })}
        panelId="supervision-list"
      />
      <TabPanel id="supervision-list" label={t.supervision.tabs[tab]}>
        <List search={search} onChange={show} />
      </TabPanel>
    </>
  )
}
