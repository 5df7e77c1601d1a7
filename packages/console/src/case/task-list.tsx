import { Link } from '@tanstack/react-router'
import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { RoutingActs } from './act/routing-acts.tsx'
import { DueSignal } from './due-signal.tsx'
import { TaskStageTag } from './stage-tag.tsx'
import { stoppedText } from './stopped-text.ts'

const ended: ReadonlySet<CaseTask['stage']> = new Set(['issued', 'refused', 'not-needed', 'stopped'])

/** How far its clock is, in one line; each day is told with the picture. */
function ClockLine({ task: { clock } }: { readonly task: CaseTask }): ReactElement | null {
  const { t } = useTexts()
  if (clock === null) return null
  const { states, used, held } = t.timeline
  const { office, applicant, thirdParty } = clock.held
  return (
    <p className="task-days">
      <strong>{states[clock.state]}</strong>{' '}
      {used(clock.used, clock.allowed, 'working-days', clock.overdueBy)}
      {' · '}
      {held(office, applicant, thirdParty)}
    </p>
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

function TaskRow({ view, task }: { readonly view: CaseView; readonly task: CaseTask }): ReactElement {
  const { t, say } = useTexts()
  const waitsFor = task.dependsOn.flatMap(item => view.tasks.filter(other => other.item === item))
  // Window and centre act from here; the task's own page is the authority's.
  const mayAct = useMe().role === 'reviewer' && view.mayDo.some(entry => entry.item === task.item)
  return (
    <li className="task">
      <div className="task-head">
        <div>
          <h3>{say(task.name)}</h3>
          <p className="quiet">
            {say(task.authorityName)} · <a href={`tel:${task.authorityPhone}`}>{task.authorityPhone}</a> ·{' '}
            {t.task.promised(task.promisedDays)}
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
      {task.stage === 'waiting' && waitsFor.length > 0 ? (
        <p className="quiet">{t.task.waitsFor(waitsFor.map(other => say(other.name)))}</p>
      ) : null}
      {task.due === null || ended.has(task.stage) ? null : <DueSignal due={task.due} />}
      <ClockLine task={task} />
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

/** Each item: who has it, since when, until when, and what may be done. */
export function TaskList({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  return (
    <section aria-labelledby="case-tasks-title">
      <h2 id="case-tasks-title">{t.timeline.tasks}</h2>
      <ol className="tasks">
        {view.tasks.map(task => (
          <TaskRow key={task.item} view={view} task={task} />
        ))}
      </ol>
    </section>
  )
}
