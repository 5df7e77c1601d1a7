/** What window and centre may do with one item of a case: answer, pass on, take objections. */
import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { mayGive } from '../may-give.ts'
import { ActButton } from './act-button.tsx'
import { AuthorityField, ReasonField, WordsField } from './act-fields.tsx'
import { handOverProblem } from './hand-over-problem.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }
type Moved = { readonly authority: string; readonly reason: string }

function Resend({ view, task }: Place): ReactElement {
  const { t, say } = useTexts()
  const { title, lead, explanation, submit } = t.window.resend
  return (
    <ActButton<{ readonly explanation: string }>
      caseId={view.id}
      title={title}
      about={say(task.name)}
      tone="primary"
      lead={lead(task.returned?.reason ?? '')}
      submit={submit}
      commandOf={values => ({ type: 'resend-task', item: task.item, explanation: values.explanation })}
    >
      <WordsField name="explanation" label={explanation} missing={t.acts.missing} />
    </ActButton>
  )
}

function Objection({ view, task, procedure }: Place & { readonly procedure: string }): ReactElement {
  const { t, say } = useTexts()
  const { title, lead, text } = t.window.objection
  return (
    <ActButton<{ readonly text: string }>
      caseId={view.id}
      title={title}
      about={say(task.name)}
      lead={lead}
      commandOf={values => ({ type: 'raise-objection', item: task.item, procedure, text: values.text })}
    >
      <WordsField name="text" label={text} missing={t.acts.missing} />
    </ActButton>
  )
}

function Pass({ view, task, command }: Place & { readonly command: 'transfer-task' | 'add-authority' }) {
  const { t, say } = useTexts()
  const { title, lead } = command === 'transfer-task' ? t.window.transfer : t.window.addAuthority
  return (
    <ActButton<Moved>
      caseId={view.id}
      title={title}
      about={say(task.name)}
      lead={lead}
      commandOf={values => ({ type: command, item: task.item, ...values })}
    >
      <AuthorityField name="authority" label={t.acts.authority} except={[task.authority]} />
      <ReasonField />
    </ActButton>
  )
}

function RetryHandOver({ view, task }: Place): ReactElement {
  const { t, say } = useTexts()
  const { title, lead, submit } = t.window.retry
  return (
    <ActButton
      caseId={view.id}
      title={title}
      about={say(task.name)}
      tone="primary"
      lead={lead(task.handOver?.attempts ?? 0, handOverProblem(task.handOver?.problem ?? '', t))}
      submit={submit}
      commandOf={() => ({ type: 'retry-hand-over', item: task.item })}
    />
  )
}

export function RoutingActs({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const of = { view, task }
  const may = {
    resend: mayGive(view, 'resend-task', task.item),
    retry: mayGive(view, 'retry-hand-over', task.item),
    transfer: mayGive(view, 'transfer-task', task.item),
    add: mayGive(view, 'add-authority', task.item),
  }
  const published = view.mayDo.flatMap(({ command, item, subject }) =>
    command === 'raise-objection' && item === task.item && subject !== undefined ? [subject] : [],
  )
  if (!Object.values(may).some(Boolean) && published.length === 0) return null
  const { handOver } = task
  return (
    <>
      {may.retry && handOver !== null ? (
        <p className="missing">
          {t.taskActs.handOverFailed(handOver.attempts, handOverProblem(handOver.problem ?? '', t))}
        </p>
      ) : null}
      <div className="buttons">
        {may.resend ? <Resend {...of} /> : null}
        {may.retry ? <RetryHandOver {...of} /> : null}
        {published.map(procedure => (
          <Objection key={procedure} {...of} procedure={procedure} />
        ))}
        {may.transfer ? <Pass {...of} command="transfer-task" /> : null}
        {may.add ? <Pass {...of} command="add-authority" /> : null}
      </div>
    </>
  )
}
