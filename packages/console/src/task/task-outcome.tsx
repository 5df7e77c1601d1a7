import { Link } from '@tanstack/react-router'
import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { stoppedText } from '../case/stopped-text.ts'
import { LicencePanel } from '../licence/licence-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { ResultActs } from './act/result-acts.tsx'

type Point = { readonly id: string; readonly text: string }

function Findings({
  task,
  points,
}: {
  readonly task: CaseTask
  readonly points: readonly Point[]
}): ReactElement {
  const { t } = useTexts()
  return (
    <ul className="points">
      {task.findings.map(finding => (
        <li key={finding.point}>
          {points.find(point => point.id === finding.point)?.text ?? finding.point}{' '}
          <strong className={finding.met ? 'met' : 'missing'}>
            {finding.met ? t.review.met : t.review.unmet}
          </strong>
          {finding.remark === undefined ? '' : ` — ${finding.remark}`}
        </li>
      ))}
    </ul>
  )
}

/** How it ended, and the way to the next task. */
export function TaskOutcome({
  view,
  task,
  points,
}: {
  readonly view: CaseView
  readonly task: CaseTask
  readonly points: readonly Point[]
}): ReactElement | null {
  const { t, say } = useTexts()
  if (task.stage === 'waiting') return <p className="quiet">{t.task.stillWaiting}</p>
  if (!['issued', 'refused', 'not-needed', 'stopped'].includes(task.stage)) return null
  return (
    <section className="decision" aria-label={t.task.outcome}>
      <h2>{t.taskStage[task.stage]}</h2>
      {task.results.map(result => (
        <div key={result.licence} className="task-result">
          <p>
            <strong>{say(result.name)}</strong> <span className="number">{result.number}</span>
            {result.validUntil === undefined ? '' : ` · ${t.task.validUntil(result.validUntil)}`}
          </p>
          <ResultActs view={view} task={task} result={result} />
          <LicencePanel caseId={view.id} licence={result.licence} />
        </div>
      ))}
      {task.reasons === null ? null : (
        <p className={task.stage === 'refused' ? 'refusal' : undefined}>{task.reasons}</p>
      )}
      {task.stoppedBecause === null ? null : <p>{stoppedText(view, task.stoppedBecause, { t, say })}</p>}
      <Findings task={task} points={points} />
      <Link to="/inbox" className="button-link">
        {t.inbox.next}
      </Link>
    </section>
  )
}
