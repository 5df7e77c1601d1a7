import type { TimelineBar, TimelineDay } from '@yijianshi/contract/case-timeline'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'

type Limit = NonNullable<TimelineBar['limit']>

function DayTable({
  days,
  today,
}: {
  readonly days: readonly TimelineDay[]
  readonly today: string
}): ReactElement {
  const { t, say } = useTexts()
  const { date, counts, why, counted, notCounted, dayToday } = t.timeline
  return (
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
              {day.date === today ? ` ${dayToday}` : ''}
            </th>
            <td>{day.count === null ? notCounted : counted(day.count)}</td>
            <td>{say(day.why)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Each day of the limit as a cell, filled where it counts; the table below says the same with the reason. */
function Days({
  days,
  today,
}: {
  readonly days: readonly TimelineDay[]
  readonly today: string
}): ReactElement | null {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  if (days.length === 0) return null
  const classOf = ({ date, standing }: TimelineDay) =>
    ['timeline-cell', standing, date < today ? 'past' : '', date === today ? 'today' : ''].join(' ')
  return (
    <>
      <div className="timeline-cells" aria-hidden="true">
        {days.map(day => (
          <span key={day.date} className={classOf(day)} />
        ))}
      </div>
      <details className="timeline-days" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t.timeline.days(days.length)}</summary>
        {isOpen ? <DayTable days={days} today={today} /> : null}
      </details>
    </>
  )
}

/** The budget of a limit: what is used and left, who held the time, which rule moved the date, which days do not count. */
export function LimitDetails({
  limit,
  today,
}: {
  readonly limit: Limit
  readonly today: string
}): ReactElement {
  const { t, say } = useTexts()
  const words = t.timeline
  const { clock, unit, statutoryDue, steps, pauses, days } = limit
  const { office, applicant, thirdParty } = clock.held
  return (
    <>
      <h5>{words.clock}</h5>
      <p>
        <strong>{words.states[clock.state]}</strong>{' '}
        {[
          words.used(clock.used, clock.allowed, unit, clock.overdueBy),
          ...(clock.overdueBy > 0 || clock.state === 'ended' ? [] : [words.left(clock.left, unit)]),
          words.due(clock.due, clock.provisional, clock.state === 'stopped'),
          ...(statutoryDue === null ? [] : [words.statutory(statutoryDue)]),
        ].join(' · ')}
      </p>
      <p className="quiet">{words.held(office, applicant, thirdParty)}</p>
      {steps.length < 2 ? null : (
        <>
          <h5>{words.steps}</h5>
          <ol className="timeline-facts">
            {steps.map(({ why, due }) => (
              <li key={`${why.zh} ${due}`}>{words.step(say(why), due)}</li>
            ))}
          </ol>
        </>
      )}
      {pauses.length === 0 ? null : (
        <>
          <h5>{words.pauses}</h5>
          <ul className="timeline-facts">
            {pauses.map(({ from, to, days: count, why }) => (
              <li key={from}>{words.pause(say(why), count, from, to)}</li>
            ))}
          </ul>
        </>
      )}
      <Days days={days} today={today} />
    </>
  )
}
