import type { Session } from '@yijianshi/contract/session'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { InputRow } from '../../fields/input-row.tsx'
import { call, type Outcome } from '../../server/call.ts'
import { useSession } from '../../session/session.tsx'
import { heard, own } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { nextOf } from './next-address.ts'
import { loginByPasskey, PasskeyEntry } from './passkey.tsx'
import { SecondStep } from './second-step.tsx'
import { UnifiedEntry } from './unified.tsx'

function DemoAccounts({ onChoose }: { onChoose: (login: string, password: string) => void }) {
  const texts = useTexts()
  const say = useSay()
  const { session } = useSession()
  const people = (session?.demoAccounts ?? []).filter(({ role }) => role === 'applicant')
  if (!session?.demo || people.length === 0) return null
  return (
    <section className="notice column" aria-labelledby="demo-heading">
      <h2 id="demo-heading">{texts.login.demo}</h2>
      <p>{texts.login.demoHint}</p>
      <p className="actions">
        {people.map(account => (
          <button
            key={account.login}
            type="button"
            className="button secondary"
            onClick={() => onChoose(account.login, account.password)}
          >
            {texts.login.demoButton(account.name, say(account.post))}
          </button>
        ))}
      </p>
    </section>
  )
}

/** Sends a login and goes on to where the person wanted to go. */
function useEntry(next: string) {
  const [, navigate] = useLocation()
  const { take } = useSession()
  const { entries, occasion, fail } = useSummary()
  const [busy, setBusy] = useState(false)
  const enter = async (login: string, password: string) => {
    if (busy) return
    if (login === '' || password === '') {
      return fail({
        in: ({ texts }) => [
          ...(login === '' ? [{ field: 'login', text: texts.login.emptyName }] : []),
          ...(password === '' ? [{ field: 'password', text: texts.login.emptyPassword }] : []),
        ],
      })
    }
    return enterBy(() => call('login', { body: { login, password } }))
  }
  const enterBy = async (way: () => Promise<Outcome<Session> | undefined>) => {
    if (busy) return
    setBusy(true)
    const answer = await way()
    setBusy(false)
    if (answer === undefined) return fail(oneFault(own(({ security }) => security.passkeys.cancelled)))
    if (!answer.ok) return fail(oneFault(heard(answer.problem, ({ errors }) => errors.noAnswer)))
    const { me, step } = answer.value
    if (me === null ? step?.kind !== 'code' : me.role !== 'applicant') {
      // Clerks and reviewers work at the console, with a session of its own.
      await call('logout')
      return fail(oneFault(own(({ login }) => login.wrongPlace)))
    }
    take(answer.value)
    if (step === null) navigate(next, { replace: true })
  }
  return { entries, occasion, busy, enter, enterBy }
}

export function LoginPage() {
  const texts = useTexts()
  const next = nextOf(useSearch())
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { entries, occasion, busy, enter, enterBy } = useEntry(next)
  const { session } = useSession()
  const problemOf = (field: string) => entries.find(entry => entry.field === field)?.text
  if (session?.step?.kind === 'code') return <SecondStep next={next} />
  return (
    <>
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{texts.login.heading}</PageHeading>
      <p className="column">{texts.login.hint}</p>
      <DemoAccounts onChoose={(login, secret) => void enter(login, secret)} />
      <UnifiedEntry next={next} />
      <PasskeyEntry onEnter={() => void enterBy(loginByPasskey)} />
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void enter(name.trim(), password)
        }}
      >
        <InputRow
          id="login"
          label={texts.login.name}
          autoComplete="username"
          maxLength={100}
          value={name}
          problem={problemOf('login')}
          onChange={setName}
        />
        <InputRow
          id="password"
          type="password"
          label={texts.login.password}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          problem={problemOf('password')}
          onChange={setPassword}
        />
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {texts.login.button}
          </button>
        </p>
      </form>
      <p>
        {texts.login.noAccount}{' '}
        <Link href={`/register?next=${encodeURIComponent(next)}`} className="change-link">
          {texts.login.register}
        </Link>
      </p>
      <p>
        <Link href="/reset" className="change-link">
          {texts.reset.link}
        </Link>
      </p>
    </>
  )
}
