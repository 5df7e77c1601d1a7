import type { CaseContents, CaseTask } from '@yijianshi/contract/case'
import { Button, Input, Radio } from 'antd'
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { linesOf } from '../case/act/lines.ts'
import { CommandProblem } from '../case/command-problem.tsx'
import { useCommand } from '../connection/use-command.ts'
import { useTexts } from '../texts/texts.ts'
import { type Findings, findingsFrom, findingsToSend, openPoints } from './findings.ts'

type Point = CaseContents['reviewPoints'][number]

function PointRow({
  text,
  finding,
  onChange,
}: {
  readonly text: string
  readonly finding: Findings[string] | undefined
  readonly onChange: (finding: Findings[string]) => void
}): ReactElement {
  const { t } = useTexts()
  const id = useId()
  const remark = finding?.remark ?? ''
  return (
    <li className="review-point">
      <div id={id} className="review-text">
        {text}
      </div>
      <Radio.Group
        aria-labelledby={id}
        optionType="button"
        buttonStyle="solid"
        value={finding?.met}
        onChange={event => onChange({ met: event.target.value === true, remark })}
        options={[
          { value: true, label: t.review.met },
          { value: false, label: t.review.unmet },
        ]}
      />
      {finding?.met === undefined ? null : (
        <Input.TextArea
          rows={1}
          maxLength={2000}
          value={remark}
          aria-label={t.review.remarkOf(text)}
          aria-required={!finding.met}
          placeholder={finding.met ? t.review.remark : t.review.remarkNeeded}
          onChange={event => onChange({ ...finding, remark: event.target.value })}
        />
      )}
    </li>
  )
}

/** Each review point: met or not, with a remark. Ctrl+Enter saves. */
export function ReviewForm({
  caseId,
  task,
  points,
}: {
  readonly caseId: string
  readonly task: CaseTask
  readonly points: readonly Point[]
}): ReactElement {
  const { t, say } = useTexts()
  const give = useCommand(caseId)
  const [findings, setFindings] = useState<Findings>(() => findingsFrom(task.findings))
  const officialsId = useId()
  const [officials, setOfficials] = useState(task.officials.join('\n'))
  const ids = points.map(point => point.id)
  const open = openPoints(ids, findings).length
  const save = () => {
    if (open > 0 || give.isPending) return
    const names = linesOf(officials)
    give.mutate({
      type: 'review-task',
      item: task.item,
      findings: findingsToSend(ids, findings),
      ...(names.length > 0 ? { officials: names } : {}),
    })
  }
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
  }
  const allMet = () =>
    setFindings(
      Object.fromEntries(ids.map(id => [id, { met: true, remark: findings[id]?.remark ?? '' }] as const)),
    )
  return (
    <form
      className="review"
      aria-label={t.review.title}
      onKeyDown={saveByKey}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <div className="review-head">
        <h2>{t.review.title}</h2>
        <Button onClick={allMet}>{t.review.allMet}</Button>
      </div>
      <ol className="review-points">
        {points.map(point => (
          <PointRow
            key={point.id}
            text={say(point.text)}
            finding={findings[point.id]}
            onChange={finding => setFindings({ ...findings, [point.id]: finding })}
          />
        ))}
      </ol>
      <div className="review-officials">
        <label htmlFor={officialsId}>{t.taskActs.reviewOfficials}</label>
        <Input.TextArea
          id={officialsId}
          rows={1}
          maxLength={500}
          value={officials}
          placeholder={t.acts.officialsHint}
          onChange={event => setOfficials(event.target.value)}
        />
      </div>
      <CommandProblem caseId={caseId} error={give.error} />
      <div className="review-foot">
        <Button type="primary" htmlType="submit" disabled={open > 0} loading={give.isPending}>
          {t.review.save}
        </Button>
        <span aria-live="polite" className="quiet">
          {open > 0 ? t.review.open(open) : t.review.shortcut}
        </span>
      </div>
    </form>
  )
}
