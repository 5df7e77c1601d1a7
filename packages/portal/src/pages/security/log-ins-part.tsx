import type { LogIn } from '@yijianshi/contract/identity'
import { useCallback } from 'react'
import { instantText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSettings } from '../../settings/settings.ts'
import { useTexts } from '../../texts/texts.tsx'
import './security.css'

function Entry({ logIn }: { logIn: LogIn }) {
  const { sessions, logIns: words } = useTexts().security
  const { language } = useSettings()
  const facts = [
    sessions.ways[logIn.way],
    sessions.device(sessions.systems[logIn.system], sessions.browsers[logIn.browser]),
    ...(logIn.network === '' ? [] : [sessions.network(logIn.network)]),
  ]
  return (
    <li>
      {instantText(logIn.at, language)} ·{' '}
      <span className={logIn.outcome === 'let-in' ? 'tag' : 'tag warn'}>{words.outcomes[logIn.outcome]}</span>
      <p className="small soft">{facts.join(' · ')}</p>
    </li>
  )
}

/** Who got in by this account lately, and who tried. */
export function LogInsPart() {
  const { logIns: words } = useTexts().security
  const loaded = useLoaded(useCallback(() => call('listLogIns'), []))
  return (
    <section aria-labelledby="log-ins-heading">
      <h2 id="log-ins-heading">{words.heading}</h2>
      <p>{words.hint}</p>
      <Shown loaded={loaded}>
        {({ logIns }) => (
          <ul className="plain-list">
            {logIns.map(logIn => (
              <Entry key={logIn.id} logIn={logIn} />
            ))}
          </ul>
        )}
      </Shown>
    </section>
  )
}
