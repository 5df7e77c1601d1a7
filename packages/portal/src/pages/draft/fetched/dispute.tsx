import type { SharedResource } from '@yijianshi/contract/sharing'
import { useState } from 'react'
import { useDraft } from '../../../draft/draft-state.tsx'
import { useSharing } from '../../../draft/sharing-state.tsx'
import { InputRow } from '../../../fields/input-row.tsx'
import { call } from '../../../server/call.ts'
import { useSending } from '../../../server/use-sending.ts'
import { own } from '../../../texts/message.ts'
import { useSay, useTexts } from '../../../texts/texts.tsx'

const mostCharacters = 500

/** `不对？`: one line of reason; then the person fills it in, or hands it in. */
export function Dispute({
  resource,
  subject,
  id,
  name,
}: {
  resource: SharedResource
  subject: 'field' | 'material'
  /** The data element, or the material. */
  id: string
  name: string
}) {
  const { sharing: words } = useTexts()
  const say = useSay()
  const { draft, flush, reload } = useDraft()
  const { replace } = useSharing()
  const { busy, fault, fail, send } = useSending()
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const isPaper = subject === 'material'
  const owner = say(resource.ownerName)
  const submit = async () => {
    if (reason.trim() === '') return fail(own(({ sharing }) => sharing.reasonEmpty))
    await flush()
    const body = { resource: resource.resource, subject, id, reason }
    await send(
      () => call('disputeFetched', { params: { draft: draft.id }, body }),
      next => {
        replace(next)
        void reload()
      },
    )
  }
  return (
    <details
      className="dispute no-print"
      onToggle={event => setOpened(event.currentTarget.open)}
      onKeyDown={event => {
        // It stands within the form of the section, which Enter would send instead.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        void submit()
      }}
    >
      <summary>
        {isPaper ? words.wrongPaper : words.wrong}
        <span className="visually-hidden">：{name}</span>
      </summary>
      {opened && (
        <>
          <InputRow
            id={`dispute-${resource.resource}-${id}`}
            label={words.reason}
            hint={isPaper ? words.reasonHintPaper(owner) : words.reasonHint(owner)}
            problem={fault}
            autoComplete="off"
            maxLength={mostCharacters}
            value={reason}
            onChange={setReason}
          />
          <button
            type="button"
            className="button secondary"
            aria-disabled={busy}
            onClick={() => void submit()}
          >
            {isPaper ? words.disputePaper : words.disputeField}
          </button>
        </>
      )}
    </details>
  )
}
