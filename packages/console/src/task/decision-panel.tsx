import type { CaseTask } from '@yijianshi/contract/case'
import { decisionWords } from '@yijianshi/core/catalogue/decision-form'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { ActButton } from '../case/act/act-button.tsx'
import { ReasonField } from '../case/act/act-fields.tsx'
import { CommandProblem } from '../case/command-problem.tsx'
import { useCommand } from '../connection/use-command.ts'
import { useTexts } from '../texts/texts.ts'
import { reasonsFromUnmet } from './findings.ts'

function RefuseForm({
  act,
  preset,
  pending,
  onRefuse,
  onCancel,
}: {
  /** What refusing is called here: 不予许可, 不予登记. */
  readonly act: string
  readonly preset: string
  readonly pending: boolean
  readonly onRefuse: (reasons: string) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useTexts()
  const [reasons, setReasons] = useState(preset)
  return (
    <div className="refuse">
      <label htmlFor="refusal-reasons">{t.decision.reasons(act)}</label>
      <Input.TextArea
        id="refusal-reasons"
        rows={3}
        maxLength={2000}
        value={reasons}
        onChange={event => setReasons(event.target.value)}
      />
      <p className="quiet">{t.decision.remedy}</p>
      <div className="buttons">
        <Button
          danger
          type="primary"
          disabled={reasons.trim() === ''}
          loading={pending}
          onClick={() => onRefuse(reasons.trim())}
        >
          {t.decision.confirmRefuse(act)}
        </Button>
        <Button onClick={onCancel} disabled={pending}>
          {t.frame.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Grant, or refuse with reasons (ALL §38). Granting stays closed while a point is not met. */
export function DecisionPanel({
  caseId,
  task,
  points,
}: {
  readonly caseId: string
  readonly task: CaseTask
  readonly points: readonly { readonly id: string; readonly text: string }[]
}): ReactElement {
  const { t, language } = useTexts()
  const words = decisionWords(task.decisionForm, language)
  const give = useCommand(caseId)
  const [refusing, setRefusing] = useState(false)
  const unmet = task.findings.some(finding => !finding.met)
  return (
    <section className="decision" aria-label={t.decision.title}>
      <h2>{t.decision.title}</h2>
      {unmet ? <p>{t.decision.unmet}</p> : null}
      <CommandProblem caseId={caseId} error={give.error} />
      {refusing ? (
        <RefuseForm
          act={words.refuse}
          preset={reasonsFromUnmet(points, task.findings)}
          pending={give.isPending}
          onCancel={() => setRefusing(false)}
          onRefuse={reasons =>
            give.mutate({ type: 'decide-task', item: task.item, outcome: 'refuse', reasons })
          }
        />
      ) : (
        <div className="buttons">
          <Button
            type="primary"
            disabled={unmet}
            loading={give.isPending}
            onClick={() => give.mutate({ type: 'decide-task', item: task.item, outcome: 'grant' })}
          >
            {words.grant}
          </Button>
          <Button danger disabled={give.isPending} onClick={() => setRefusing(true)}>
            {words.refuse}
          </Button>
          <ActButton<{ readonly reason: string }>
            caseId={caseId}
            title={t.taskActs.notNeeded}
            lead={t.taskActs.notNeededLead}
            commandOf={({ reason }) => ({
              type: 'decide-task',
              item: task.item,
              outcome: 'not-needed',
              reason,
            })}
          >
            <ReasonField />
          </ActButton>
        </div>
      )}
    </section>
  )
}

export function IssuePanel({
  caseId,
  task,
}: {
  readonly caseId: string
  readonly task: CaseTask
}): ReactElement {
  const { t } = useTexts()
  const give = useCommand(caseId)
  return (
    <section className="decision" aria-label={t.decision.issueTitle}>
      <h2>{t.decision.issueTitle}</h2>
      <p>{t.decision.issueLead}</p>
      <CommandProblem caseId={caseId} error={give.error} />
      <Button
        type="primary"
        loading={give.isPending}
        onClick={() => give.mutate({ type: 'issue-result', item: task.item })}
      >
        {t.decision.issue}
      </Button>
    </section>
  )
}
