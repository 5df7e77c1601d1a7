import type { CaseTimeline, TimelineLane } from '@yijianshi/contract/case-timeline'
import {
  type CSSProperties,
  type ReactElement,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTexts } from '../../texts/texts.ts'
import {
  type Axis,
  axisOf,
  daysSpan,
  instantPlace,
  isTickFree,
  leastPixels,
  type Span,
  ticksOf,
} from './axis.ts'
import { barStanding, barTitle } from './bar-words.ts'
import { drawBar, layLane, type PlacedBar } from './drawn-bar.ts'

type Placed = CSSProperties & { readonly [name: `--${string}`]: number | string }

/** As shares of what it lies in. */
function placeIn(outer: Span, { start, end }: Span): Placed {
  const length = Math.max(outer.end - outer.start, Number.EPSILON)
  return { '--start': (start - outer.start) / length, '--length': (end - start) / length }
}

const wholeOf = ({ days }: Axis): Span => ({ start: 0, end: days })

function Bar({
  axis,
  placed,
  onShow,
}: {
  readonly axis: Axis
  readonly placed: PlacedBar
  readonly onShow: (bar: string) => void
}): ReactElement {
  const speech = useTexts()
  const { bar, box, label, planned, segments, isOpen, due, left, late } = placed
  return (
    <button
      type="button"
      className="lane-bar"
      style={placeIn(wholeOf(axis), box)}
      onClick={() => onShow(bar.id)}
    >
      <span className={late === undefined ? 'lane-label' : 'lane-label late'}>
        {label}
        {late === undefined ? <span className="sr-only"> {barStanding(bar, speech)}</span> : null}
      </span>
      <span className="lane-band" aria-hidden="true">
        {planned === undefined ? null : <span className="lane-planned" style={placeIn(box, planned)} />}
        {segments.map((segment, index) => (
          <span
            key={`${segment.start} ${segment.holder}`}
            className={`lane-segment held-${segment.holder}${isOpen && index === segments.length - 1 ? ' open' : ''}`}
            style={placeIn(box, segment)}
          />
        ))}
        {left === undefined ? null : <span className="lane-left" style={placeIn(box, left)} />}
        {late === undefined ? null : <span className="lane-late" style={placeIn(box, late)} />}
        {due === undefined ? null : (
          <span className="lane-due" style={placeIn(box, { start: due, end: due })} />
        )}
      </span>
    </button>
  )
}

function Lane({
  axis,
  lane,
  at,
  onShow,
}: {
  readonly axis: Axis
  readonly lane: TimelineLane
  readonly at: string
  readonly onShow: (bar: string) => void
}): ReactElement | null {
  const speech = useTexts()
  const bars = lane.bars.flatMap(bar => {
    const drawn = drawBar(axis, bar, at)
    if (drawn === undefined) return []
    const title = barTitle(bar, speech)
    const { late, laterDue } = drawn
    const more = [
      ...(late === undefined ? [] : [barStanding(bar, speech)]),
      ...(laterDue === undefined ? [] : [speech.t.timeline.until(laterDue)]),
    ]
    return [{ drawn, label: [title, ...more].join(' · ') }]
  })
  if (bars.length === 0) return null
  const lines = layLane(axis, bars)
  return (
    <li className="lane">
      <p className="lane-name">{speech.say(lane.name)}</p>
      <div className="lane-lines">
        {lines.map(line => (
          <div key={line[0]?.bar.id} className="lane-line">
            {line.map(placed => (
              <Bar key={placed.bar.id} axis={axis} placed={placed} onShow={onShow} />
            ))}
          </div>
        ))}
      </div>
    </li>
  )
}

