import { useMutation } from '@tanstack/react-query'
import type { SessionProof } from '@yijianshi/contract/passkey'
import { showPasskey } from '@yijianshi/contract/passkey-client'
import { Button } from 'antd'
import { type ReactElement, useState, useSyncExternalStore } from 'react'
import { AccountForm, PasswordField } from '../account/account-form.tsx'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { endConfirmation, isConfirmationWanted, watchConfirmation } from './confirmation.ts'
import { usePasskeysHere } from './passkey.ts'

/** Undefined when the person did not go through with it. */
async function proveByPasskey(): Promise<SessionProof | undefined> {
  const passkey = await showPasskey(await getValue(call('askPasskey')))
  return passkey && { passkey }
}

function Proof(): ReactElement {
  const { t } = useTexts()
  const [stopped, setStopped] = useState(false)
  const here = usePasskeysHere()
  const prove = useMutation({
    mutationFn: async (given: SessionProof | undefined) => {
      setStopped(false)
      const body = given ?? (await proveByPasskey())
      if (body === undefined) return false
      await getValue(call('confirmSession', { body }))
      return true
    },
    onSuccess: isProved => {
      if (isProved) endConfirmation(true)
      else setStopped(true)
    },
  })
  const words = t.passkeys
  return (
    <>
      <p>{words.confirmLead}</p>
      <ProblemAlert error={prove.error} />
      {stopped ? <p role="alert">{words.cancelled}</p> : null}
      <AccountForm<{ password: string }> pending={prove.isPending} onGive={body => prove.mutate(body)}>
        <PasswordField
          name="password"
          label={words.confirmPassword}
          missing={t.account.currentMissing}
          autoFocus
        />
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={prove.isPending}>
            {words.confirm}
          </Button>
          {here ? <Button onClick={() => prove.mutate(undefined)}>{words.confirmByPasskey}</Button> : null}
        </div>
      </AccountForm>
    </>
  )
}

/** Asks who is there, when something on the page under it waits for that. */
export function ConfirmationGate(): ReactElement {
  const { t } = useTexts()
  const wanted = useSyncExternalStore(watchConfirmation, isConfirmationWanted)
  return (
    <SidePanel
      open={wanted}
      title={t.passkeys.confirmTitle}
      onClose={() => {
        if (isConfirmationWanted()) endConfirmation(false)
      }}
    >
      <Proof />
    </SidePanel>
  )
}
