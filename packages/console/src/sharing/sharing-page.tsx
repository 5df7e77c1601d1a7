import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { type Staff, useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { monthsUpTo, type SharingTab, sharingTabs } from './address.ts'
import { AskedList } from './asked-list.tsx'
import { CountList } from './count-list.tsx'
import { DisputeList } from './dispute-list.tsx'
import { SourceList } from './source-list.tsx'
import './sharing.css'

const route = getRouteApi('/staff/sharing')
const monthsOffered = 24

/** Who sees which list; the server decides in any case. */
const readers: Readonly<Record<SharingTab, readonly Staff['role'][]>> = {
  sources: ['manager', 'editor'],
  counts: ['manager', 'editor'],
  asked: ['manager', 'editor'],
  disputes: ['manager', 'reviewer'],
}

function MonthSelect({
  month,
  onChange,
}: {
  readonly month: string
  readonly onChange: (month: string) => void
}): ReactElement {
  const { t } = useTexts()
  const known = monthsUpTo(formatDay(new Date().toISOString()), monthsOffered)
  const months = known.includes(month) ? known : [month, ...known]
  return (
    <div className="sharing-tools">
      <label htmlFor="sharing-month">{t.sharing.month}</label>
      <Select
        id="sharing-month"
        className="stage-filter"
        value={month}
        onChange={onChange}
        options={months.map(value => ({ value, label: value }))}
      />
    </div>
  )
}

/** How sources stand and are used, where people were asked all the same, and what they dispute. */
export function SharingPage(): ReactElement {
  const { t } = useTexts()
  const { role } = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const words = t.sharing
  const tabs = sharingTabs.filter(key => readers[key].includes(role))
  const tab = tabs.find(key => key === search.tab) ?? tabs[0] ?? 'disputes'
  const month = search.month ?? formatDay(new Date().toISOString()).slice(0, 7)
  const isMonthly = tab === 'counts' || tab === 'asked'
  const lists: Readonly<Record<SharingTab, () => ReactElement>> = {
    sources: () => <SourceList />,
    counts: () => <CountList month={month} />,
    asked: () => <AskedList month={month} />,
    disputes: () => <DisputeList />,
  }
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <TabBar
        label={words.title}
        tabs={tabs.map(key => ({ key, label: words.tabs[key] }))}
        active={tab}
        onChange={key => navigate({ to: '/sharing', search: { ...search, tab: key }, replace: true })}
        panelId="sharing-list"
      />
      <TabPanel id="sharing-list" label={words.tabs[tab]}>
        {isMonthly ? (
          <MonthSelect
            month={month}
            onChange={next => navigate({ to: '/sharing', search: { ...search, month: next }, replace: true })}
          />
        ) : null}
        {lists[tab]()}
      </TabPanel>
    </>
  )
}
