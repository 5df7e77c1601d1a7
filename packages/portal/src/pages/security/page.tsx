import type { Security } from '@yijianshi/contract/identity'
import { useCallback } from 'react'
import { BackLink } from '../../elements/back-link.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { FactorPart } from './factor-part.tsx'
import { LogInsPart } from './log-ins-part.tsx'
import { PasskeysPart } from './passkeys-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { ResetsPart } from './resets-part.tsx'
import { SessionsPart } from './sessions-part.tsx'

function Parts({ security, again }: { security: Security; again: () => void }) {
  const texts = useTexts()
  return (
    <>
      <BackLink href="/my" />
      <PageHeading>{texts.security.title}</PageHeading>
      <p className="column">{texts.security.lead}</p>
      {security.demo ? (
        <div className="notice column">
          <p>{texts.security.demo}</p>
        </div>
      ) : (
        <>
          <PasswordPart security={security} />
          <PasskeysPart security={security} />
          {security.hasPassword && <FactorPart security={security} again={again} />}
        </>
      )}
      <ResetsPart />
      <SessionsPart />
      <LogInsPart />
    </>
  )
}

function Loading() {
  const loaded = useLoaded(useCallback(() => call('getSecurity'), []))
  return <Shown loaded={loaded}>{security => <Parts security={security} again={loaded.again} />}</Shown>
}

/** How the own account is secured, and where it is logged in. */
export function SecurityPage() {
  return (
    <OnlyLoggedIn>
      <Loading />
    </OnlyLoggedIn>
  )
}
