import type { Security } from '@yijianshi/contract/identity'
import { useState } from 'react'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSending } from '../../server/use-sending.ts'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Fault } from './fault.tsx'

const missing = (field: 'current' | 'next') =>
  own(({ security: { password } }) => password.empty(password[field]))

export function PasswordPart({ security }: { security: Security }) {
  const { password } = useTexts().security
  const { busy, fault, fail, send } = useSending()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [changed, setChanged] = useState(false)
  const submit = () => {
    setChanged(false)
    if (current === '') return fail(missing('current'))
    if (next === '') return fail(missing('next'))
    return send(
      () => call('changePassword', { body: { current, next } }),
      () => {
        setCurrent('')
        setNext('')
        setChanged(true)
      },
    )
  }
  return (
    <section aria-labelledby="password-heading">
      <h2 id="password-heading">{password.heading}</h2>
      {security.hasPassword ? (
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void submit()
          }}
        >
          <Fault text={fault} />
          <InputRow
            id="current-password"
            type="password"
            label={password.current}
            autoComplete="current-password"
            maxLength={200}
            value={current}
            onChange={setCurrent}
          />
          <InputRow
            id="next-password"
            type="password"
            label={password.next}
            hint={password.hint(security.leastCharacters)}
            autoComplete="new-password"
            maxLength={200}
            value={next}
            onChange={setNext}
          />
          <p className="actions">
            <button type="submit" className="button" aria-disabled={busy}>
              {password.button}
            </button>
          </p>
          <p role="status">{changed ? password.changed : ''}</p>
        </form>
      ) : (
        <p>{password.none}</p>
      )}
    </section>
  )
}
