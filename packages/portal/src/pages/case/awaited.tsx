import type { CaseView } from '@yijianshi/contract/case'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../../server/call.ts'
import { heard } from '../../texts/message.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { DueText } from './due-text.tsx'

type Materials = CaseView['later']

function MaterialList({ materials }: { materials: Materials }) {
  const say = useSay()
  return (
    <ul>
      {materials.map(({ material, name, due }) => (
        <li key={material}>
          <strong>{say(name)}</strong>
          {due !== null && (
            <>
              {' '}
              <DueText due={due} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Opens a draft of the case, and goes there. */
function OpenDraft({
  caseId,
  operation,
  children,
  tone = 'button',
}: {
  caseId: string
  operation: 'openSupplement' | 'openOnTheSpot'
  children: ReactNode
  tone?: string
}) {
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useMessage()
  const open = async () => {
    if (busy) return
    setBusy(true)
    const answer = await call(operation, { params: { case: caseId } })
    setBusy(false)
    if (answer.ok) navigate(`/drafts/${answer.value.id}`)
    else setFault(heard(answer.problem, ({ errors }) => errors.notSent))
  }
  return (
    <>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      <p className="actions no-print">
        <button type="button" className={tone} aria-disabled={busy} onClick={() => void open()}>
          {children}
        </button>
      </p>
    </>
  )
}

function Later({ view }: { view: CaseView }) {
  const texts = useTexts()
  if (view.later.length === 0) return null
  const isAccepted = view.acceptedAt !== null
  return (
    <section
      className={isAccepted ? 'notice warn column' : 'notice column'}
      aria-labelledby="awaited-heading"
    >
      <h2 id="awaited-heading">{texts.promises.awaited}</h2>
      <p>
        {isAccepted ? texts.promises.awaitedLead : texts.promises.awaitedBeforeAcceptance(view.later.length)}
      </p>
      <MaterialList materials={view.later} />
      {view.mayDo.some(({ command }) => command === 'supplement') && (
        <OpenDraft caseId={view.id} operation="openSupplement">
          {texts.promises.handIn}
        </OpenDraft>
      )}
    </section>
  )
}

/** What is still to come, what did not come, what a promise stands in for; and mending before acceptance. */
export function Awaited({ view }: { view: CaseView }) {
  const texts = useTexts()
  const isSubmitted = view.stage === 'submitted'
  const found = isSubmitted ? view.preExamination?.entries : undefined
  return (
    <>
      <Later view={view} />
      {view.lapsed.length > 0 && (
        <section className="notice bad column" aria-labelledby="lapsed-heading">
          <h2 id="lapsed-heading">{texts.promises.lapsed}</h2>
          <MaterialList materials={view.lapsed} />
          <p>{texts.promises.lapsedLead}</p>
        </section>
      )}
      {view.promised.length > 0 && (
        <section className="notice column" aria-labelledby="promised-heading">
          <h2 id="promised-heading">{texts.promises.promised}</h2>
          <MaterialList materials={view.promised} />
          <p>{texts.promises.promisedLead}</p>
        </section>
      )}
      {isSubmitted && view.mayDo.some(({ command }) => command === 'correct-on-the-spot') && (
        <section
          className={found === undefined || found.length === 0 ? 'column' : 'notice warn column'}
          aria-labelledby="mend-heading"
        >
          <h2 id="mend-heading">
            {found === undefined || found.length === 0 ? texts.promises.mend : texts.promises.mendNotice}
          </h2>
          {found !== undefined && found.length > 0 && <FoundEntries entries={found} />}
          <p>{texts.promises.mendHint}</p>
          <OpenDraft caseId={view.id} operation="openOnTheSpot" tone="button secondary">
            {texts.promises.mendButton}
          </OpenDraft>
        </section>
      )}
    </>
  )
}

function FoundEntries({ entries }: { entries: NonNullable<CaseView['preExamination']>['entries'] }) {
  const say = useSay()
  return (
    <ul>
      {entries.map(entry => (
        <li key={`${entry.subject} ${entry.id}`}>
          <strong>{say(entry.name)}</strong>：{entry.problem}
        </li>
      ))}
    </ul>
  )
}
