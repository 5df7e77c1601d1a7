import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Webhook } from '@yijianshi/contract/webhook'
import { Button, Input } from 'antd'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { readTypes } from './webhook-state.ts'

/** Enters a receiver, or changes one. Gives the secret of a new one. */
export function WebhookForm({
  webhook,
  onSaved,
}: {
  readonly webhook: Webhook | undefined
  readonly onSaved: (secret: string | undefined) => void
}): ReactElement {
  const { t } = useTexts()
  const field = useId()
  const queryClient = useQueryClient()
  const [name, setName] = useState(webhook?.name ?? '')
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [types, setTypes] = useState(webhook?.eventTypes.join('\n') ?? '')
  const [isTried, setTried] = useState(false)
  const isMissing = name.trim() === '' || url.trim() === ''
  const save = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), url: url.trim(), eventTypes: readTypes(types) }
      if (webhook === undefined) return (await getValue(call('createWebhook', { body }))).secret
      await getValue(call('changeWebhook', { params: { webhook: webhook.id }, body }))
      return undefined
    },
    onSuccess: async secret => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] })
      onSaved(secret)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isMissing) save.mutate()
  }
  return (
    <form className="webhook-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={`${field}-name`}>{t.webhook.name}</label>
        <Input
          id={`${field}-name`}
          value={name}
          maxLength={100}
          placeholder={t.webhook.nameHint}
          onChange={event => setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${field}-url`}>{t.webhook.url}</label>
        <Input
          id={`${field}-url`}
          type="url"
          value={url}
          maxLength={2000}
          placeholder={t.webhook.urlHint}
          onChange={event => setUrl(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${field}-types`}>{t.webhook.types}</label>
        <Input.TextArea
          id={`${field}-types`}
          value={types}
          maxLength={6000}
          aria-describedby={`${field}-types-hint`}
          onChange={event => setTypes(event.target.value)}
        />
        <span id={`${field}-types-hint`} className="quiet">
          {t.webhook.typesHint}
        </span>
      </div>
      <span className="field-problem" role="status">
        {isTried && isMissing ? t.webhook.missing : ''}
      </span>
      <ProblemAlert error={save.error} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.webhook.save}
        </Button>
      </div>
    </form>
  )
}
