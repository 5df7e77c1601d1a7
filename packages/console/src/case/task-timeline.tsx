import { Link } from '@tanstack/react-router'
import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { RoutingActs } from './act/routing-acts.tsx'
import { DueSignal } from './due-signal.tsx'
import { actualSpan, type PlannedSpan, plannedSchedule, takenDays } from './schedule.ts'
import { TaskStageTag } from './stage-tag.tsx'
import { stoppedText } from './stopped-text.ts'
import { TimelineClock } from './timeline-clock.tsx'

const ended: ReadonlySet<CaseTask['stage']> = new Set(['issued', 'refused', 'not-needed', 'stopped'])

function Bar({
  planned,
  actual,
  totalDays,
}: {
  readonly planned: PlannedSpan
  readonly actual: PlannedSpan | undefined
  readonly totalDays: number
}): ReactElement {
  const share = (days: number) => `${(100 * days) / Math.max(1, totalDays)}%`
  const place = ({ startDay, endDay }: PlannedSpan) => ({
    marginInlineStart: share(startDay),
    width: share(endDay - startDay),
  })
  const late = actual !== undefined && actual.endDay - actual.startDay > planned.endDay - planned.startDay
  return (
    <div className="bar-track" aria-hidden="true">
      <div className="bar" style={place(planned)} />
      {actual === undefined ? null : (
        <div className={late ? 'bar bar-actual bar-late' : 'bar bar-actual'} style={place(actual)} />
      )}
    </div>
  )
}

function Dates({ task }: { readonly task: CaseTask }): ReactElement {
  const { t, say } = useTexts()
  const dates = [
    [t.task.dispatchedAt, task.dispatchedAt],
    [t.task.decidedAt, task.decidedAt],
    [t.task.issuedAt, task.issuedAt],
  ] as const
  return (
    <dl className="task-dates">
      {dates.map(([label, at]) =>
        at === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatInstant(at)}</dd>
          </div>
        ),
      )}
      {task.results.map(result => (
        <div key={result.licence}>
          <dt>{say(result.name)}</dt>
          <dd className="number">
            {result.number}
            {result.validUntil === undefined ? '' : ` · ${t.task.validUntil(result.validUntil)}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function TaskRow({
  view,
  task,
  span,
  actual,
  totalDays,
}: {
  readonly view: CaseView
  readonly task: CaseTask
  readonly span: PlannedSpan
  readonly actual: PlannedSpan | undefined
  readonly totalDays: number
}): ReactElement {
  const { t, say } = useTexts()
  const taken = takenDays(task, Date.now())
  const waitsFor = task.dependsOn.flatMap(item => view.tasks.filter(other => other.item === item))
  // Window and centre act from here; the task's own page is the authority's.
  const mayAct = useMe().role === 'reviewer' && view.mayDo.some(entry => entry.item === task.item)
  return (
    <li className="task">
      <div className="task-head">
        <div>
          <h3>{say(task.name)}</h3>
          <p className="quiet">
            {say(task.authorityName)} · <a href={`tel:${task.authorityPhone}`}>{task.authorityPhone}</a>
          </p>
        </div>
        <TaskStageTag stage={task.stage} />
        {mayAct ? (
          <Link
            to="/cases/$case/tasks/$item"
            params={{ case: view.id, item: task.item }}
            className="button-link"
          >
            {t.task.handle}
          </Link>
        ) : null}
      </div>
      <Bar planned={span} actual={actual} totalDays={totalDays} />
      <p className="task-days">
        {t.task.planned(span.startDay, span.endDay, task.promisedDays)}
        {' · '}
        {taken === undefined ? t.task.notBegun : t.task.taken(taken)}
      </p>
      {task.stage === 'waiting' && waitsFor.length > 0 ? (
        <p className="quiet">{t.task.waitsFor(waitsFor.map(other => say(other.name)))}</p>
      ) : null}
      {task.due === null || ended.has(task.stage) ? null : <DueSignal due={task.due} />}
      <TimelineClock task={task} />
      <Dates task={task} />
      <RoutingActs view={view} task={task} />
      {task.reasons === null ? null : (
        <p className={task.stage === 'not-needed' ? undefined : 'refusal'}>
          <strong>{task.stage === 'not-needed' ? t.taskActs.notNeededReason : t.task.reasons}</strong>{' '}
          {task.reasons}
        </p>
      )}
      {task.stoppedBecause === null ? null : (
        <p className="refusal">{stoppedText(view, task.stoppedBecause, { t, say })}</p>
      )}
    </li>
  )
}

/** Who has it, since when, until when; planned days against those taken. */
export function TaskTimeline({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const spans = plannedSchedule(view.tasks)
  const { acceptedAt } = view
  const actuals =
    acceptedAt === null ? [] : view.tasks.flatMap(task => actualSpan(task, acceptedAt, Date.now()) ?? [])
  const plannedDays = Math.max(0, ...spans.map(span => span.endDay))
  const totalDays = Math.max(plannedDays, ...actuals.map(span => span.endDay))
  return (
    <>
      <p className="quiet">{t.task.axis(plannedDays)}</p>
      <ol className="tasks">
        {view.tasks.map(task => {
          const span = spans.find(candidate => candidate.item === task.item)
          return span === undefined ? null : (
            <TaskRow
              key={task.item}
              view={view}
              task={task}
              span={span}
              actual={actuals.find(candidate => candidate.item === task.item)}
              totalDays={totalDays}
            />
          )
        })}
      </ol>
    </>
  )
}
