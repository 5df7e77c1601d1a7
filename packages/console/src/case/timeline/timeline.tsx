import { useQuery } from '@tanstack/react-query'
import type { CaseTimeline } from '@yijianshi/contract/case-timeline'
import type { ReactElement } from 'react'
import { timelineQuery } from '../../connection/queries.ts'
import { Loaded } from '../../frame/loaded.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatDay } from '../../time/format.ts'
import { entryIdOf, LaneDetails } from './bar-details.tsx'
import { TimelineLegend, TimelinePicture } from './picture.tsx'
import './timeline.css'

function showEntry(bar: string): void {
  const entry = document.getElementById(entryIdOf(bar))
  if (!(entry instanceof HTMLDetailsElement)) return
  entry.open = true
  entry.querySelector('summary')?.focus()
  entry.scrollIntoView({ block: 'center' })
}

/** Whose turn it is, and when everything will be done. */
function Outlook({ timeline }: { readonly timeline: CaseTimeline }): ReactElement {
  const { t, say } = useTexts()
  const { waitsFor, lanes, expectedEnd } = timeline
  const names = lanes.filter(({ id }) => waitsFor.includes(id)).map(({ name }) => say(name))
  const parts = [
    ...(names.length === 0 ? [] : [t.timeline.waitsFor(names)]),
    ...(expectedEnd === null ? [] : [t.timeline.expected(expectedEnd.date, expectedEnd.provisional)]),
  ]
  return (
    <>
      {parts.map(part => (
        <p key={part}>{part}</p>
      ))}
    </>
  )
}

function Shown({
  timeline,
  isNow,
}: {
  readonly timeline: CaseTimeline
  readonly isNow: boolean
}): ReactElement {
  const { t } = useTexts()
  const today = formatDay(timeline.at)
  return (
    <>
      <Outlook timeline={timeline} />
      <p className="quiet">{t.timeline.lead}</p>
      <TimelinePicture timeline={timeline} now={isNow ? t.timeline.today : today} onShow={showEntry} />
      <TimelineLegend />
      <h3>{t.timeline.details}</h3>
      <LaneDetails lanes={timeline.lanes} today={today} />
    </>
  )
}

/** Planned against actual, lane by lane, and how each day counts. `at`: as the case stood after that event. */
export function CaseTimelineSection({
  caseId,
  at,
}: {
  readonly caseId: string
  readonly at: number | undefined
}): ReactElement {
  const { t } = useTexts()
  const timeline = useQuery(timelineQuery(caseId, at))
  return (
    <section className="case-timeline" aria-labelledby="case-timeline-title">
      <h2 id="case-timeline-title">{t.timeline.title}</h2>
      <Loaded query={timeline}>{data => <Shown timeline={data} isNow={at === undefined} />}</Loaded>
    </section>
  )
}
