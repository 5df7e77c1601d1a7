import type { Security } from '@yijianshi/contract/identity'
import { useState } from 'react'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSending } from '../../server/use-sending.ts'
import { refusedPassword } from '../../session/password-refusal.ts'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Fault } from './fault.tsx'

const missing = (field: 'current' | 'next') =>
  own(({ security: { password } }) => password.empty(password[field]))

/** What is typed, and which of the two passwords stands in the way. */
function useChange() {
  const { busy, fault, refusal, fail, send } = useSending()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [changed, setChanged] = useState(false)
  const [left, setLeft] = useState<'current' | 'next'>()
  const faulty = left ?? refusedPassword(refusal)
  const miss = (field: 'current' | 'next') => {
    setLeft(field)
    fail(missing(field))
  }
  const submit = () => {
    setChanged(false)
    if (current === '') return miss('current')
    if (next === '') return miss('next')
    setLeft(undefined)
    return send(
      () => call('changePassword', { body: { current, next } }),
      () => {
        setCurrent('')
        setNext('')
        setChanged(true)
      },
    )
  }
  const problemOf = (field: 'current' | 'next') => (faulty === field ? fault : undefined)
  return { busy, fault, problemOf, current, setCurrent, next, setNext, changed, submit }
}

export function PasswordPart({ security }: { security: Security }) {
  const { password } = useTexts().security
  const { busy, fault, problemOf, current, setCurrent, next, setNext, changed, submit } = useChange()
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
            problem={problemOf('current')}
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
            problem={problemOf('next')}
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
