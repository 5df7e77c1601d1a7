import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { SealList } from '../licence/seal-list.tsx'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { type BoardSearch, type BoardTab, boardTabs } from './address.ts'
import { AlertList } from './alert-list.tsx'
import { LookList } from './look-list.tsx'
import { ObligationList } from './obligation-list.tsx'
import { OrderList } from './order-list.tsx'
import './supervision.css'

const route = getRouteApi('/staff/supervision')

const lists: Readonly<Record<BoardTab, typeof ObligationList>> = {
  obligations: ObligationList,
  cards: AlertList,
  orders: OrderList,
  looks: LookList,
  seals: SealList,
}

/** What is owed and by when, what was not kept, and what is done about it; each reader sees the own part. */
export function SupervisionPage(): ReactElement {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { role } = useMe()
  // Who looked at cases, and what was sealed, managers alone are told.
  const tabs = boardTabs.filter(key => !['looks', 'seals'].includes(key) || role === 'manager')
  const tab = tabs.find(key => key === search.tab) ?? 'obligations'
  const labels = { ...t.supervision.tabs, looks: t.looks.tab, seals: t.seals.tab }
  const List = lists[tab]
  const show = (next: BoardSearch) => navigate({ to: '/supervision', search: next, replace: true })
  return (
    <>
      <div className="page-head">
        <h1>{t.supervision.title}</h1>
      </div>
      <TabBar
        label={t.supervision.title}
        tabs={tabs.map(key => ({ key, label: labels[key] }))}
        active={tab}
        onChange={key => show(key === 'obligations' ? {} : { tab: key })}
        panelId="supervision-list"
      />
      <TabPanel id="supervision-list" label={labels[tab]}>
        <List search={search} onChange={show} />
      </TabPanel>
    </>
  )
}
