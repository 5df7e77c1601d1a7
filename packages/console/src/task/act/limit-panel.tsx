import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { DaysField, ReasonField } from '../../case/act/act-fields.tsx'
import { mayGive } from '../../case/may-give.ts'
import { useTexts } from '../../texts/texts.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }
type Days = { readonly days: number; readonly reason: string }

function Extend({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.limit
  return (
    <ActButton<Days>
      caseId={view.id}
      title={words.extend}
      lead={words.extendLead(task.law.extensionDays)}
      commandOf={values => ({ type: 'extend-task', item: task.item, ...values })}
    >
      <DaysField name="days" label={t.acts.days} most={task.law.extensionDays} />
      <ReasonField />
    </ActButton>
  )
}

function Shorten({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.limit
  return (
    <ActButton<Days>
      caseId={view.id}
      title={words.shorten}
      lead={words.shortenLead(task.promisedDays)}
      commandOf={values => ({ type: 'shorten-limit', item: task.item, ...values })}
    >
      <DaysField name="days" label={words.newDays} least={0} most={Math.max(0, task.promisedDays - 1)} />
      <ReasonField />
    </ActButton>
  )
}

/** The clock of the item: what it has used, whether it runs, whose the days were; and what the head may change. */
export function LimitPanel({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.taskActs.limit
  const { clock, extension } = task
  const may = {
    extend: mayGive(view, 'extend-task', task.item),
    shorten: mayGive(view, 'shorten-limit', task.item),
  }
  if (clock === null && !may.extend && !may.shorten) return null
  return (
    <section className="decision" aria-label={words.title}>
      <h2>{words.title}</h2>
      {clock === null ? null : (
        <>
          <p>
            <strong className={`act-clock-${clock.state}`}>{words.states[clock.state]}</strong> ·{' '}
            {words.used(clock.used, clock.allowed)} · {words.until(clock.due, clock.provisional)}
          </p>
          <p className="quiet">
            {words.held(clock.held.office, clock.held.applicant, clock.held.thirdParty)}
          </p>
        </>
      )}
      {extension === null || extension.reason === '' ? null : (
        <p>{words.extended(extension.days, extension.reason)}</p>
      )}
      {may.extend || may.shorten ? (
        <div className="buttons">
          {may.extend ? <Extend view={view} task={task} /> : null}
          {may.shorten ? <Shorten view={view} task={task} /> : null}
        </div>
      ) : null}
    </section>
  )
}
