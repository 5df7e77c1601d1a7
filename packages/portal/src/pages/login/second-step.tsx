import { useState } from 'react'
import { useLocation } from 'wouter'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSession } from '../../session/session.tsx'
import { heard, type Message, own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'

/** After the password: the code of the app on the phone, or a recovery code. */
export function SecondStep({ next }: { next: string }) {
  const texts = useTexts()
  const [, navigate] = useLocation()
  const { take, leave } = useSession()
  const [code, setCode] = useState('')
  const { entries, occasion, fail } = useSummary()
  const [busy, setBusy] = useState(false)
  const refuse = (message: Message) => fail(oneFault(message, 'code'))
  const submit = async () => {
    if (busy) return
    if (code.trim().length < 6) return refuse(own(({ security }) => security.step.empty))
    setBusy(true)
    const answer = await call('completeLogin', { body: { code } })
    setBusy(false)
    if (!answer.ok) return refuse(heard(answer.problem, ({ errors }) => errors.noAnswer))
    if (answer.value.me?.role !== 'applicant') {
      await leave()
      return refuse(own(({ login }) => login.wrongPlace))
    }
    take(answer.value)
    navigate(next, { replace: true })
  }
  return (
    <>
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{texts.security.step.heading}</PageHeading>
      <p className="column">{texts.security.step.hint}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <InputRow
          id="code"
          label={texts.security.step.code}
          autoComplete="one-time-code"
          maxLength={40}
          value={code}
          problem={entries[0]?.text}
          onChange={setCode}
        />
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {texts.security.step.button}
          </button>
          <button type="button" className="button secondary" onClick={() => void leave()}>
            {texts.security.step.again}
          </button>
        </p>
      </form>
    </>
  )
}
