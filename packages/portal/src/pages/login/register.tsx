import type { PersonDocument } from '@yijianshi/contract/shape'
import { parseMobileNumber, parsePersonDocument } from '@yijianshi/core/documents'
import { type FormEvent, Fragment, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary, type SummaryEntry } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { DocumentRows, noDocument } from '../../fields/document-rows.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { refusedPassword } from '../../session/password-refusal.ts'
import { useSession } from '../../session/session.tsx'
import { heard } from '../../texts/message.ts'
import { type Texts, useTexts } from '../../texts/texts.tsx'
import { nextOf } from './next-address.ts'

type Registration = {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly document: PersonDocument
  readonly mobile: string
}

const empty: Registration = { login: '', password: '', name: '', document: noDocument, mobile: '' }

function rowsOf({ register }: Texts) {
  return [
    {
      id: 'name',
      label: register.realName,
      hint: register.realNameHint,
      autoComplete: 'name',
      maxLength: 50,
    },
    { id: 'mobile', label: register.mobile, hint: register.mobileHint, autoComplete: 'tel', maxLength: 20 },
    {
      id: 'login',
      label: register.account,
      hint: register.accountHint,
      autoComplete: 'username',
      maxLength: 50,
    },
    {
      id: 'password',
      label: register.password,
      hint: register.passwordHint,
      autoComplete: 'new-password',
      maxLength: 200,
      type: 'password',
    },
  ] as const
}

type Fault = SummaryEntry & { readonly field: string }

function documentFaults({ document: { kind, number } }: Registration, texts: Texts): Fault[] {
  const { label, wrong } = { label: texts.mandate.document.number, wrong: texts.mandate.new.numberWrong }
  if (number.trim() === '') return [{ field: 'number', text: texts.register.empty(label) }]
  return parsePersonDocument(kind, number).ok ? [] : [{ field: 'number', text: wrong }]
}

function faultsOf(given: Registration, texts: Texts): Fault[] {
  const [name = [], ...rest] = rowFaults(given, texts)
  return [...name, ...documentFaults(given, texts), ...rest.flat()]
}

function rowFaults(given: Registration, texts: Texts): Fault[][] {
  return rowsOf(texts).map(({ id, label }) => {
    if (given[id].trim() === '') return [{ field: id, text: texts.register.empty(label) }]
    if (id === 'mobile' && !parseMobileNumber(given[id]).ok) {
      return [{ field: id, text: texts.problems.mobile(label) }]
    }
    return []
  })
}

export function RegisterPage() {
  const texts = useTexts()
  const search = useSearch()
  const [, navigate] = useLocation()
  const { take } = useSession()
  const [given, setGiven] = useState(empty)
  const { entries, occasion, fail } = useSummary()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (faultsOf(given, texts).length > 0) return fail({ in: spoken => faultsOf(given, spoken.texts) })
    setBusy(true)
    const answer = await call('register', { body: given })
    setBusy(false)
    if (!answer.ok) {
      const field = refusedPassword(answer.problem?.code) === 'next' ? 'password' : undefined
      return fail(
        oneFault(
          heard(answer.problem, ({ errors }) => errors.noAnswer),
          field,
        ),
      )
    }
    take(answer.value)
    navigate(nextOf(search), { replace: true })
  }
  return (
    <>
      <BackLink href={`/login${search === '' ? '' : `?${search}`}`} />
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{texts.register.heading}</PageHeading>
      <form noValidate onSubmit={event => void submit(event)}>
        {rowsOf(texts).map(({ id, ...row }) => (
          <Fragment key={id}>
            <InputRow
              id={id}
              {...row}
              value={given[id]}
              problem={entries.find(({ field }) => field === id)?.text}
              onChange={text => setGiven(earlier => ({ ...earlier, [id]: text }))}
            />
            {id === 'name' && (
              <DocumentRows
                document={given.document}
                hint={texts.register.numberHint}
                problem={entries.find(({ field }) => field === 'number')?.text}
                onChange={document => setGiven(earlier => ({ ...earlier, document }))}
              />
            )}
          </Fragment>
        ))}
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {texts.register.button}
          </button>
        </p>
      </form>
    </>
  )
}
