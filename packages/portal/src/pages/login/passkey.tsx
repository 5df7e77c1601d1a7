import { showPasskey } from '@yijianshi/contract/passkey-client'
import type { Session } from '@yijianshi/contract/session'
import type { Outcome } from '../../server/call.ts'
import { call } from '../../server/call.ts'
import { usePasskeysHere } from '../../session/passkey.ts'
import { useTexts } from '../../texts/texts.tsx'

/** What came of it; undefined when the person did not go through with it. */
export async function loginByPasskey(): Promise<Outcome<Session> | undefined> {
  const asked = await call('askPasskey')
  if (!asked.ok) return asked
  const shown = await showPasskey(asked.value)
  return shown && call('loginByPasskey', { body: shown })
}

/** The way in by a passkey, where the browser has any. */
export function PasskeyEntry({ onEnter }: { onEnter: () => void }) {
  const { passkeys } = useTexts().security
  if (!usePasskeysHere()) return null
  return (
    <>
      <p className="actions">
        <button type="button" className="button secondary" onClick={onEnter}>
          {passkeys.login}
        </button>
      </p>
      <p className="small soft column">{passkeys.loginHint}</p>
    </>
  )
}
