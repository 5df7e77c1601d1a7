import { unifiedProblems } from '@yijianshi/contract/unified-problems'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { apiBase } from '../connection/call.ts'
import { useTexts } from '../texts/texts.ts'

/** The page that somebody wanted when they were led to the log-in. */
function wanted(): string {
  return location.pathname
}

/** The way in by the unified identity, where there is one, and what went wrong there. */
export function UnifiedEntry({ name }: { readonly name: string | null }): ReactElement {
  const { t } = useTexts()
  const given = new URLSearchParams(location.search).get('unified')
  const problem = unifiedProblems.find(known => known === given)
  return (
    <>
      {problem === undefined ? null : (
        <Alert type="error" showIcon title={t.account.unifiedProblems[problem]} />
      )}
      {name === null ? null : (
        <Button block href={`${apiBase}/api/session/unified?next=${encodeURIComponent(wanted())}`}>
          {t.account.unified(name)}
        </Button>
      )}
    </>
  )
}
