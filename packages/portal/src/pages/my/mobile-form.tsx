import type { MyData } from '@yijianshi/contract/my-data'
import { parseMobileNumber } from '@yijianshi/core/documents'
import { useState } from 'react'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSending } from '../../server/use-sending.ts'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'

/** The mobile number is one's own to know, so it changes at once. */
export function MobileForm({ onChange }: { onChange: (next: MyData) => void }) {
  const texts = useTexts()
  const { mobile: words } = texts.myData
  const { busy, fault, fail, send } = useSending()
  const [mobile, setMobile] = useState('')
  const [changed, setChanged] = useState(false)
  const submit = () => {
    setChanged(false)
    if (!parseMobileNumber(mobile).ok) {
      return fail(own(({ problems, myData }) => problems.mobile(myData.mobile.label)))
    }
    return send(
      () => call('changeMyMobile', { body: { mobile } }),
      next => {
        onChange(next)
        setMobile('')
        setChanged(true)
      },
    )
  }
  return (
    <details className="column">
      <summary>{words.heading}</summary>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <InputRow
          id="new-mobile"
          label={words.label}
          hint={words.hint}
          problem={fault}
          autoComplete="tel"
          inputMode="tel"
          maxLength={20}
          value={mobile}
          onChange={setMobile}
        />
        <p className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {words.button}
          </button>
        </p>
        <p role="status">{changed ? words.changed : ''}</p>
      </form>
    </details>
  )
}
