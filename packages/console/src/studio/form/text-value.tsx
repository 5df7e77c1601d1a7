import { Input } from 'antd'
import type { ReactElement } from 'react'
import { useRestingDraft } from './use-resting-draft.ts'

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
  const { shown, type: onType, settle } = useRestingDraft(value, commitAfterMs, onCommit)
  const shared = {
    ...(id !== undefined && { id }),
    value: shown,
    disabled: isDisabled,
    'aria-invalid': isInvalid,
    ...(label !== undefined && { 'aria-label': label }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    ...(language !== undefined && { lang: language }),
    className: isCode ? 'studio-code' : '',
    onBlur: settle,
  }
  return isLong ? (
    <Input.TextArea {...shared} rows={1} onChange={event => onType(event.target.value)} />
  ) : (
    <Input {...shared} type={type} onChange={event => onType(event.target.value)} />
  )
}
