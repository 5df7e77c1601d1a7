import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import { dateText } from '../../elements/dates.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

type Clock = NonNullable<CaseTask['clock']>

/** How far the clock is, in one sentence. */
function Standing({ clock }: { clock: Clock }) {
  const { timeline: texts } = useTexts()
  const language = useSpokenLanguage()
  const due = dateText(clock.due, language)
  if (clock.state === 'ended') return <p>{texts.ended(clock.used, clock.allowed)}</p>
  if (clock.overdueBy > 0) return <p>{texts.overdue(clock.allowed, clock.overdueBy)}</p>
  return (
    <>
      {clock.state === 'stopped' && <p>{texts.stopped}</p>}
      <p>{clock.used === 0 ? texts.beginning(clock.allowed) : texts.running(clock.used, clock.left)}</p>
      <p>{texts.due(due, clock.state === 'stopped')}</p>
      {clock.provisional && <p className="small soft">{texts.provisional}</p>}
    </>
  )
}

/** The time of the office, of the applicant and of special procedures, apart. */
function Held({ held }: { held: Clock['held'] }) {
  const { timeline: texts } = useTexts()
  const parts = [
    texts.office(held.office),
    ...(held.applicant > 0 ? [texts.applicant(held.applicant)] : []),
    ...(held.thirdParty > 0 ? [texts.thirdParty(held.thirdParty)] : []),
  ]
  return <p className="small soft">{parts.join(texts.between)}</p>
}

/** Where the time of each authority stands, in plain words. Those that have not begun stand above, with what they wait for. */
export function Timeline({ view }: { view: CaseView }) {
  const { timeline: texts } = useTexts()
  const say = useSay()
  const begun = view.tasks.flatMap(({ clock, ...task }) => (clock === null ? [] : [{ ...task, clock }]))
  if (begun.length === 0) return null
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">{texts.heading}</h2>
      <p className="soft">{texts.lead}</p>
      <ol className="history">
        {begun.map(({ item, name, clock }) => (
          <li key={item}>
            <p>
              <strong>{say(name)}</strong>
            </p>
            <Standing clock={clock} />
            <Held held={clock.held} />
          </li>
        ))}
      </ol>
    </section>
  )
}
