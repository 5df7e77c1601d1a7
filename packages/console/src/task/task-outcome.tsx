import { Link } from '@tanstack/react-router'
import type { CaseTask } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

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
  task,
  points,
}: {
  readonly task: CaseTask
  readonly points: readonly Point[]
}): ReactElement | null {
  const { t, say } = useTexts()
  if (task.stage === 'waiting') return <p className="quiet">{t.task.stillWaiting}</p>
  if (!['issued', 'refused', 'stopped'].includes(task.stage)) return null
  return (
    <section className="decision" aria-label={t.task.outcome}>
      <h2>{t.taskStage[task.stage]}</h2>
      {task.results.map(result => (
        <p key={result.licence}>
          <strong>{say(result.name)}</strong> <span className="number">{result.number}</span>
          {result.validUntil === undefined ? '' : ` · ${t.task.validUntil(result.validUntil)}`}
        </p>
      ))}
      {task.reasons === null ? null : <p className="refusal">{task.reasons}</p>}
      {task.stoppedBecause === null ? null : <p>{t.task.stoppedBecause(say(task.stoppedBecause))}</p>}
      <Findings task={task} points={points} />
      <Link to="/inbox" className="button-link">
        {t.inbox.next}
      </Link>
    </section>
  )
}
