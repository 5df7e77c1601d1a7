import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { WordsField } from '../../case/act/act-fields.tsx'
import { CommandProblem } from '../../case/command-problem.tsx'
import { mayGive } from '../../case/may-give.ts'
import { useCommand } from '../../connection/use-command.ts'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }

function Confirm({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const give = useCommand(view.id)
  return (
    <>
      <Button
        type="primary"
        loading={give.isPending}
        onClick={() => give.mutate({ type: 'confirm-review', item: task.item })}
      >
        {t.taskActs.second.confirm}
      </Button>
      <CommandProblem caseId={view.id} error={give.error} />
    </>
  )
}

function SendBack({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const { sendBack, remark } = t.taskActs.second
  return (
    <ActButton<{ readonly remark: string }>
      caseId={view.id}
      title={sendBack}
      commandOf={values => ({ type: 'send-back-review', item: task.item, remark: values.remark })}
    >
      <WordsField name="remark" label={remark} missing={t.acts.missing} />
    </ActButton>
  )
}

/** 复核: what the first one found, confirmed by a second person or sent back. */
export function SecondReviewPanel({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.taskActs.second
  const may = {
    confirm: mayGive(view, 'confirm-review', task.item),
    sendBack: mayGive(view, 'send-back-review', task.item),
  }
  const concerns = task.law.secondReview && (task.stage === 'reviewed' || task.stage === 'forwarded')
  if (!concerns && !may.sendBack) return null
  return (
    <section className="decision" aria-label={words.title}>
      <h2>{words.title}</h2>
      {concerns ? <p>{task.confirmed ? words.confirmed : may.confirm ? words.lead : words.waiting}</p> : null}
      <div className="buttons">
        {may.confirm ? <Confirm view={view} task={task} /> : null}
        {may.sendBack ? <SendBack view={view} task={task} /> : null}
      </div>
    </section>
  )
}

/** 转报: the proposal to the head, and what was proposed. */
export function ForwardPanel({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.taskActs.forward
  const may = mayGive(view, 'forward-task', task.item)
  const { forwarded, stage } = task
  if (!may && (forwarded === null || forwarded.proposal === '')) return null
  return (
    <section className="decision" aria-label={words.title}>
      <h2>{words.title}</h2>
      {may ? (
        <div className="buttons">
          <ActButton<{ readonly proposal: string }>
            caseId={view.id}
            title={words.title}
            tone="primary"
            lead={words.lead}
            commandOf={({ proposal }) => ({ type: 'forward-task', item: task.item, proposal })}
          >
            <WordsField name="proposal" label={words.proposal} missing={t.acts.missing} rows={5} />
          </ActButton>
        </div>
      ) : null}
      {stage === 'forwarded' ? <p>{words.waiting}</p> : null}
      {forwarded === null || forwarded.proposal === '' ? null : (
        <>
          <h3>{t.taskActs.proposal(formatInstant(forwarded.at))}</h3>
          <p className="act-words">{forwarded.proposal}</p>
        </>
      )}
    </section>
  )
}
