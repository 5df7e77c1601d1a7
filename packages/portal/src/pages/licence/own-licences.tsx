import type { LicenceSummary } from '@yijianshi/contract/licence'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { instantDateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { useValidity } from './standing.tsx'

function Row({ licence }: { licence: LicenceSummary }) {
  const { licence: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const validity = useValidity()
  return (
    <li className={licence.standing === 'valid' ? undefined : 'doubtful'}>
      <h2>
        <Link href={`/licences/${licence.id}`}>{say(licence.name)}</Link>
      </h2>
      <p>
        <span className="tag">{texts.standings[licence.standing]}</span>
      </p>
      <p>
        {texts.number} {licence.number}
      </p>
      <p className="small soft">
        {say(licence.issuerName)} · {instantDateText(licence.issuedAt, language)}
      </p>
      <p className="small soft">
        {texts.validUntil} {validity(licence)}
      </p>
    </li>
  )
}

/** One page, and below it the next once it is asked for. */
function Rest({ cursor }: { cursor: string }) {
  const texts = useTexts()
  const [more, setMore] = useState(false)
  if (more) return <Page cursor={cursor} />
  return (
    <button type="button" className="button secondary" onClick={() => setMore(true)}>
      {texts.licence.more}
    </button>
  )
}

function Page({ cursor }: { cursor: string | undefined }) {
  const { licence: texts } = useTexts()
  const load = useCallback(
    () => call('listOwnLicences', { query: cursor === undefined ? {} : { cursor } }),
    [cursor],
  )
  return (
    <Shown loaded={useLoaded(load)}>
      {({ licences, next }) =>
        licences.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <>
            <ul className="licence-list">
              {licences.map(licence => (
                <Row key={licence.id} licence={licence} />
              ))}
            </ul>
            {next !== null && <Rest cursor={next} />}
          </>
        )
      }
    </Shown>
  )
}

export function OwnLicences() {
  const { licence: texts } = useTexts()
  return (
    <>
      <PageHeading>{texts.heading}</PageHeading>
      <p>{texts.lead}</p>
      <Page cursor={undefined} />
    </>
  )
}
