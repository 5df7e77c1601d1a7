import { call } from '../server/call.ts'
import { useSending } from '../server/use-sending.ts'
import { useTexts } from '../texts/texts.tsx'
import { AskFirst } from './ask-first.tsx'

/** Takes a consent to fetching back, once it is confirmed. */
export function EndConsent({ consent, onEnded }: { consent: string; onEnded: () => void }) {
  const { sharing: words } = useTexts()
  const { busy, fault, send } = useSending()
  const end = () => send(() => call('endSharingConsent', { params: { consent } }), onEnded)
  return (
    <AskFirst
      act={words.end}
      className="link-button"
      question={words.endConfirm}
      yes={words.endYes}
      no={words.endNo}
      busy={busy}
      fault={fault}
      onYes={() => void end()}
    />
  )
}
