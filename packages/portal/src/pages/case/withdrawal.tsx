import type { CaseView } from '@yijianshi/contract/case'
import { useState } from 'react'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { Choices } from '../../fields/choices.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { useCaseCommand } from './case-command.ts'

/** Taking the application back: with a reason, and asked twice. */
export function Withdrawal({ view, onDone }: { view: CaseView; onDone: (view: CaseView) => void }) {
  const texts = useTexts()
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const [occasion, setOccasion] = useState(0)
  const { busy, fault, send } = useCaseCommand(view.id, onDone)
  if (!view.mayDo.some(({ command }) => command === 'withdraw')) return null
  const faults = [
    ...(reason.trim() === '' ? [{ field: 'withdraw-reason', text: texts.case.withdrawReasonMissing }] : []),
    ...(sure ? [] : [{ field: 'withdraw-sure', text: texts.case.withdrawSureMissing }]),
  ]
  const problemOf = (field: string) =>
    occasion > 0 ? faults.find(entry => entry.field === field)?.text : undefined
  const submit = () => {
    if (faults.length > 0) return setOccasion(number => number + 1)
    void send({ type: 'withdraw', reason: reason.trim() })
  }
  return (
    <details className="column no-print">
      <summary>{texts.case.withdraw}</summary>
      <form
        noValidate
        className="card"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <p>{texts.case.withdrawHint}</p>
        {occasion > 0 && <ErrorSummary entries={faults} occasion={0} />}
        <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
        <div className={problemOf('withdraw-reason') === undefined ? 'field' : 'field faulty'}>
          <label htmlFor="withdraw-reason">{texts.case.withdrawReason}</label>
          <textarea
            id="withdraw-reason"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </div>
        <div className={problemOf('withdraw-sure') === undefined ? 'field' : 'field faulty'}>
          <Choices
            id="withdraw-sure"
            many
            options={[{ value: 'sure', label: texts.case.withdrawSure }]}
            chosen={sure ? ['sure'] : []}
            onChoose={values => setSure(values.length > 0)}
          />
        </div>
        <button type="submit" className="button danger" aria-disabled={busy}>
          {busy ? texts.case.sending : texts.case.withdrawButton}
        </button>
      </form>
    </details>
  )
}
