import type { CaseTask, CaseView, ProcedureOnWire } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { DaysField, OfficialsField, WordsField } from '../../case/act/act-fields.tsx'
import { linesOf } from '../../case/act/lines.ts'
import { mayGive } from '../../case/may-give.ts'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { ObjectionList } from './objection-list.tsx'

type Place = { readonly view: CaseView; readonly task: CaseTask }
type Declared = CaseTask['law']['procedures'][number]

const onSite: ReadonlySet<ProcedureOnWire['kind']> = new Set(['site-inspection', 'inspection'])

function Begin({ view, task, declared }: Place & { readonly declared: Declared }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.procedure
  const { kind, limitDays, unit, suspends } = declared
  return (
    <ActButton<{ readonly days: number; readonly notice: string }>
      caseId={view.id}
      title={words.begin(t.acts.procedures[kind])}
      lead={`${words.lead(limitDays, t.acts.units[unit])}${suspends ? words.suspends : words.runs}`}
      initial={{ days: limitDays }}
      commandOf={values => ({ type: 'begin-procedure', item: task.item, kind, ...values })}
    >
      <DaysField name="days" label={words.days} most={limitDays} extra={t.acts.units[unit]} />
      <WordsField name="notice" label={words.notice} missing={words.noticeMissing} />
    </ActButton>
  )
}

function End({ view, task, procedure }: Place & { readonly procedure: ProcedureOnWire }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.procedure
  const { id, kind } = procedure
  return (
    <ActButton<{ readonly conclusion: string; readonly officials?: string }>
      caseId={view.id}
      title={words.end(t.acts.procedures[kind])}
      commandOf={({ conclusion, officials }) => ({
        type: 'end-procedure',
        item: task.item,
        procedure: id,
        conclusion,
        ...(linesOf(officials).length > 0 ? { officials: linesOf(officials) } : {}),
      })}
    >
      <WordsField name="conclusion" label={words.conclusion} missing={words.conclusionMissing} />
      {onSite.has(kind) ? <OfficialsField label={t.acts.officials} missing={t.acts.missing} /> : null}
    </ActButton>
  )
}

function Procedure({ view, task, procedure }: Place & { readonly procedure: ProcedureOnWire }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.procedure
  const { id, kind, suspends, days, unit, notice, due, endedAt, outcome, conclusion, officials } = procedure
  const mayEnd = view.mayDo.some(({ command, subject }) => command === 'end-procedure' && subject === id)
  return (
    <li className="act-entry">
      <strong>{t.acts.procedures[kind]}</strong> {days} {t.acts.units[unit]}
      {endedAt === null ? (
        <p>
          {words.running(due)}
          {suspends ? <strong className="act-stopped"> {words.stopsClock}</strong> : null}
        </p>
      ) : (
        <p>
          {words.ended(formatInstant(endedAt))}
          {outcome === 'time-over' ? ` · ${words.timeOver}` : ''}
        </p>
      )}
      <p className="act-words quiet">{notice}</p>
      {conclusion === null ? null : <p className="act-words">{conclusion}</p>}
      {officials.length === 0 ? null : (
        <p>{t.frame.pair(t.acts.officials, officials.join(t.acts.listMark))}</p>
      )}
      <ObjectionList view={view} task={task} objections={procedure.objections} />
      {mayEnd ? <End view={view} task={task} procedure={procedure} /> : null}
    </li>
  )
}

/** 特别程序: those that the item declares, with their longest time and what the applicant was told. */
export function ProceduresPanel({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const beginnable = task.law.procedures.filter(({ kind }) =>
    view.mayDo.some(
      ({ command, item, subject }) => command === 'begin-procedure' && item === task.item && subject === kind,
    ),
  )
  if (task.procedures.length === 0 && !mayGive(view, 'begin-procedure', task.item)) return null
  return (
    <section className="decision" aria-label={t.taskActs.procedure.title}>
      <h2>{t.taskActs.procedure.title}</h2>
      {task.procedures.length === 0 ? null : (
        <ul className="act-entries">
          {task.procedures.map(procedure => (
            <Procedure key={procedure.id} view={view} task={task} procedure={procedure} />
          ))}
        </ul>
      )}
      <div className="buttons">
        {beginnable.map(declared => (
          <Begin key={declared.kind} view={view} task={task} declared={declared} />
        ))}
      </div>
    </section>
  )
}
