import type { TimelineBar, TimelineLane, TimelineSegment } from '@yijianshi/contract/case-timeline'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { barStanding, barTitle } from './bar-words.ts'
import { LimitDetails } from './limit-details.tsx'

/** Of the entry in the document, where an id has no spaces: the picture leads to it. */
export function entryIdOf(bar: string): string {
  return `timeline-${bar.replaceAll(' ', '_')}`
}

function Spans({ bar: { planned, actual } }: { readonly bar: TimelineBar }): ReactElement {
  const { t } = useTexts()
  const words = t.timeline
  const parts = [
    planned === null ? words.unplanned : words.planned(planned.from, planned.to),
    ...(actual === null
      ? []
      : actual.to === null
        ? [words.actualSince(formatInstant(actual.from))]
        : [words.actual(formatInstant(actual.from), formatInstant(actual.to))]),
  ]
  return <p>{parts.join(' · ')}</p>
}

function Segments({ segments }: { readonly segments: readonly TimelineSegment[] }): ReactElement | null {
  const { t } = useTexts()
  const words = t.timeline
  if (segments.length === 0) return null
  const spanOf = ({ from, to }: TimelineSegment) =>
    to === null
      ? words.segmentSince(formatInstant(from))
      : words.segment(formatInstant(from), formatInstant(to))
  return (
    <>
      <h5>{words.segments}</h5>
      <ol className="timeline-facts">
        {segments.map(segment => (
          <li key={`${segment.from} ${segment.holder}`}>
            <span className="legend-sign" aria-hidden="true">
              <span className={`lane-segment held-${segment.holder}`} />
            </span>
            <span>
              {spanOf(segment)} · {words.holders[segment.holder]}
              {segment.ground === null ? '' : ` · ${words.grounds[segment.ground]}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Entry({ bar, today }: { readonly bar: TimelineBar; readonly today: string }): ReactElement {
  const speech = useTexts()
  const words = speech.t.timeline
  const [isOpen, setOpen] = useState(false)
  const { limit } = bar
  const isLate = limit !== null && limit.clock.overdueBy > 0
  const standing = barStanding(bar, speech)
  const told =
    limit === null || isLate || limit.clock.state === 'ended'
      ? []
      : [words.used(limit.clock.used, limit.clock.allowed, limit.unit, 0), words.until(limit.clock.due)]
  return (
    <li>
      <details
        id={entryIdOf(bar.id)}
        className="timeline-entry"
        onToggle={event => setOpen(event.currentTarget.open)}
      >
        <summary>
          <strong>{barTitle(bar, speech)}</strong>{' '}
          <span className={isLate ? 'tag tag-late' : 'tag'}>{standing}</span>{' '}
          <span className="quiet">{told.join(' · ')}</span>
        </summary>
        {isOpen ? (
          <div className="timeline-body">
            <Spans bar={bar} />
            <Segments segments={bar.segments} />
            {limit === null ? null : <LimitDetails limit={limit} today={today} />}
          </div>
        ) : null}
      </details>
    </li>
  )
}

/** The picture in words, lane by lane: for whoever does not see it, and for whoever wants to know why. */
export function LaneDetails({
  lanes,
  today,
}: {
  readonly lanes: readonly TimelineLane[]
  readonly today: string
}): ReactElement {
  const { say } = useTexts()
  return (
    <ul className="timeline-lanes">
      {lanes
        .filter(({ bars }) => bars.length > 0)
        .map(lane => (
          <li key={`${lane.kind} ${lane.id}`}>
            <h4>{say(lane.name)}</h4>
            <ul>
              {lane.bars.map(bar => (
                <Entry key={bar.id} bar={bar} today={today} />
              ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}
