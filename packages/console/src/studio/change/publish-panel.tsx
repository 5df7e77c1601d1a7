import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { ChangeIntent } from '../use-change-command.ts'

/** What the clock on the wall says in China, as an instant. */
export function instantInChina(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString()
}

/** Now, or at a date and time. */
export function PublishForm({
  error,
  isPending,
  onGive,
}: {
  readonly error: Error | null
  readonly isPending: boolean
  readonly onGive: (intent: ChangeIntent) => void
}): ReactElement {
  const { t } = useTexts()
  const { change } = t.studio
  const field = useId()
  const [when, setWhen] = useState('')
  return (
    <div className="studio-form">
      <p>{change.publishLead}</p>
      <ProblemAlert error={error} />
      <div className="buttons">
        <Button type="primary" loading={isPending} onClick={() => onGive({ type: 'publish' })}>
          {change.publishNow}
        </Button>
      </div>
      <div className="field">
        <label htmlFor={field}>{change.publishWhen}</label>
        <Input
          id={field}
          type="datetime-local"
          value={when}
          onChange={event => setWhen(event.target.value)}
        />
      </div>
      <div className="buttons">
        <Button
          disabled={when === ''}
          loading={isPending}
          onClick={() => onGive({ type: 'publish', at: instantInChina(when) })}
        >
          {change.publishLater}
        </Button>
      </div>
    </div>
  )
}
