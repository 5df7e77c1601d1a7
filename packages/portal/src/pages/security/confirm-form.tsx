import type { SessionProof } from '@yijianshi/contract/passkey'
import { useState } from 'react'
import { InputRow } from '../../fields/input-row.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Asks once more who is there: for the password, a passkey, or a new log-in where there is neither. */
export function ConfirmForm({
  hasPassword,
  onPasskey,
  onProof,
  onCancel,
  busy,
}: {
  hasPassword: boolean
  /** Undefined where there is none to be shown. */
  onPasskey: (() => void) | undefined
  onProof: (proof: SessionProof) => void
  onCancel: () => void
  busy: boolean
}) {
  const { passkeys, factor } = useTexts().security
  const [password, setPassword] = useState('')
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (password !== '') onProof({ password })
      }}
    >
      <p role="status">{hasPassword || onPasskey ? passkeys.confirm : passkeys.confirmByLogin}</p>
      {hasPassword && (
        <InputRow
          id="confirm-password"
          type="password"
          label={passkeys.confirmPassword}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={setPassword}
        />
      )}
      <p className="actions">
        {hasPassword && (
          <button type="submit" className="button" aria-disabled={busy || password === ''}>
            {passkeys.confirmButton}
          </button>
        )}
        {onPasskey && (
          <button type="button" className="button secondary" onClick={onPasskey}>
            {passkeys.confirmByPasskey}
          </button>
        )}
        <button type="button" className="button secondary" onClick={onCancel}>
          {factor.cancel}
        </button>
      </p>
    </form>
  )
}
