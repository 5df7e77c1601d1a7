import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import {
  AuthorityField,
  ChoiceField,
  DaysField,
  OpinionFields,
  WordsField,
} from '../../case/act/act-fields.tsx'
import { OpinionList } from '../../case/act/opinion-list.tsx'
import { mayGive } from '../../case/may-give.ts'
import { useTexts } from '../../texts/texts.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }
type Request = CaseTask['opinionRequests'][number]
type Opinion = Request['opinions'][number]['opinion']
type Asking = {
  readonly authorities: string[]
  readonly question: string
  readonly days: number
  readonly silence: 'agreement' | 'nothing'
}

/** Working days; longer ones the rules refuse. */
const mostDays = 15
const usualDays = 3

/** Who must be asked before the decision and has not been. */
function unaskedOf(task: CaseTask): { readonly id: string; readonly name: CaseTask['name'] }[] {
  const asked = new Set(
    task.opinionRequests.flatMap(({ waitsFor, opinions }) => [
      ...waitsFor.map(({ id }) => id),
      ...opinions.map(({ authority }) => authority.id),
    ]),
  )
  return [...task.law.joint, ...task.addedAuthorities].filter(({ id }) => !asked.has(id))
}

function Ask({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.opinion
  return (
    <ActButton<Asking>
      caseId={view.id}
      title={words.ask}
      initial={{ authorities: unaskedOf(task).map(({ id }) => id), days: usualDays, silence: 'nothing' }}
      commandOf={values => ({ type: 'request-opinion', item: task.item, ...values })}
    >
      <AuthorityField several name="authorities" label={t.acts.authorities} except={[task.authority]} />
      <WordsField name="question" label={words.question} missing={t.acts.missing} />
      <DaysField name="days" label={t.acts.days} most={mostDays} extra={t.acts.units['working-days']} />
      <ChoiceField
        name="silence"
        label={words.silence}
        missing={t.acts.missing}
        options={(['nothing', 'agreement'] as const).map(value => ({ value, label: words.silences[value] }))}
      />
    </ActButton>
  )
}

function Give({ view, task, request }: Place & { readonly request: Request }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.opinion
  return (
    <ActButton<{ readonly opinion: Opinion; readonly text?: string }>
      caseId={view.id}
      title={words.give}
      tone="primary"
      lead={words.giveLead(request.question)}
      commandOf={({ opinion, text = '' }) => ({
        type: 'give-opinion',
        item: task.item,
        request: request.id,
        opinion,
        text,
      })}
    >
      <OpinionFields />
    </ActButton>
  )
}

function Asked({ view, task, request }: Place & { readonly request: Request }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.opinion
  const mayAnswer = view.mayDo.some(
    ({ command, subject }) => command === 'give-opinion' && subject === request.id,
  )
  return (
    <li className="act-entry">
      {request.question === '' ? null : <p className="act-words">{words.asked(request.question)}</p>}
      <p className="quiet">{t.frame.pair(words.silence, words.silences[request.silence])}</p>
      <OpinionList
        opinions={request.opinions}
        waitsFor={request.waitsFor}
        waiting={words.waits(request.due)}
      />
      {mayAnswer ? <Give view={view} task={task} request={request} /> : null}
    </li>
  )
}

/** 征求意见和会签: who must be asked, who was, and what they say. */
export function OpinionsPanel({ view, task }: Place): ReactElement | null {
  const { t, say } = useTexts()
  const words = t.taskActs.opinion
  const mayAsk = mayGive(view, 'request-opinion', task.item)
  const unasked = unaskedOf(task)
  if (!mayAsk && task.opinionRequests.length === 0) return null
  return (
    <section className="decision" aria-label={words.title}>
      <h2>{words.title}</h2>
      {unasked.length === 0 ? null : (
        <p className="missing">{words.mustAsk(unasked.map(({ name }) => say(name)).join(t.acts.listMark))}</p>
      )}
      {task.opinionRequests.length === 0 ? null : (
        <ul className="act-entries">
          {task.opinionRequests.map(request => (
            <Asked key={request.id} view={view} task={task} request={request} />
          ))}
        </ul>
      )}
      {mayAsk ? (
        <div className="buttons">
          <Ask view={view} task={task} />
        </div>
      ) : null}
    </section>
  )
}
