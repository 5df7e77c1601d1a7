import '../studio.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { CatalogueFiles, Change } from '@yijianshi/contract/publication'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { Loaded } from '../../frame/loaded.tsx'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { TabBar, TabPanel } from '../../frame/tab-bar.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatClock, formatInstant } from '../../time/format.ts'
import { changeTabs } from '../address.ts'
import { CompareTab } from '../compare/compare-tab.tsx'
import { EditTab } from '../edit/edit-tab.tsx'
import { useAccepting, useWorkspace, useWorkspaceView } from '../edit/use-workspace.ts'
import type { Workspace, WorkspaceView } from '../edit/workspace.ts'
import { PicturesContext } from '../form/pictures.ts'
import { ChangeStateTag } from '../home/state-tag.tsx'
import { changeQuery, filesQuery } from '../queries.ts'
import { ChangeActions } from './change-actions.tsx'
import { useChangePictures } from './change-pictures.ts'
import { HistoryTab } from './history-tab.tsx'
import { PreviewTab } from './preview-tab.tsx'

const route = getRouteApi('/staff/studio/changes/$change')
const panelId = 'change-panel'

function SaveState({ view }: { readonly view: WorkspaceView }): ReactElement {
  const { edit } = useTexts().t.studio
  const { unsaved } = view.files
  const said = view.isSaving
    ? edit.saving
    : unsaved.size > 0
      ? edit.unsaved
      : view.savedAt === undefined
        ? edit.allSaved
        : edit.saved(formatClock(new Date(view.savedAt).toISOString()))
  return (
    <span role="status" className={unsaved.size > 0 ? 'studio-unsaved' : 'quiet'}>
      {said}
    </span>
  )
}

function Head({ change, view }: { readonly change: Change; readonly view: WorkspaceView }): ReactElement {
  const { t } = useTexts()
  const { home, change: words } = t.studio
  const facts = [
    home.version(change.baseNumber),
    change.authors.map(({ name }) => name).join(t.acts.listMark) || home.noAuthors,
    ...(change.order === undefined ? [] : [words.order(change.order)]),
    ...(change.restored === undefined ? [] : [words.restored(change.restored)]),
    ...(change.reviewer === undefined ? [] : [t.frame.pair(words.reviewer, change.reviewer.name)]),
    ...(change.publishAt === undefined ? [] : [words.publishAt(formatInstant(change.publishAt))]),
    ...(change.published === undefined
      ? []
      : [words.published(change.published.number, formatInstant(change.published.at))]),
  ]
  return (
    <section className="case-head" aria-label={words.tabs.edit}>
      <div className="case-title">
        <h1>{change.title}</h1>
        <ChangeStateTag state={change.state} />
        <SaveState view={view} />
      </div>
      <p className="quiet">{facts.join(' · ')}</p>
      {change.failure === undefined ? null : (
        <Alert
          type="error"
          showIcon
          title={words.failure(formatInstant(change.failure.at))}
          description={change.failure.what}
        />
      )}
      {change.behind && change.state !== 'withdrawn' ? (
        <Alert type="info" showIcon title={words.behind} />
      ) : null}
      <ProblemAlert error={view.error ?? null} />
    </section>
  )
}

function Opened({
  workspace,
  change,
  base,
}: {
  readonly workspace: Workspace
  readonly change: Change
  readonly base: CatalogueFiles
}): ReactElement {
  const { t } = useTexts()
  const words = t.studio.change
  const navigate = useNavigate()
  const search = route.useSearch()
  const { tab = 'edit' } = search
  useAccepting(workspace, change, base)
  const view = useWorkspaceView(workspace)
  const pictures = useChangePictures(workspace, change, base)
  const isReadOnly = !change.may.includes('save')
  return (
    <>
      <Head change={change} view={view} />
      <ChangeActions change={change} view={view} />
      {!isReadOnly && change.state !== 'editing' ? (
        <p className="quiet studio-obstacle">{words.reopens}</p>
      ) : null}
      <TabBar
        label={change.title}
        tabs={changeTabs.map(key => ({ key, label: words.tabs[key] }))}
        active={tab}
        onChange={key =>
          navigate({
            to: '/studio/changes/$change',
            params: { change: change.id },
            search: { ...search, tab: key },
          })
        }
        panelId={panelId}
      />
      <TabPanel id={panelId} label={words.tabs[tab]}>
        {tab === 'edit' ? (
          <PicturesContext value={pictures}>
            <EditTab
              workspace={workspace}
              view={view}
              search={search}
              changeId={change.id}
              isReadOnly={isReadOnly}
              isBehind={change.behind}
            />
          </PicturesContext>
        ) : null}
        {tab === 'compare' ? (
          <CompareTab workspace={workspace} view={view} base={base} baseNumber={change.baseNumber} />
        ) : null}
        {tab === 'preview' ? <PreviewTab workspace={workspace} view={view} /> : null}
        {tab === 'history' ? <HistoryTab change={change} /> : null}
      </TabPanel>
    </>
  )
}

function WithBase({
  workspace,
  change,
}: {
  readonly workspace: Workspace
  readonly change: Change
}): ReactElement {
  const base = useQuery(filesQuery(change.base))
  return (
    <Loaded query={base}>{files => <Opened workspace={workspace} change={change} base={files} />}</Loaded>
  )
}

/** One change of the catalogue: edit it, read what it changes, try it, review and publish it. */
export function ChangePage(): ReactElement {
  const { t } = useTexts()
  const { change: id } = route.useParams()
  const change = useQuery(changeQuery(id))
  const workspace = useWorkspace(id)
  return (
    <>
      <Link to="/studio" className="studio-back">
        {t.studio.home.back}
      </Link>
      <Loaded query={change}>
        {data => (workspace === undefined ? null : <WithBase workspace={workspace} change={data} />)}
      </Loaded>
    </>
  )
}
