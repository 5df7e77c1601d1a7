import { parseCitizenNumber, parseMobileNumber } from '@yijianshi/core/documents'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary, type SummaryEntry } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSession } from '../../session/session.tsx'
import { type Texts, useTexts } from '../../texts/texts.tsx'
import { nextOf } from './next-address.ts'

type Registration = {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly citizenNumber: string
  readonly mobile: string
}

const empty: Registration = { login: '', password: '', name: '', citizenNumber: '', mobile: '' }

function rowsOf({ register }: Texts) {
  return [
    {
      id: 'name',
      label: register.realName,
      hint: register.realNameHint,
      autoComplete: 'name',
      maxLength: 50,
    },
    {
      id: 'citizenNumber',
      label: register.citizenNumber,
      hint: register.citizenNumberHint,
      autoComplete: 'off',
      maxLength: 18,
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

function faultsOf(given: Registration, texts: Texts): (SummaryEntry & { field: string })[] {
  return rowsOf(texts).flatMap(({ id, label }) => {
    if (given[id].trim() === '') return [{ field: id, text: texts.register.empty(label) }]
    if (id === 'citizenNumber' && !parseCitizenNumber(given[id]).ok) {
      return [{ field: id, text: texts.problems.citizenNumber(label) }]
    }
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
  const [entries, setEntries] = useState<readonly SummaryEntry[]>([])
  const [occasion, setOccasion] = useState(0)
  const [busy, setBusy] = useState(false)
  const fail = (faults: readonly SummaryEntry[]) => {
    setEntries(faults)
    setOccasion(number => number + 1)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const faults = faultsOf(given, texts)
    if (faults.length > 0) return fail(faults)
    setBusy(true)
    const answer = await call('register', { body: given })
    setBusy(false)
    if (!answer.ok) return fail([{ text: answer.problem?.title ?? texts.errors.noAnswer }])
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
          <InputRow
            key={id}
            id={id}
            {...row}
            value={given[id]}
            problem={entries.find(({ field }) => field === id)?.text}
            onChange={text => setGiven(earlier => ({ ...earlier, [id]: text }))}
          />
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
