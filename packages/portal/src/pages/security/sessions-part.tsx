import type { OpenSession } from '@yijianshi/contract/identity'
import { useCallback } from 'react'
import { instantText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSending } from '../../server/use-sending.ts'
import { useSettings } from '../../settings/settings.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Fault } from './fault.tsx'
import './security.css'

function Entry({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { sessions: words } = useTexts().security
  const { language } = useSettings()
  const device = words.device(words.systems[session.system], words.browsers[session.browser])
  const facts = [
    words.ways[session.way],
    words.began(instantText(session.beganAt, language)),
    words.seen(instantText(session.lastSeenAt, language)),
    ...(session.network === '' ? [] : [words.network(session.network)]),
  ]
  return (
    <li className="card">
      <p>
        <strong>{device}</strong> {session.current && <span className="tag good">{words.current}</span>}
      </p>
      <p className="small soft">{facts.join(' · ')}</p>
      {!session.current && (
        <p>
          <button type="button" className="button secondary" aria-label={words.endOf(device)} onClick={onEnd}>
            {words.end}
          </button>
        </p>
      )}
    </li>
  )
}

/** Where the account is logged in. */
export function SessionsPart() {
  const { sessions: words } = useTexts().security
  const loaded = useLoaded(useCallback(() => call('listSessions'), []))
  const { fault, send } = useSending()
  const end = (session: string) => void send(() => call('endSession', { params: { session } }), loaded.again)
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{words.heading}</h2>
      <p>{words.hint}</p>
      <Fault text={fault} />
      <Shown loaded={loaded}>
        {({ sessions }) => (
          <>
            <ul className="plain-list">
              {sessions.map(session => (
                <Entry key={session.id} session={session} onEnd={() => end(session.id)} />
              ))}
            </ul>
            {sessions.length > 1 && (
              <p className="actions">
                <button
                  type="button"
                  className="button danger"
                  onClick={() => void send(() => call('endOtherSessions'), loaded.again)}
                >
                  {words.endOthers}
                </button>
              </p>
            )}
          </>
        )}
      </Shown>
    </section>
  )
}
