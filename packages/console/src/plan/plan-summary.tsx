import type { Plan } from '@yijianshi/core/plan'
import type { ReactElement } from 'react'
import { yuanText } from '../form/money.ts'
import { useTexts } from '../texts/texts.ts'
import { omittedReason } from './omitted-reason.ts'
import { Why } from './why.tsx'

const measures = ['applications', 'materials', 'workingDays', 'visits', 'links'] as const

function BeforeAfter({ plan }: { readonly plan: Plan }): ReactElement {
  const { t } = useTexts()
  return (
    <table className="burden">
      <caption className="sr-only">{t.plan.beforeAfter}</caption>
      <thead>
        <tr>
          <td />
          {measures.map(measure => (
            <th key={measure} scope="col">
              {t.plan.measures[measure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t.plan.before}</th>
          {measures.map(measure => (
            <td key={measure}>{plan.before[measure]}</td>
          ))}
        </tr>
        <tr className="burden-after">
          <th scope="row">{t.plan.after}</th>
          {measures.map(measure => (
            <td key={measure}>{plan.after[measure]}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Checklist({
  plan,
  isExplained,
}: {
  readonly plan: Plan
  readonly isExplained: boolean
}): ReactElement {
  const { t, say } = useTexts()
  const itemName = (id: string) => {
    const item = plan.items.find(candidate => candidate.item === id)
    return item === undefined ? id : say(item.name)
  }
  return (
    <>
      <h3>{t.plan.bring(plan.checklist.length)}</h3>
      <ol className="plan-list">
        {plan.checklist.map(entry => (
          <li key={entry.material}>
            {say(entry.name)}
            <span className="quiet"> — {entry.neededBy.map(itemName).join(t.plan.separator)}</span>
            {isExplained ? (
              <Why of={plan} about={{ kind: 'material', id: entry.material }} name={say(entry.name)} />
            ) : null}
          </li>
        ))}
      </ol>
      {plan.omitted.length === 0 ? null : (
        <details>
          <summary>{t.plan.leftOut(plan.omitted.length)}</summary>
          <ul className="plan-list">
            {plan.omitted.map(entry => (
              <li key={`${entry.reason}/${entry.material}`}>
                {say(entry.name)}
                <span className="quiet"> — {omittedReason(entry, t, say)}</span>
                {isExplained ? (
                  <Why of={plan} about={{ kind: 'material', id: entry.material }} name={say(entry.name)} />
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/**
 * What the answers come to: situation, before and after, what to bring, who handles it. The server explains plans of
 * versions that it knows; that of a catalogue being edited has no explanation (`isExplained`).
 */
export function PlanSummary({
  plan,
  isExplained = true,
}: {
  readonly plan: Plan
  readonly isExplained?: boolean
}): ReactElement {
  const { t, say } = useTexts()
  return (
    <>
      <p className="situation">
        {[plan.region && say(plan.region.name), say(plan.situation.name)].filter(Boolean).join(' · ')}
      </p>
      {plan.variant?.note === undefined ? null : <p className="quiet">{say(plan.variant.note)}</p>}
      <BeforeAfter plan={plan} />
      <h3>{t.plan.items(plan.items.length)}</h3>
      <ol className="plan-list">
        {plan.flow.tasks.map(task => (
          <li key={task.item}>
            {say(task.name)} <span className="quiet">{say(task.authorityName)}</span>{' '}
            <span className="quiet">{t.plan.days(task.startDay, task.endDay)}</span>
            {isExplained ? (
              <Why of={plan} about={{ kind: 'task', id: task.item }} name={say(task.name)} />
            ) : null}
          </li>
        ))}
      </ol>
      {plan.fees.totalFen === 0 ? null : <p>{t.plan.fees(yuanText(plan.fees.totalFen))}</p>}
      <Checklist plan={plan} isExplained={isExplained} />
    </>
  )
}
