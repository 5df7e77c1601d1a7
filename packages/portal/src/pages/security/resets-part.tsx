import { useCallback } from 'react'
import { instantText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSettings } from '../../settings/settings.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import './security.css'

/** Who was given a code for this account, and when its password was set without the old one; nothing where never. */
export function ResetsPart() {
  const { reset, mandate } = useTexts()
  const say = useSay()
  const { language } = useSettings()
  const loaded = useLoaded(useCallback(() => call('listPasswordResets'), []))
  return (
    <Shown loaded={loaded}>
      {({ resets }) =>
        resets.length > 0 && (
          <section aria-labelledby="resets-heading">
            <h2 id="resets-heading">{reset.records.heading}</h2>
            <p>{reset.records.hint}</p>
            <ul className="plain-list">
              {resets.map(({ at, what, site, document }) => (
                <li key={`${at} ${what}`}>
                  {instantText(at, language)} · {reset.records.what[what]}
                  {site !== null && document !== null && (
                    <p className="small soft">
                      {reset.records.checked(say(site), mandate.document.kinds[document])}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Shown>
  )
}
