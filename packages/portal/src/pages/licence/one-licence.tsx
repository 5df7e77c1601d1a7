import type { LicenceDetail } from '@yijianshi/contract/licence'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { instantDateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { Copy } from './copy.tsx'
import { Show, WhoLookedAt } from './show.tsx'
import { LicenceSignatures } from './signed-by.tsx'
import { grouped, useValidity } from './standing.tsx'

function Standing({ licence }: { licence: LicenceDetail }) {
  const { licence: texts } = useTexts()
  const { standing, suspended, revoked } = licence
  return (
    <div className={`notice column ${standing === 'valid' ? 'good' : 'bad'}`}>
      <p className="stage">{texts.standings[standing]}</p>
      {revoked !== null && <p>{texts.revokedBecause(revoked.reason)}</p>}
      {revoked === null && suspended !== null && <p>{texts.suspendedBecause(suspended.reason)}</p>}
    </div>
  )
}

function Licence({ licence }: { licence: LicenceDetail }) {
  const { licence: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const validity = useValidity()
  return (
    <>
      <PageHeading>{say(licence.name)}</PageHeading>
      <Standing licence={licence} />
      <Show licence={licence.id} />
      <h2>{texts.contents}</h2>
      <Summary
        rows={[
          [texts.number, licence.number],
          [texts.holder, licence.holder],
          ...licence.told.map(({ name, value }) => [say(name), say(value)] as const),
          [texts.issuer, say(licence.issuerName)],
          [texts.issuedOn, instantDateText(licence.issuedAt, language)],
          [texts.validUntil, validity(licence)],
          [texts.edition, texts.editionOf(licence.edition)],
          [texts.code, grouped(licence.code)],
          [texts.mark, licence.mark],
        ]}
      />
      {licence.corrections.map(({ edition, at, correction }) => (
        <p key={edition}>{texts.corrected(instantDateText(at, language), correction)}</p>
      ))}
      <LicenceSignatures licence={licence.id} />
      <Copy licence={licence.id} name={`${licence.name.zh} ${licence.number}`} />
      <WhoLookedAt licence={licence.id} />
      <p className="no-print">
        <Link href={`/verify/${licence.code}`} className="licence-link">
          {texts.verify}
        </Link>
      </p>
    </>
  )
}

export function OneLicence({ licence: id }: { licence: string }) {
  const { licence: texts } = useTexts()
  const load = useCallback(() => call('getLicence', { params: { licence: id } }), [id])
  return (
    <>
      <BackLink href="/licences">{texts.back}</BackLink>
      <Shown loaded={useLoaded(load)}>{licence => <Licence licence={licence} />}</Shown>
    </>
  )
}
