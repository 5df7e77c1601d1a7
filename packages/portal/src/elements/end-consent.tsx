import { useState } from 'react'
import { call } from '../server/call.ts'
import { useSending } from '../server/use-sending.ts'
import { useTexts } from '../texts/texts.tsx'

/** Takes a consent to fetching back, once it is confirmed. */
export function EndConsent({ consent, onEnded }: { consent: string; onEnded: () => void }) {
  const { sharing: words } = useTexts()
  const { busy, fault, send } = useSending()
  const [asked, setAsked] = useState(false)
  const end = () => send(() => call('endSharingConsent', { params: { consent } }), onEnded)
  if (!asked) {
    return (
      <button type="button" className="link-button" onClick={() => setAsked(true)}>
        {words.end}
      </button>
    )
  }
  return (
    <div className="notice warn column" role="alert">
      <p>{fault ?? words.endConfirm}</p>
      <p className="actions">
        <button type="button" className="button danger" aria-disabled={busy} onClick={() => void end()}>
          {words.endYes}
        </button>
        <button type="button" className="button secondary" onClick={() => setAsked(false)}>
          {words.endNo}
        </button>
      </p>
    </div>
  )
}
