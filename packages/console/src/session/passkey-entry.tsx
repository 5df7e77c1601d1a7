import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { usePasskeysHere } from './passkey.ts'

/** The way in by a passkey, where the browser has any. */
export function PasskeyEntry({
  pending,
  onEnter,
}: {
  readonly pending: boolean
  readonly onEnter: () => void
}): ReactElement | null {
  const { t } = useTexts()
  if (!usePasskeysHere()) return null
  return (
    <p>
      <Button block disabled={pending} onClick={onEnter}>
        {t.passkeys.login}
      </Button>
    </p>
  )
}
