import type { CaseView } from '@yijianshi/contract/case'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../../server/call.ts'
import { heard } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { DueText } from './due-text.tsx'

/** The one-time notice, and the way to answer it. */
export function Notice({ view }: { view: CaseView }) {
  const texts = useTexts()
  const say = useSay()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  const { notice } = view
  if (notice === null) return null
  if (notice.answered) {
    return view.stage === 'submitted' ? <p className="notice column">{texts.case.noticeDone}</p> : null
  }
  const open = async () => {
    if (busy) return
    setBusy(true)
    const answer = await call('openCorrection', { params: { case: view.id } })
    setBusy(false)
    if (answer.ok) navigate(`/drafts/${answer.value.id}`)
    else setFault(heard(answer.problem, ({ errors }) => errors.notSent))
  }
  return (
    <section className="notice warn column" aria-labelledby="notice-heading">
      <h2 id="notice-heading">{texts.case.notice}</h2>
      <ul>
        {notice.entries.map(entry => (
          <li key={`${entry.subject} ${entry.id}`}>
            <strong>{say(entry.name)}</strong>：{entry.problem}
          </li>
        ))}
      </ul>
      {notice.correctionDue && (
        <p>
          <DueText due={notice.correctionDue} />
        </p>
      )}
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      {view.mayDo.some(({ command }) => command === 'correct') && (
        <p className="actions">
          <button type="button" className="button" aria-disabled={busy} onClick={() => void open()}>
            {texts.case.correct}
          </button>
        </p>
      )}
    </section>
  )
}
