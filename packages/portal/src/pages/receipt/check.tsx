import type { ReceiptProof } from '@yijianshi/contract/audit'
import { type EventVerdict, type ProofVerdict, verifyProof } from '@yijianshi/core/audit'
import { useState } from 'react'
import { dateText, instantText } from '../../elements/dates.ts'
import { call } from '../../server/call.ts'
import { type Texts, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { browserTools } from './signature.ts'
import './check.css'

type Checked = { readonly proof: ReceiptProof; readonly verdict: ProofVerdict }
type State = 'unasked' | 'checking' | 'failed' | Checked

function stepName(proof: ReceiptProof, version: number, { events }: Texts): string {
  const words: Readonly<Record<string, string>> = events
  const event = proof.events.find(each => each.version === version)
  return words[event?.type ?? ''] ?? events.other
}

/** Kept, it can be compared with what the platform says later. */
function saveProof(proof: ReceiptProof): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = `${proof.number}.json`
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function Steps({ proof, verdict }: Checked) {
  const texts = useTexts()
  const language = useSpokenLanguage()
  const said = ({ verdict: each, day }: EventVerdict) => {
    if (each === 'sealed') return texts.receipt.check.sealed(dateText(day ?? '', language))
    return each === 'open' ? texts.receipt.check.open : texts.receipt.check.mismatch[each]
  }
  return (
    <ol className="check-steps">
      {verdict.events.map((event, index) => {
        const at = proof.events[index]?.at
        const bad = event.verdict !== 'sealed' && event.verdict !== 'open'
        return (
          <li key={`${event.version} ${proof.events[index]?.hash}`} className={bad ? 'bad' : undefined}>
            <p>
              <strong>{stepName(proof, event.version, texts)}</strong>
            </p>
            <p className="small soft">{at !== undefined && instantText(at, language)}</p>
            <p className="small">{said(event)}</p>
          </li>
        )
      })}
    </ol>
  )
}

function Result({ proof, verdict }: Checked) {
  const texts = useTexts()
  const { check } = texts.receipt
  const { firstMismatch, events, signatureUnchecked } = verdict
  const waiting = events.filter(event => event.verdict === 'open').length
  return (
    <>
      <div className={`notice column ${firstMismatch === undefined ? 'good' : 'bad'}`} role="status">
        {firstMismatch === undefined ? (
          <>
            <p className="stage">{waiting === events.length ? check.waiting : check.intact}</p>
            {waiting < events.length && <p>{check.intactSteps(events.length - waiting)}</p>}
            {waiting > 0 && <p>{check.waitingSteps(waiting)}</p>}
            {signatureUnchecked && <p>{check.signatureUnchecked}</p>}
          </>
        ) : (
          <>
            <p className="stage">{check.broken}</p>
            <p>{check.brokenStep(firstMismatch.version, stepName(proof, firstMismatch.version, texts))}</p>
            <p>{check.report}</p>
          </>
        )}
      </div>
      <details>
        <summary>{check.each(events.length)}</summary>
        <Steps proof={proof} verdict={verdict} />
      </details>
      <p className="actions">
        <button type="button" className="button secondary" onClick={() => saveProof(proof)}>
          {check.save}
        </button>
      </p>
      <p className="small soft column">{check.saveHint}</p>
    </>
  )
}

/** Whether the record of the case is what it was: worked out here, in the browser. */
export function CheckReceipt({ number, code }: { number: string; code: string }) {
  const texts = useTexts()
  const { check } = texts.receipt
  const [state, setState] = useState<State>('unasked')
  const start = async () => {
    setState('checking')
    const answer = await call('getReceiptProof', { params: { number }, query: { code } })
    if (!answer.ok) return setState('failed')
    const verdict = await verifyProof(answer.value, browserTools)
    setState({ proof: answer.value, verdict })
  }
  return (
    <section className="no-print" aria-labelledby="check-receipt">
      <h2 id="check-receipt">{check.heading}</h2>
      {typeof state === 'object' ? (
        <Result proof={state.proof} verdict={state.verdict} />
      ) : (
        <>
          <p className="column">{check.explain}</p>
          <p className="actions">
            <button
              type="button"
              className="button secondary"
              disabled={state === 'checking'}
              onClick={() => void start()}
            >
              {state === 'checking' ? check.checking : check.start}
            </button>
          </p>
          {state === 'failed' && <p role="alert">{check.failed}</p>}
        </>
      )}
    </section>
  )
}
