import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { caseQuery, historyQuery, reasonedAccessQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { type CaseTab, caseTabs } from '../frame/search.ts'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { ActionBar } from './actions/action-bar.tsx'
import { AttemptsPanel } from './attempts-panel.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseNotes } from './case-notes.tsx'
import { FormTab, MaterialsTab } from './contents-tabs.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { mayGive } from './may-give.ts'
import { ReasonedAccessNote } from './reasoned-access.tsx'
import { TaskList } from './task-list.tsx'
import { CaseTimelineSection } from './timeline/timeline.tsx'
import { VersionSelect } from './version-select.tsx'

const route = getRouteApi('/staff/cases/$case')

function HistoryTab({
  caseId,
  at = Number.POSITIVE_INFINITY,
}: {
  readonly caseId: string
  readonly at: number | undefined
}): ReactElement {
  const history = useQuery(historyQuery(caseId))
  return (
    <Loaded query={history}>
      {data => (
        <HistoryPanel history={{ ...data, entries: data.entries.filter(entry => entry.version <= at) }} />
      )}
    </Loaded>
  )
}

function CaseBody({ view, at }: { readonly view: CaseView; readonly at: number | undefined }): ReactElement {
  const { t } = useTexts()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const accepting = at === undefined && mayGive(view, 'accept')
  const supervises = me.role === 'manager'
  const reasoned = useQuery({ ...reasonedAccessQuery(view.id), enabled: supervises && at === undefined })
  // Contents are kept as they are now; a manager supervises progress, and reads contents for a reason only.
  const contents = at === undefined && (!supervises || Boolean(reasoned.data?.access))
  const shown: Readonly<Record<CaseTab, boolean>> = {
    progress: true,
    form: contents,
    materials: contents,
    documents: true,
    history: true,
    attempts: at === undefined && supervises,
  }
  const tabs = caseTabs.filter(key => shown[key])
  const tab = tabs.find(key => key === search.tab) ?? (accepting ? 'materials' : 'progress')
  const bodies: Readonly<Record<CaseTab, ReactElement>> = {
    progress: (
      <>
        <CaseTimelineSection caseId={view.id} at={at} />
        <TaskList view={view} />
      </>
    ),
    form: <FormTab caseId={view.id} />,
    materials: <MaterialsTab view={view} accepting={accepting} />,
    documents: <DocumentsTab caseId={view.id} at={at} />,
    history: <HistoryTab caseId={view.id} at={at} />,
    attempts: <AttemptsPanel caseId={view.id} />,
  }
  return (
    <>
      <CaseHead view={view} />
      {at === undefined ? <ActionBar view={view} /> : null}
      {supervises && at === undefined ? (
        <div className="notes">
          <ReasonedAccessNote caseId={view.id} />
        </div>
      ) : null}
      <CaseNotes view={view} contents={contents} />
      <TabBar
        label={t.caseView.head}
        tabs={tabs.map(key => ({ key, label: t.caseView.tabs[key] }))}
        active={tab}
        onChange={key =>
          navigate({
            to: '/cases/$case',
            params: { case: view.id },
            search: { ...(at === undefined ? {} : { at }), tab: key },
            replace: true,
          })
        }
        panelId="case-part"
        extra={<VersionSelect caseId={view.id} at={at} tab={search.tab} />}
      />
      <TabPanel id="case-part" label={t.caseView.tabs[tab]}>
        {bodies[tab]}
      </TabPanel>
    </>
  )
}

export function CasePage(): ReactElement {
  const { t } = useTexts()
  const { case: id } = route.useParams()
  const { at, tab } = route.useSearch()
  const navigate = useNavigate()
  const view = useQuery(caseQuery(id, at))
  const toNow = (
    <Button
      onClick={() =>
        navigate({ to: '/cases/$case', params: { case: id }, search: tab === undefined ? {} : { tab } })
      }
    >
      {t.caseView.toNow}
    </Button>
  )
  return (
    <>
      {at === undefined ? null : (
        <Alert
          role="note"
          type="warning"
          showIcon
          title={t.caseView.asOf(at)}
          action={toNow}
          className="as-of"
        />
      )}
      <Loaded query={view}>{data => <CaseBody view={data} at={at} />}</Loaded>
    </>
  )
}
