import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { FactorPart } from './factor-part.tsx'
import { LogInsPart } from './log-ins-part.tsx'
import { PasskeysPart } from './passkeys-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { securityQuery } from './queries.ts'
import { SessionsPart } from './sessions-part.tsx'
import './account.css'

/** How the own account is secured, and where it is logged in. */
export function AccountPage(): ReactElement {
  const { t } = useTexts()
  const security = useQuery(securityQuery)
  return (
    <>
      <div className="page-head">
        <h1>{t.account.title}</h1>
      </div>
      <Loaded query={security}>
        {data =>
          data.demo ? (
            <Alert role="note" type="info" showIcon title={t.account.demo} className="account-part" />
          ) : (
            <>
              <PasswordPart security={data} />
              <PasskeysPart />
              <FactorPart security={data} />
            </>
          )
        }
      </Loaded>
      <SessionsPart />
      <LogInsPart />
    </>
  )
}
