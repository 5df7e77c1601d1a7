import type { MySharing as Page } from '@yijianshi/contract/sharing'
import { useCallback } from 'react'
import { instantText } from '../../elements/dates.ts'
import { EndConsent } from '../../elements/end-consent.tsx'
import { More } from '../../elements/more.tsx'
import { NotThereYet } from '../../elements/not-there-yet.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import '../case/case.css'

type Consent = Page['consents'][number]
type Use = Page['uses'][number]

function ConsentRow({ consent, onEnded }: { consent: Consent; onEnded: () => void }) {
  const texts = useTexts()
  const words = texts.sharing
  const say = useSay()
  const language = useSpokenLanguage()
  const { givenAt, until, endedAt, onPaper } = consent
  const day = (instant: string) => instantText(instant, language)
  const isOver = Date.parse(until) <= Date.now()
  return (
    <li>
      <p>
        <strong>{words.my.forMatter(say(consent.matterName))}</strong>
      </p>
      {consent.onBehalfOf !== undefined && <p className="small">{words.my.onBehalfOf(consent.onBehalfOf)}</p>}
      <p className="small">{texts.and(consent.resources.map(({ name }) => say(name)))}</p>
      <p className="small soft">{(onPaper ? words.givenOnPaper : words.given)(day(givenAt), day(until))}</p>
      {endedAt !== null ? (
        <p className="small">{words.my.endedAt(day(endedAt))}</p>
      ) : isOver ? (
        <p className="small">{words.my.overAt(day(until))}</p>
      ) : (
        <EndConsent consent={consent.id} onEnded={onEnded} />
      )}
    </li>
  )
}

function UseRow({ use }: { use: Use }) {
  const { sharing: words } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const by = use.place === null ? words.my.bySelf : words.my.byClerk(say(use.place))
  return (
    <li>
      <p>
        <strong>{say(use.name)}</strong> <span className="tag">{words.outcomes[use.outcome]}</span>
      </p>
      <p className="small soft">{instantText(use.at, language)}</p>
      <p className="small">
        {words.my.fromOwner(say(use.ownerName))} · {words.my.forMatter(say(use.matterName))}
      </p>
      <p className="small">
        {by}
        {use.onBehalfOf !== undefined && ` · ${words.my.onBehalfOf(use.onBehalfOf)}`}
      </p>
      {use.cached && <p className="small soft">{words.my.cached}</p>}
    </li>
  )
}

/** One page of uses, and below it the next once it is asked for. */
function Uses({ uses, next }: Pick<Page, 'uses' | 'next'>) {
  const { sharing: words } = useTexts()
  return (
    <>
      <ol className="history">
        {uses.map(use => (
          <UseRow key={use.id} use={use} />
        ))}
      </ol>
      {next !== null && <More label={words.my.more}>{() => <MoreUses cursor={next} />}</More>}
    </>
  )
}

function MoreUses({ cursor }: { cursor: string }) {
  const loaded = useLoaded(useCallback(() => call('listMySharing', { query: { cursor } }), [cursor]))
  return loaded.status === 'ready' ? <Uses {...loaded.value} /> : <NotThereYet loaded={loaded} />
}

function Lists({ page, again }: { page: Page; again: () => void }) {
  const { my } = useTexts().sharing
  return (
    <>
      {page.consents.length > 0 && (
        <>
          <h3>{my.consents}</h3>
          <ul className="history">
            {page.consents.map(consent => (
              <ConsentRow key={consent.id} consent={consent} onEnded={again} />
            ))}
          </ul>
        </>
      )}
      <h3>{my.uses}</h3>
      {page.uses.length === 0 ? <p>{my.noUses}</p> : <Uses {...page} />}
    </>
  )
}

/** What was agreed to, and every time that something was fetched from elsewhere. */
export function MySharing() {
  const texts = useTexts()
  const loaded = useLoaded(useCallback(() => call('listMySharing', { query: {} }), []))
  return (
    <section aria-labelledby="fetched-heading" className="column">
      <h2 id="fetched-heading">{texts.myData.fetched.heading}</h2>
      <p className="soft">{texts.sharing.my.lead}</p>
      {loaded.status === 'ready' ? (
        <Lists page={loaded.value} again={loaded.again} />
      ) : (
        <NotThereYet loaded={loaded} />
      )}
    </section>
  )
}
