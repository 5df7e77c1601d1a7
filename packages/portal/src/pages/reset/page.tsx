/** 忘了密码: a new one, by what the person has at hand besides the document. */

import { showPasskey } from '@yijianshi/contract/passkey-client'
import type { ResetProof } from '@yijianshi/contract/password-reset'
import { useState } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { Choices } from '../../fields/choices.tsx'
import { DocumentRows } from '../../fields/document-rows.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { usePasskeysHere } from '../../session/passkey.ts'
import { refusedPassword } from '../../session/password-refusal.ts'
import { heard, own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import {
  type AskedField,
  emptyFields,
  faultsOf,
  type Line,
  linesOf,
  type ResetFields,
  resetWays,
  typedProof,
} from './fields.ts'

const inputs: Readonly<Record<Line, { autoComplete: string; maxLength: number; type?: string }>> = {
  windowCode: { autoComplete: 'off', maxLength: 40 },
  login: { autoComplete: 'username', maxLength: 100 },
  appCode: { autoComplete: 'one-time-code', maxLength: 10 },
  recoveryCode: { autoComplete: 'off', maxLength: 40 },
  next: { autoComplete: 'new-password', maxLength: 200, type: 'password' },
}

/** What the passkey of this device signs, or what was typed; undefined when the person did not go through with it. */
async function proofOf(fields: ResetFields): Promise<ResetProof | undefined> {
  const typed = typedProof(fields)
  if (typed !== undefined) return typed
  const asked = await call('askPasskey')
  const passkey = asked.ok ? await showPasskey(asked.value) : undefined
  return passkey && { kind: 'passkey', passkey }
}

function useReset() {
  const texts = useTexts()
  const [fields, setFields] = useState(emptyFields)
  const { entries, occasion, fail } = useSummary()
  const [busy, setBusy] = useState(false)
  const [login, setLogin] = useState<string>()
  const submit = async () => {
    if (busy) return
    if (faultsOf(fields, texts.reset).length > 0)
      return fail({ in: spoken => faultsOf(fields, spoken.texts.reset) })
    setBusy(true)
    const proof = await proofOf(fields)
    const { kind, number, next } = fields
    const answer =
      proof && (await call('resetPassword', { body: { document: { kind, number }, proof, next } }))
    setBusy(false)
    if (answer === undefined) return fail(oneFault(own(({ security }) => security.passkeys.cancelled)))
    if (!answer.ok) {
      const field = refusedPassword(answer.problem?.code) === 'next' ? 'next' : undefined
      return fail(
        oneFault(
          heard(answer.problem, ({ errors }) => errors.noAnswer),
          field,
        ),
      )
    }
    setLogin(answer.value.login)
  }
  const change = (given: Partial<ResetFields>) => setFields(earlier => ({ ...earlier, ...given }))
  return { fields, change, entries, occasion, busy, submit, login }
}

function Done({ login }: { login: string }) {
  const { reset } = useTexts()
  return (
    <>
      <PageHeading>{reset.done}</PageHeading>
      <p className="column" role="status">
        {reset.doneHint(login)}
      </p>
      <p className="actions">
        <Link href="/login" className="button">
          {reset.toLogin}
        </Link>
      </p>
    </>
  )
}

function Way({ fields, change }: { fields: ResetFields; change: (given: Partial<ResetFields>) => void }) {
  const { reset } = useTexts()
  const here = usePasskeysHere()
  const ways = resetWays.filter(way => way !== 'passkey' || here)
  return (
    <fieldset className="field">
      <legend>{reset.way}</legend>
      <Choices
        id="way"
        many={false}
        options={ways.map(way => ({ value: way, ...reset.ways[way] }))}
        chosen={[fields.way]}
        onChoose={([chosen]) => change({ way: ways.find(way => way === chosen) ?? fields.way })}
      />
    </fieldset>
  )
}

export function ResetPage() {
  const { reset } = useTexts()
  const { fields, change, entries, occasion, busy, submit, login } = useReset()
  const problemOf = (field: AskedField) => entries.find(entry => entry.field === field)?.text
  const hints: Readonly<Partial<Record<Line, string>>> = reset.hints
  if (login !== undefined) return <Done login={login} />
  return (
    <>
      <BackLink href="/login" />
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{reset.heading}</PageHeading>
      <p className="column">{reset.lead}</p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <Way fields={fields} change={change} />
        <DocumentRows
          document={fields}
          problem={problemOf('number')}
          onChange={({ kind, number }) => change({ kind, number })}
        />
        {linesOf(fields.way).map(field => (
          <InputRow
            key={field}
            id={field}
            label={reset.labels[field]}
            hint={hints[field]}
            {...inputs[field]}
            value={fields[field]}
            problem={problemOf(field)}
            onChange={text => change({ [field]: text })}
          />
        ))}
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {reset.button}
          </button>
        </p>
      </form>
    </>
  )
}
