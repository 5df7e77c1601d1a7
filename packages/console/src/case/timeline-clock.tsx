import type { CaseTask } from '@yijianshi/contract/case'
import { explainedDayWords } from '@yijianshi/core/calendar'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { timelineDays } from './timeline-days.ts'
import './timeline-clock.css'

/** Each day of the limit as a cell that is filled where it counts; the table below says the same with the reason. */
function Days({ task }: { readonly task: CaseTask }): ReactElement | null {
  const { t, say } = useTexts()
  const { days: title, date, counts, why, counted, notCounted, today } = t.timeline
  const now = Date.now()
  const days = timelineDays(task, now)
  if (days === undefined || days.length === 0) return null
  const civilToday = formatDay(new Date(now).toISOString())
  return (
    <>
      <div className="timeline-cells" aria-hidden="true">
        {days.map(day => (
          <span
            key={day.date}
            className={`timeline-cell ${day.standing}${day.date < civilToday ? ' past' : ''}${day.date === civilToday ? ' today' : ''}`}
          />
        ))}
      </div>
      <details className="timeline-days">
        <summary>{title(days.length)}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{date}</th>
              <th scope="col">{counts}</th>
              <th scope="col">{why}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(day => (
              <tr key={day.date} className={day.count === null ? 'not-counted' : undefined}>
                <th scope="row">
                  {day.date}
                  {day.date === civilToday ? ` ${today}` : ''}
                </th>
                <td>{day.count === null ? notCounted : counted(day.count)}</td>
                <td>{say(explainedDayWords(day))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

/** Whose clock runs, what each side has held, and every day of the limit with the reason why it counts or not. */
export function TimelineClock({ task }: { readonly task: CaseTask }): ReactElement | null {
  const { t } = useTexts()
  const { clock } = task
  if (clock === null) return null
  const { states, used, held } = t.timeline
  const { office, applicant, thirdParty } = clock.held
  return (
    <div className="timeline-clock">
      <p>
        <strong>{states[clock.state]}</strong> {used(clock.used, clock.allowed, clock.overdueBy)}
        <span className="quiet"> {held(office, applicant, thirdParty)}</span>
      </p>
      <Days task={task} />
    </div>
  )
}
