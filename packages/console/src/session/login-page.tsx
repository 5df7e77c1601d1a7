import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showPasskey } from '@yijianshi/contract/passkey-client'
import type { Session } from '@yijianshi/contract/session'
import { Alert, Button, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { AccountForm, PasswordField } from '../account/account-form.tsx'
import { call, getValue } from '../connection/call.ts'
import { sessionQuery } from '../connection/queries.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { forgetDrafts } from '../intake/kept-drafts.ts'
import { useTexts } from '../texts/texts.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { PasskeyEntry } from './passkey-entry.tsx'
import { SecondStep } from './second-step.tsx'
import { UnifiedEntry } from './unified-entry.tsx'

type Credentials = { readonly login: string; readonly password: string }

/** Undefined when the person did not go through with it. */
async function loginByPasskey(): Promise<Session | undefined> {
  const body = await showPasskey(await getValue(call('askPasskey')))
  return body && getValue(call('loginByPasskey', { body }))
}

/** By login and password, or by passkey. */
function useLogin() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Credentials | 'passkey') =>
      body === 'passkey' ? loginByPasskey() : getValue(call('login', { body })),
    onSuccess: session => {
      if (session === undefined) return
      forgetDrafts(() => sessionStorage, session.me?.id)
      queryClient.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
      queryClient.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

/** Those of the main hall come first; a window for each place and a reviewer for each authority follow. */
const shownAtOnce = 11

function DemoButtons({
  accounts,
  pending,
  onChoose,
}: {
  readonly accounts: Session['demoAccounts']
  readonly pending: boolean
  readonly onChoose: (account: Credentials) => void
}): ReactElement {
  const { say } = useTexts()
  return (
    <ul>
      {accounts.map(({ login, password, name, post }) => (
        <li key={login}>
          <Button block disabled={pending} onClick={() => onChoose({ login, password })}>
            <span className="demo-name">{name}</span>
            <span className="demo-post">{say(post)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

function DemoAccounts({
  session,
  pending,
  onChoose,
}: {
  readonly session: Session
  readonly pending: boolean
  readonly onChoose: (account: Credentials) => void
}): ReactElement | null {
  const { t } = useTexts()
  const staff = session.demoAccounts.filter(account => account.role !== 'applicant')
  if (!session.demo || staff.length === 0) return null
  return (
    <section aria-labelledby="demo-title" className="demo-accounts">
      <h2 id="demo-title">{t.login.demoTitle}</h2>
      <p className="quiet">{t.login.demoHint}</p>
      <DemoButtons accounts={staff.slice(0, shownAtOnce)} pending={pending} onChoose={onChoose} />
      {staff.length > shownAtOnce ? (
        <details>
          <summary>{t.login.demoMore(staff.length - shownAtOnce)}</summary>
          <DemoButtons accounts={staff.slice(shownAtOnce)} pending={pending} onChoose={onChoose} />
        </details>
      ) : null}
    </section>
  )
}

export function LoginPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTexts()
  return (
    <main id="main" className="login">
      <div className="login-card">
        <header className="login-head">
          <span className="brand-mark" aria-hidden="true">
            一
          </span>
          <div>
            <h1>{t.frame.brand}</h1>
            <p className="quiet">{t.login.lead}</p>
          </div>
          <LanguageSwitch />
        </header>
        {session.me?.role === 'applicant' ? (
          <Alert role="note" type="info" showIcon title={t.login.applicant} />
        ) : null}
        {session.step === null ? <Entry session={session} /> : <SecondStep step={session.step} />}
      </div>
    </main>
  )
}

/** The first step: account and password, the unified identity, or a demo account. */
function Entry({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTexts()
  const login = useLogin()
  return (
    <>
      <ProblemAlert error={login.error} />
      {login.isSuccess && login.data === undefined ? <p role="alert">{t.passkeys.cancelled}</p> : null}
      <UnifiedEntry name={session.unifiedIdentity} />
      <PasskeyEntry pending={login.isPending} onEnter={() => login.mutate('passkey')} />
      <AccountForm<Credentials> pending={login.isPending} onGive={given => login.mutate(given)}>
        <Form.Item
          name="login"
          label={t.login.login}
          rules={[{ required: true, message: t.login.loginMissing }]}
        >
          <Input autoComplete="username" maxLength={100} />
        </Form.Item>
        <PasswordField name="password" label={t.login.password} missing={t.login.passwordMissing} />
        <Button type="primary" htmlType="submit" block loading={login.isPending}>
          {t.login.submit}
        </Button>
      </AccountForm>
      <DemoAccounts session={session} pending={login.isPending} onChoose={login.mutate} />
    </>
  )
}
