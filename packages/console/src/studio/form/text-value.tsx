import { Input } from 'antd'
import { type ReactElement, useEffect, useEffectEvent, useState } from 'react'

const commitAfterMs = 350

/** A text that tells what was typed when the typing rests, and at the latest when the field is left. */
export function TextValue({
  id,
  value,
  label,
  describedBy,
  isInvalid = false,
  isDisabled = false,
  isLong = false,
  isCode = false,
  language,
  type = 'text',
  onCommit,
}: {
  readonly id?: string
  readonly value: string
  /** Where no label stands on the screen. */
  readonly label?: string
  readonly describedBy?: string
  readonly isInvalid?: boolean
  readonly isDisabled?: boolean
  readonly isLong?: boolean
  readonly isCode?: boolean
  readonly language?: string
  readonly type?: 'text' | 'date'
  readonly onCommit: (value: string) => void
}): ReactElement {
  const [draft, setDraft] = useState<string>()
  const commit = useEffectEvent(() => {
    if (draft !== undefined && draft !== value) onCommit(draft)
  })
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => commit(), commitAfterMs)
    return () => clearTimeout(timer)
  }, [draft])
  // A form that is closed while the typing goes on loses nothing.
  useEffect(() => () => commit(), [])
  // What has arrived is a draft no more: else it would hide, and at last replace, what another editor saves later.
  useEffect(() => {
    if (draft === value) setDraft(undefined)
  }, [draft, value])
  const shared = {
    ...(id !== undefined && { id }),
    value: draft ?? value,
    disabled: isDisabled,
    'aria-invalid': isInvalid,
    ...(label !== undefined && { 'aria-label': label }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(language !== undefined && { lang: language }),
    className: isCode ? 'studio-code' : '',
    onBlur: () => commit(),
  }
  return isLong ? (
    <Input.TextArea {...shared} rows={1} onChange={event => setDraft(event.target.value)} />
  ) : (
    <Input {...shared} type={type} onChange={event => setDraft(event.target.value)} />
  )
}
