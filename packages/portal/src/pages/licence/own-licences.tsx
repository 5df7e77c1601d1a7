import type { LicenceSummary } from '@yijianshi/contract/licence'
import { useCallback } from 'react'
import { Link, useSearch } from 'wouter'
import { instantDateText } from '../../elements/dates.ts'
import { More } from '../../elements/more.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { PaperLicences } from './paper-licences.tsx'
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

/** One page, and below it the next once it is asked for. `whose`: somebody for whom one fetches results; one’s own when absent. */
function Page({ whose, cursor }: { whose: string | null; cursor: string | undefined }) {
  const { licence: texts } = useTexts()
  const load = useCallback(
    () =>
      call('listOwnLicences', {
        query: { ...(cursor !== undefined && { cursor }), ...(whose !== null && { for: whose }) },
      }),
    [whose, cursor],
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
            {next !== null && <More label={texts.more}>{() => <Page whose={whose} cursor={next} />}</More>}
          </>
        )
      }
    </Shown>
  )
}

export function OwnLicences() {
  const whose = new URLSearchParams(useSearch()).get('for')
  const { licence: texts } = useTexts()
  return (
    <>
      <PageHeading>{texts.heading}</PageHeading>
      <p>{texts.lead}</p>
      <Page key={whose} whose={whose} cursor={undefined} />
      <PaperLicences key={whose ?? ''} whose={whose} />
    </>
  )
}
