import type { Problem } from '@yijianshi/contract/shape'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { Failure, Loading } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { loginAddress, OnlyLoggedIn, useSession } from '../../session/session.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { type Answers, guideBodyOf, searchOf } from '../guide/answers-in-address.ts'

/** Opens the draft; whoever is not logged in is asked to first and then finds it opened. */
export function StartDraft({
  matter,
  answers,
  region,
}: {
  matter: string
  answers: Answers
  region: string | undefined
}) {
  const texts = useTexts()
  const { session } = useSession()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const start = async () => {
    if (busy) return
    if (!session?.me) {
      navigate(loginAddress(`/matters/${matter}/begin${searchOf(answers, region)}`))
      return
    }
    setBusy(true)
    setFault(undefined)
    const answer = await call('createDraft', {
      body: { matter, answers, ...(region !== undefined && { region }) },
    })
    setBusy(false)
    if (answer.ok) navigate(`/drafts/${answer.value.id}`)
    else setFault(answer.problem?.title ?? texts.errors.notSent)
  }
  return (
    <div className="no-print">
      <p className="actions">
        <button type="button" className="button big" aria-disabled={busy} onClick={() => void start()}>
          {busy ? texts.plan.starting : texts.plan.start}
        </button>
        <button type="button" className="button secondary" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      <p className="soft">{texts.plan.startHint}</p>
    </div>
  )
}

function Begin() {
  const { matter = '' } = useParams()
  const search = useSearch()
  const [, navigate] = useLocation()
  const begun = useRef(false)
  const [failed, setFailed] = useState<{ problem: Problem | undefined }>()
  useEffect(() => {
    // Once: a draft more for each time that the page is drawn would litter the list.
    if (begun.current) return
    begun.current = true
    void call('createDraft', { body: { matter, ...guideBodyOf(search) } }).then(answer => {
      if (answer.ok) navigate(`/drafts/${answer.value.id}`, { replace: true })
      else setFailed({ problem: answer.problem })
    })
  }, [matter, search, navigate])
  if (failed === undefined) return <Loading />
  return <Failure problem={failed.problem} again={() => navigate(`/matters/${matter}/plan?${search}`)} />
}

/** Where the login leads when Start was pressed before it. */
export function BeginPage() {
  return (
    <OnlyLoggedIn>
      <Begin />
    </OnlyLoggedIn>
  )
}
