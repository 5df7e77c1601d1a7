import { Input } from 'antd'
import type { ReactElement } from 'react'
import { LabelledField } from '../form/labelled-field.tsx'

/** One line that the clerk copies from a document on the desk. */
export function TextRow({
  id,
  label,
  maxLength,
  inputMode,
  value,
  problem,
  onChange,
  onLeave,
}: {
  readonly id: string
  readonly label: string
  readonly maxLength: number
  readonly inputMode?: 'text' | 'tel'
  readonly value: string
  /** What is wrong with it, once that is to be shown. */
  readonly problem: string | undefined
  readonly onChange: (text: string) => void
  readonly onLeave: () => void
}): ReactElement {
  return (
    <LabelledField id={id} label={label} problem={problem}>
      <Input
        id={id}
        value={value}
        maxLength={maxLength}
        inputMode={inputMode}
        autoComplete="off"
        status={problem === undefined ? '' : 'error'}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={event => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </LabelledField>
  )
}
