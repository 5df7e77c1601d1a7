import type { LicenceLook, LicenceShowing } from '@yijianshi/contract/licence'
import { useCallback, useEffect, useState } from 'react'
import { instantText } from '../../elements/dates.ts'
import { More } from '../../elements/more.tsx'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard } from '../../texts/message.ts'
import { type Texts, useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { grouped } from './standing.tsx'

/** Whole seconds until then; counts down while it is shown. */
function useSecondsUntil(instant: string): number {
  const end = Date.parse(instant)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((end - now) / 1000))
}

function Code({ showing, onAgain }: { showing: LicenceShowing; onAgain: () => void }) {
  const { licence: texts } = useTexts()
  const seconds = useSecondsUntil(showing.expiresAt)
  return (
    <>
      {seconds === 0 ? (
        <p role="status">{texts.showOver}</p>
      ) : (
        <>
          <img
            className="licence-picture"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(showing.picture)}`}
            alt={texts.showPicture}
          />
          <p className="licence-code">{grouped(showing.code)}</p>
          <p>{texts.showLeft(seconds)}</p>
        </>
      )}
      <p className="actions">
        <button type="button" className="button secondary" onClick={onAgain}>
          {texts.showAgain}
        </button>
      </p>
    </>
  )
}

export function Show({ licence }: { licence: string }) {
  const texts = useTexts()
  const [showing, setShowing] = useState<LicenceShowing>()
  const [fault, setFault] = useMessage()
  const begin = async () => {
    const answer = await call('showLicence', { params: { licence } })
    setFault(answer.ok ? undefined : heard(answer.problem, ({ errors }) => errors.noAnswer))
    if (answer.ok) setShowing(answer.value)
  }
  return (
    <section aria-labelledby="show-heading" className="column no-print">
      <h2 id="show-heading">{texts.licence.show}</h2>
      <p className="soft">{texts.licence.showHint}</p>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      {showing === undefined ? (
        <p className="actions">
          <button type="button" className="button" onClick={() => void begin()}>
            {texts.licence.showButton}
          </button>
        </p>
      ) : (
        <Code key={showing.code} showing={showing} onAgain={() => void begin()} />
      )}
    </section>
  )
}

function whoOf(
  { role, place }: LicenceLook,
  { licence: texts }: Texts,
  say: ReturnType<typeof useSay>,
): string {
  if (role === null) return texts.lookUnknown
  return place === null ? texts.lookBy[role] : texts.lookOf(say(place), texts.lookBy[role])
}

function LookList({ licence, cursor }: { licence: string; cursor: string | undefined }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const load = useCallback(
    () =>
      call('listLicenceLooks', {
        params: { licence },
        query: cursor === undefined ? {} : { cursor },
      }),
    [licence, cursor],
  )
  const loaded = useLoaded(load)
  if (loaded.status !== 'ready') return <NotThereYet loaded={loaded} />
  const { looks, next } = loaded.value
  if (looks.length === 0) return <p>{texts.licence.looksNone}</p>
  return (
    <>
      <ol className="history">
        {looks.map(look => (
          <li key={look.id}>
            <p>
              <strong>{whoOf(look, texts, say)}</strong>
            </p>
            <p className="small soft">{instantText(look.at, language)}</p>
          </li>
        ))}
      </ol>
      {next !== null && (
        <More label={texts.licence.more}>{() => <LookList licence={licence} cursor={next} />}</More>
      )}
    </>
  )
}

/** Who looked when it was shown; asked for when it is opened. */
export function WhoLookedAt({ licence }: { licence: string }) {
  const { licence: texts } = useTexts()
  const [opened, setOpened] = useState(false)
  return (
    <details className="column no-print" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{texts.looks}</summary>
      {opened && <LookList licence={licence} cursor={undefined} />}
    </details>
  )
}
