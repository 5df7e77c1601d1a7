import type { Receipt } from '@yijianshi/contract/case'
import { type FormEvent, useCallback, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { dateText, instantText } from '../../elements/dates.ts'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Failure, Loading } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard, type Message, own } from '../../texts/message.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { DueText } from '../case/due-text.tsx'
import { CheckReceipt } from './check.tsx'
import '../case/case.css'

function Find({ number: given, fault }: { number: string; fault?: Message }) {
  const texts = useTexts()
  const [, navigate] = useLocation()
  const [number, setNumber] = useState(given)
  const [code, setCode] = useState('')
  const { entries, occasion, fail, clear } = useSummary(fault && oneFault(fault))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = { number: number.trim() === '', code: code.trim() === '' }
    if (missing.number || missing.code) {
      return fail({
        in: ({ texts: { receipt } }) => [
          ...(missing.number ? [{ field: 'number', text: receipt.numberMissing }] : []),
          ...(missing.code ? [{ field: 'code', text: receipt.codeMissing }] : []),
        ],
      })
    }
    clear()
    const search = new URLSearchParams({ code: code.trim().toUpperCase() })
    navigate(`/receipts/${encodeURIComponent(number.trim())}?${search}`)
  }
  const problemOf = (field: string) => entries.find(entry => entry.field === field)?.text
  return (
    <>
      <ErrorSummary entries={entries} occasion={occasion} />
      <PageHeading faulty={entries.length > 0}>{texts.receipt.publicHeading}</PageHeading>
      <form noValidate onSubmit={submit}>
        <InputRow
          id="number"
          label={texts.receipt.number}
          autoComplete="off"
          maxLength={40}
          value={number}
          problem={problemOf('number')}
          onChange={setNumber}
        />
        <InputRow
          id="code"
          label={texts.receipt.code}
          hint={texts.receipt.codeHint}
          autoComplete="off"
          maxLength={12}
          value={code}
          problem={problemOf('code')}
          onChange={setCode}
        />
        <p className="actions">
          <button type="submit" className="button">
            {texts.receipt.find}
          </button>
        </p>
      </form>
    </>
  )
}

function Progress({ receipt, code }: { receipt: Receipt; code: string }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <>
      <PageHeading title={texts.receipt.resultHeading}>{say(receipt.matterName)}</PageHeading>
      <div className="notice column">
        <p className="stage">{texts.case.stages[receipt.stage]}</p>
        {receipt.expectedDate && <p>{texts.case.expected(dateText(receipt.expectedDate, language))}</p>}
      </div>
      <Summary
        rows={[
          [texts.receipt.number, receipt.number],
          [texts.receipt.submittedAt, instantText(receipt.submittedAt, language)],
          [texts.receipt.site, say(receipt.siteName)],
        ]}
      />
      <h2>{texts.case.progress}</h2>
      <ol className="case-tasks">
        {receipt.tasks.map(task => (
          <li key={task.name.zh}>
            <h3>
              {say(task.name)} <span className="tag">{texts.case.taskStages[task.stage]}</span>
            </h3>
            <p>{say(task.authorityName)}</p>
            {task.due && (
              <p>
                <DueText due={task.due} />
              </p>
            )}
          </li>
        ))}
      </ol>
      <CheckReceipt number={receipt.number} code={code} />
      <p className="actions">
        <Link href="/receipts" className="button secondary">
          {texts.receipt.another}
        </Link>
      </p>
    </>
  )
}

function Found({ number, code }: { number: string; code: string }) {
  const loaded = useLoaded(
    useCallback(() => call('getReceipt', { params: { number }, query: { code } }), [number, code]),
  )
  if (loaded.status === 'loading') return <Loading />
  if (loaded.status === 'ready') return <Progress receipt={loaded.value} code={code} />
  if (loaded.problem === undefined) return <Failure problem={undefined} again={loaded.again} />
  if (loaded.problem.status === 404)
    return <Find number={number} fault={own(({ receipt }) => receipt.notFound)} />
  return <Find number={number} fault={heard(loaded.problem, ({ errors }) => errors.noAnswer)} />
}

/** Progress for whoever holds number and code of the receipt; no login. */
export function ReceiptPage({ number }: { number: string | undefined }) {
  const code = new URLSearchParams(useSearch()).get('code') ?? ''
  if (number === undefined || code === '') return <Find number={number ?? ''} />
  return <Found number={number} code={code} />
}
