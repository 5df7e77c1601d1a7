import '../studio.css'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { TabBar, TabPanel } from '../../frame/tab-bar.tsx'
import { useMe } from '../../session/use-me.ts'
import { useTexts } from '../../texts/texts.ts'
import { homeTabs } from '../address.ts'
import { OrderPanel } from '../order/order-panel.tsx'
import { type Beginning, BeginPanel } from './begin-panel.tsx'
import { ChangeList } from './change-list.tsx'
import { OrderList } from './order-list.tsx'
import { VersionList } from './version-list.tsx'

const route = getRouteApi('/staff/studio')
const panelId = 'studio-panel'

/** 目录工作室: what is being changed, what has been ordered, what is in use. */
export function StudioPage(): ReactElement {
  const { t } = useTexts()
  const { home } = t.studio
  const me = useMe()
  const navigate = useNavigate()
  const { tab = 'changes', state } = route.useSearch()
  const [beginning, setBeginning] = useState<Beginning>()
  const [isOrdering, setOrdering] = useState(false)
  return (
    <>
      <div className="page-head">
        <h1>{home.title}</h1>
        <div className="buttons">
          <Button onClick={() => setOrdering(true)}>{home.openOrder}</Button>
          {me.role === 'editor' ? (
            <Button type="primary" onClick={() => setBeginning({ heading: home.newChange, title: '' })}>
              {home.newChange}
            </Button>
          ) : null}
        </div>
      </div>
      <TabBar
        label={home.title}
        tabs={homeTabs.map(key => ({ key, label: home.tabs[key] }))}
        active={tab}
        onChange={key => navigate({ to: '/studio', search: key === 'changes' ? {} : { tab: key } })}
        panelId={panelId}
      />
      <TabPanel id={panelId} label={home.tabs[tab]}>
        {tab === 'changes' ? <ChangeList state={state} /> : null}
        {tab === 'orders' ? <OrderList /> : null}
        {tab === 'versions' ? <VersionList onBegin={setBeginning} /> : null}
      </TabPanel>
      <BeginPanel beginning={beginning} onClose={() => setBeginning(undefined)} />
      <OrderPanel open={isOrdering} onClose={() => setOrdering(false)} />
    </>
  )
}
