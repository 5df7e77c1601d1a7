import type { CaseTimeline, TimelineBar, TimelineLimit } from '@yijianshi/contract/case-timeline'
import { useCallback, useEffect, useRef } from 'react'
import { dateText, instantDateText } from '../../elements/dates.ts'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { awaitedOf, movedDates, summedPauses, turnOf } from './timeline-facts.ts'
import './timeline.css'

function useTitle(): (bar: TimelineBar) => string {
  const { timeline: texts } = useTexts()
  const say = useSay()
  return ({ work, subject, item }) =>
    [
      texts.works[work],
      ...[subject, item?.name ?? null].flatMap(name => (name === null ? [] : say(name))),
    ].join(' · ')
}

/** Whose turn it is, and what the applicant has to do. */
function Turn({ timeline }: { timeline: CaseTimeline }) {
  const { and, timeline: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const title = useTitle()
  const others = turnOf(timeline)
  const awaited = awaitedOf(timeline)
  if (timeline.expectedEnd === null) return null
  return (
    <div className={awaited.length > 0 ? 'notice warn column' : 'notice column'}>
      {awaited.map(bar => (
        <p key={bar.id}>
          <strong>{texts.yourTurn(title(bar))}</strong>
          {bar.limit && ` ${texts.until(dateText(bar.limit.clock.due, language))}`}
        </p>
      ))}
      {others.length > 0 && <p>{texts.turnOf(and(others.map(({ name }) => say(name))))}</p>}
      {awaited.length === 0 && <p>{texts.nothingToDo}</p>}
    </div>
  )
}

type Limited = { bar: TimelineBar; limit: TimelineLimit }

/** How far the clock is, in one sentence or two. */
function Standing({ bar: { segments }, limit: { clock, unit } }: Limited) {
  const { timeline: texts } = useTexts()
  const language = useSpokenLanguage()
  const { state, used, allowed, left, overdueBy } = clock
  const ground = segments.at(-1)?.ground ?? null
  if (overdueBy > 0) {
    return (
      <p>
        {state === 'ended'
          ? texts.endedLate(allowed, overdueBy, unit)
          : texts.overdue(allowed, overdueBy, unit)}
      </p>
    )
  }
  if (state === 'ended') return <p>{texts.ended(used, allowed, unit)}</p>
  return (
    <>
      {state === 'stopped' && ground && <p>{texts.stopped[ground]}</p>}
      <p>{used === 0 ? texts.beginning(allowed, unit) : texts.running(used, left, allowed, unit)}</p>
      <p>{texts.due(dateText(clock.due, language), state === 'stopped')}</p>
      {clock.provisional && <p className="small soft">{texts.provisional}</p>}
    </>
  )
}

/** Which days do not count, and why the date is what it is. Closed until somebody asks. */
function Reasons({ bar, limit: { unit, clock, pauses, steps }, at }: Limited & { at: string }) {
  const { timeline: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { office, applicant, thirdParty } = clock.held
  const held = [
    ...(office > 0 ? [texts.office(office)] : []),
    ...(applicant > 0 ? [texts.applicant(applicant)] : []),
    ...(thirdParty > 0 ? [texts.thirdParty(thirdParty)] : []),
  ]
  const facts = [
    ...(unit === 'natural-days' ? [texts.naturalDays] : []),
    ...summedPauses(pauses, bar, at).map(({ why, days }) =>
      texts.pause(typeof why === 'string' ? texts.grounds[why] : say(why), days),
    ),
    ...movedDates(steps).map(({ why, from, to }) =>
      texts.moved(say(why), dateText(from, language), dateText(to, language)),
    ),
    ...(held.length > 0 ? [held.join(texts.between)] : []),
  ]
  if (facts.length === 0) return null
  return (
    <details>
      <summary>{texts.reasons}</summary>
      <ul>
        {facts.map(fact => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </details>
  )
}

function Bar({ bar, at }: { bar: TimelineBar; at: string }) {
  const { timeline: texts } = useTexts()
  const language = useSpokenLanguage()
  const title = useTitle()(bar)
  const { planned, actual, limit } = bar
  const since = actual && instantDateText(actual.from, language)
  const until = actual?.to && instantDateText(actual.to, language)
  return (
    <li>
      <p>
        <strong>{title}</strong>
      </p>
      {since === null ? (
        <p className="soft">
          {planned
            ? texts.ahead(dateText(planned.from, language), dateText(planned.to, language))
            : texts.notYet}
        </p>
      ) : (
        <p>
          {bar.work === 'decision' ? texts.handedOver(since) : texts.since(since)}
          {until && texts.done(until)}
        </p>
      )}
      {actual && limit && <Standing bar={bar} limit={limit} />}
      {actual && limit && <Reasons bar={bar} limit={limit} at={at} />}
    </li>
  )
}

function Lanes({ timeline }: { timeline: CaseTimeline }) {
  const { timeline: texts } = useTexts()
  const say = useSay()
  return (
    <ul className="lanes">
      {timeline.lanes
        .filter(({ bars }) => bars.length > 0)
        .map(lane => (
          <li key={`${lane.kind} ${lane.id}`}>
            <h3>{lane.kind === 'applicant' ? texts.you : say(lane.name)}</h3>
            <ol className="lane-works">
              {lane.bars.map(bar => (
                <Bar key={bar.id} bar={bar} at={timeline.at} />
              ))}
            </ol>
          </li>
        ))}
    </ul>
  )
}

/** Who has the case since when, what time is left, and why. `version` says when to look again. */
export function Timeline({ caseId, version }: { caseId: string; version: number }) {
  const texts = useTexts()
  const loaded = useLoaded(
    useCallback(() => call('getCaseTimeline', { params: { case: caseId }, query: {} }), [caseId]),
  )
  const { again } = loaded
  const seen = useRef(version)
  // What somebody has opened stays open while the newer timeline is fetched.
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    again()
  }, [version, again])
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{texts.timeline.heading}</h2>
      {loaded.status === 'ready' ? (
        <>
          <Turn timeline={loaded.value} />
          <p className="soft column">{texts.timeline.lead}</p>
          <Lanes timeline={loaded.value} />
        </>
      ) : (
        <NotThereYet loaded={loaded} />
      )}
    </section>
  )
}
