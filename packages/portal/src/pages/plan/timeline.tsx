import type { PlanOnWire } from '@yijianshi/contract/plan'
import type { CSSProperties } from 'react'
import { type Planned, Why } from '../../elements/why.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'

type TimelineStyle = CSSProperties & { readonly [name: `--${string}`]: number }

function styleOf(days: number, start: number, end: number): TimelineStyle {
  return { '--days': days, '--start': start, '--end': end }
}

/** From the beginning of `start` to its end; what is done on the spot stands on the day on which it can be. */
function spanOf({ startDay, endDay }: PlanOnWire['flow']['tasks'][number]) {
  const onTheSpot = endDay === startDay
  return { start: onTheSpot ? Math.max(0, startDay - 1) : startDay, end: Math.max(1, endDay), onTheSpot }
}

/** Which authority works when. The list says it in words; the bars show the same to the eye. */
export function Timeline({ plan: { flow }, of }: { plan: PlanOnWire; of: Planned }) {
  const texts = useTexts()
  const say = useSay()
  const { plan } = texts
  const names = new Map(flow.tasks.map(task => [task.item, say(task.name)]))
  const days = Math.max(1, flow.workingDays)
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{plan.timeline}</h2>
      <p>{plan.timelineHint(flow.workingDays)}</p>
      <Why of={of} about={{ kind: 'day', id: String(flow.workingDays) }} name={plan.workingDaysWhy} />
      <ol className="timeline">
        {flow.tasks.map(task => {
          const { start, end, onTheSpot } = spanOf(task)
          const waits = task.dependsOn.map(item => names.get(item) ?? item)
          return (
            <li key={task.item} className="timeline-row">
              <span className="name">
                {say(task.name)}
                <span className="who">{say(task.authorityName)}</span>
              </span>
              <span className="timeline-track" aria-hidden="true" style={styleOf(days, start, end)}>
                <span className={task.critical ? 'timeline-bar critical' : 'timeline-bar'} />
              </span>
              <span className="when">
                {onTheSpot ? plan.onTheSpot(end) : plan.taskDays(start + 1, end)}{' '}
                {task.critical && !onTheSpot && <span className="tag busy">{plan.critical}</span>}
                {waits.length > 0 && <span className="who">{plan.after1(texts.and(waits))}</span>}
              </span>
              <div className="why-row">
                <Why of={of} about={{ kind: 'task', id: task.item }} name={say(task.name)} />
              </div>
            </li>
          )
        })}
      </ol>
      <p className="soft">{plan.criticalHint}</p>
    </section>
  )
}