/** Days off behind the lanes, the dates above them, and the line of the moment shown. */
function Ground({
  axis,
  timeline,
  now,
  place,
}: {
  readonly axis: Axis
  readonly timeline: CaseTimeline
  readonly now: string
  readonly place: RefObject<HTMLDivElement | null>
}): ReactElement {
  const { t } = useTexts()
  const whole = wholeOf(axis)
  const today = instantPlace(axis, timeline.at)
  const isBefore = today > axis.days / 2
  const dates = ticksOf(axis).filter(tick => isTickFree(axis, tick, today, isBefore))
  return (
    <div ref={place} className="lanes-ground" aria-hidden="true">
      {timeline.restDays.map(({ from, to }) => (
        <span key={from} className="lanes-rest" style={placeIn(whole, daysSpan(axis, from, to))} />
      ))}
      {dates.map(({ date, day }) => (
        <span key={date} className="lanes-tick" style={placeIn(whole, { start: day, end: day })}>
          {t.timeline.tick(Number(date.slice(5, 7)), Number(date.slice(8, 10)))}
        </span>
      ))}
      <span
        className={isBefore ? 'lanes-now before' : 'lanes-now'}
        style={placeIn(whole, { start: today, end: today })}
      >
        <span>{now}</span>
      </span>
    </div>
  )
}

/**
 * How much room the lanes have, and whether there is more than can be seen at once. Shows the moment of the picture
 * first, which stands at that share of its width; then it stays where the reader moves it.
 */
function useRoom(share: number) {
  const box = useRef<HTMLElement>(null)
  const ground = useRef<HTMLDivElement>(null)
  const wasShown = useRef(false)
  const [room, setRoom] = useState({ pixels: 0, scrolls: false })
  useLayoutEffect(() => {
    const [around, lanes] = [box.current, ground.current]
    if (around === null || lanes === null) return
    const look = () => {
      const seen = { pixels: lanes.clientWidth, scrolls: around.scrollWidth > around.clientWidth }
      setRoom(known => (known.pixels === seen.pixels && known.scrolls === seen.scrolls ? known : seen))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(around)
    observer.observe(lanes)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const [around, lanes] = [box.current, ground.current]
    if (wasShown.current || around === null || lanes === null) return
    wasShown.current = true
    around.scrollLeft = lanes.offsetLeft + lanes.clientWidth * share - around.clientWidth / 2
  }, [share])
  return { box, ground, room }
}

/** One lane for each who owes something. `now`: what stands at the line of the moment. */
export function TimelinePicture({
  timeline,
  now,
  onShow,
}: {
  readonly timeline: CaseTimeline
  readonly now: string
  readonly onShow: (bar: string) => void
}): ReactElement {
  const { t } = useTexts()
  const narrow = axisOf(timeline, 0)
  const { box, ground, room } = useRoom(instantPlace(narrow, timeline.at) / narrow.days)
  const axis = axisOf(timeline, room.pixels)
  const sheet: Placed = { '--picture': `${leastPixels(axis.days)}px` }
  return (
    <section
      ref={box}
      className="lanes-scroll"
      aria-label={t.timeline.scroll}
      tabIndex={room.scrolls ? 0 : -1}
    >
      <div className="lanes-sheet" style={sheet}>
        <Ground axis={axis} timeline={timeline} now={now} place={ground} />
        <div className="lanes-corner" />
        <ol className="lanes">
          {timeline.lanes.map(lane => (
            <Lane key={`${lane.kind} ${lane.id}`} axis={axis} lane={lane} at={timeline.at} onShow={onShow} />
          ))}
        </ol>
      </div>
    </section>
  )
}

const legendSigns = [
  ['planned', 'lane-planned'],
  ['office', 'lane-segment held-office'],
  ['applicant', 'lane-segment held-applicant'],
  ['third-party', 'lane-segment held-third-party'],
  ['open', 'lane-segment held-office open'],
  ['due', 'lane-due'],
  ['late', 'lane-late'],
  ['rest', 'lanes-rest'],
] as const

export function TimelineLegend(): ReactElement {
  const { legend } = useTexts().t.timeline
  return (
    <ul className="lanes-legend" aria-label={legend.title}>
      {legendSigns.map(([key, sign]) => (
        <li key={key}>
          <span className="legend-sign" aria-hidden="true">
            <span className={sign} />
          </span>
          {legend[key]}
        </li>
      ))}
    </ul>
  )
}
