import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CaseContents, CaseTask, CaseView } from '@yijianshi/contract/case'
import { Result } from 'antd'
import { type ReactElement, useState } from 'react'
import { CaseNotes } from '../case/case-notes.tsx'
import { fieldMarkOf } from '../case/contents-tabs.tsx'
import { DueSignal } from '../case/due-signal.tsx'
import { MaterialList } from '../case/material-list.tsx'
import { mayGive } from '../case/may-give.ts'
import { TaskStageTag } from '../case/stage-tag.tsx'
import { caseQuery, contentsQuery } from '../connection/queries.ts'
import { FormValues } from '../form/form-values.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { TabBar, TabPanel } from '../frame/tab-bar.tsx'
import { ConveneButton } from '../joint/convene-button.tsx'
import { Why } from '../plan/why.tsx'
import { CaseSources, useCaseSources } from '../sharing/case-sources.tsx'
import { Signatures } from '../staff-key/signatures.tsx'
import { useTexts } from '../texts/texts.ts'
import { CommitmentsPanel } from './act/commitments-panel.tsx'
import { LimitPanel } from './act/limit-panel.tsx'
import { OpinionsPanel } from './act/opinions-panel.tsx'
import { ProceduresPanel } from './act/procedures-panel.tsx'
import { RoutingPanel } from './act/routing-panel.tsx'
import { ForwardPanel, SecondReviewPanel } from './act/second-review-panel.tsx'
import { DecisionPanel, IssuePanel } from './decision-panel.tsx'
import { ReviewForm } from './review-form.tsx'
import { TaskOutcome } from './task-outcome.tsx'

const parts = ['materials', 'form'] as const
const route = getRouteApi('/staff/cases/$case/tasks/$item')

function TaskHead({ view, task }: { readonly view: CaseView; readonly task: CaseTask }): ReactElement {
  const { t, say } = useTexts()
  return (
    <section className="case-head" aria-label={t.task.head}>
      <div className="case-title">
        <h1>{say(task.name)}</h1>
        <TaskStageTag stage={task.stage} />
        <DueSignal due={task.due} />
        {task.clock?.state === 'stopped' ? (
          <strong className="act-stopped">{t.taskActs.procedure.stopsClock}</strong>
        ) : null}
      </div>
      <p className="quiet">
        <Link to="/cases/$case" params={{ case: view.id }} className="number">
          {view.number}
        </Link>
        {' · '}
        {say(view.matterName)} · {say(view.situation)} · {t.cases.applicant} {view.applicantName}
      </p>
      <Why of={{ case: view.id }} about={{ kind: 'task', id: task.item }} name={say(task.name)} />
    </section>
  )
}

function Papers({
  view,
  contents,
}: {
  readonly view: CaseView
  readonly contents: CaseContents
}): ReactElement {
  const { t } = useTexts()
  const [part, setPart] = useState<(typeof parts)[number]>('materials')
  const sources = useCaseSources(view.id)
  // Whose point it is, only where papers serve several items of this reader.
  const own = new Set(contents.reviewPoints.map(point => point.item))
  const itemName = (item: string) =>
    own.size > 1 ? view.tasks.find(task => task.item === item)?.name : undefined
  return (
    <>
      <TabBar
        label={t.task.papers}
        tabs={parts.map(key => ({ key, label: t.caseView.tabs[key] }))}
        active={part}
        onChange={setPart}
        panelId="task-papers"
      />
      <TabPanel id="task-papers" label={t.caseView.tabs[part]}>
        {part === 'materials' ? (
          <MaterialList
            caseId={view.id}
            checklist={contents.checklist}
            files={contents.files}
            marks={contents.newerGuide?.marks}
            itemName={itemName}
          />
        ) : (
          <>
            <FormValues
              form={contents.form}
              values={contents.values}
              markOf={fieldMarkOf(contents)}
              belowOf={sources.ofField}
            />
            <CaseSources caseId={view.id} />
          </>
        )}
      </TabPanel>
    </>
  )
}

function Work({
  view,
  task,
  contents,
}: {
  readonly view: CaseView
  readonly task: CaseTask
  readonly contents: CaseContents
}): ReactElement {
  const { say } = useTexts()
  const points = contents.reviewPoints.filter(point => point.item === task.item)
  const texts = points.map(point => ({ id: point.id, text: say(point.text) }))
  return (
    <>
      <RoutingPanel view={view} task={task} />
      {mayGive(view, 'review-task', task.item) ? (
        <ReviewForm key={view.version} caseId={view.id} task={task} points={points} />
      ) : null}
      <SecondReviewPanel view={view} task={task} />
      <ForwardPanel view={view} task={task} />
      {mayGive(view, 'decide-task', task.item) ? (
        <DecisionPanel caseId={view.id} task={task} points={texts} />
      ) : null}
      {mayGive(view, 'issue-result', task.item) ? <IssuePanel caseId={view.id} task={task} /> : null}
      <TaskOutcome view={view} task={task} points={texts} />
      <Signatures caseId={view.id} item={task.item} />
      <CommitmentsPanel view={view} task={task} />
      <OpinionsPanel view={view} task={task} />
      <ProceduresPanel view={view} task={task} />
      <LimitPanel view={view} task={task} />
      {mayGive(view, 'convene') ? (
        <div className="buttons">
          <ConveneButton view={view} />
        </div>
      ) : null}
    </>
  )
}

/** One item's part of a case: its papers on the left, its review points and the decision on the right. */
export function TaskPage(): ReactElement {
  const { t } = useTexts()
  const { case: id, item } = route.useParams()
  const view = useQuery(caseQuery(id))
  const contents = useQuery(contentsQuery(id))
  return (
    <Loaded query={view}>
      {data => {
        const task = data.tasks.find(candidate => candidate.item === item)
        if (task === undefined) return <Result status="404" title={<h1>{t.task.unknown}</h1>} />
        return (
          <>
            <TaskHead view={data} task={task} />
            <CaseNotes view={data} contents />
            <Loaded query={contents}>
              {papers => (
                <div className="split">
                  <div className="split-main">
                    <Papers view={data} contents={papers} />
                  </div>
                  <div className="split-side">
                    <Work view={data} task={task} contents={papers} />
                  </div>
                </div>
              )}
            </Loaded>
          </>
        )
      }}
    </Loaded>
  )
}
