import type { PlanOnWire } from '@yijianshi/contract/plan'
import type { CSSProperties } from 'react'
import { useSay, useTexts } from '../../texts/texts.tsx'

type TimelineStyle = CSSProperties & { readonly [name: `--${string}`]: number }

function styleOf(days: number, start: number, end: number): TimelineStyle {
  return { '--days': days, '--start': start, '--end': end }
}

/** Which authority works when. The list says it in words; the bars show the same to the eye. */
export function Timeline({ flow }: { flow: PlanOnWire['flow'] }) {
  const texts = useTexts()
  const say = useSay()
  const { plan } = texts
  const names = new Map(flow.tasks.map(task => [task.item, say(task.name)]))
  const days = Math.max(1, flow.workingDays)
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{plan.timeline}</h2>
      <p>{plan.timelineHint(flow.workingDays)}</p>
      <ol className="timeline">
        {flow.tasks.map(task => {
          const waits = task.dependsOn.map(item => names.get(item) ?? item)
          return (
            <li key={task.item} className="timeline-row">
              <span className="name">
                {say(task.name)}
                <span className="who">{say(task.authorityName)}</span>
              </span>
              <span
                className="timeline-track"
                aria-hidden="true"
                style={styleOf(days, task.startDay, Math.max(task.endDay, task.startDay + 1))}
              >
                <span className={task.critical ? 'timeline-bar critical' : 'timeline-bar'} />
              </span>
              <span className="when">
                {plan.taskDays(task.startDay + 1, Math.max(task.endDay, task.startDay + 1))}{' '}
                {task.critical && <span className="tag busy">{plan.critical}</span>}
                {waits.length > 0 && <span className="who">{plan.after1(texts.and(waits))}</span>}
              </span>
            </li>
          )
        })}
      </ol>
      <p className="soft">{plan.criticalHint}</p>
    </section>
  )
}
