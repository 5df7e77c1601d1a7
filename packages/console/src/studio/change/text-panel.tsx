import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { ProblemAlert } from '../../frame/problem-alert.tsx'

/** One text and a button: a reason, a new title. */
export function TextForm({
  label,
  lead,
  initial = '',
  button,
  error,
  isPending,
  isDanger = false,
  maxLength,
  onGive,
}: {
  readonly label: string
  readonly lead?: string
  readonly initial?: string
  readonly button: string
  readonly error: Error | null
  readonly isPending: boolean
  readonly isDanger?: boolean
  readonly maxLength: number
  readonly onGive: (text: string) => void
}): ReactElement {
  const field = useId()
  const [text, setText] = useState(initial)
  return (
    <div className="studio-form">
      {lead === undefined ? null : <p>{lead}</p>}
      <div className="field">
        <label htmlFor={field}>{label}</label>
        <Input.TextArea
          id={field}
          rows={3}
          maxLength={maxLength}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </div>
      <ProblemAlert error={error} />
      <div className="buttons">
        <Button
          type="primary"
          danger={isDanger}
          disabled={text.trim() === ''}
          loading={isPending}
          onClick={() => onGive(text.trim())}
        >
          {button}
        </Button>
      </div>
    </div>
  )
}
