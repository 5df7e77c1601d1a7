import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Webhook } from '@yijianshi/contract/webhook'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { Confirm } from '../frame/confirm.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { errorText, stateOf } from './webhook-state.ts'

export type RowEvents = {
  readonly onEdit: () => void
  readonly onLetters: () => void
  readonly onSecret: (secret: string) => void
}

function Actions({ webhook, on }: { readonly webhook: Webhook; readonly on: RowEvents }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const params = { webhook: webhook.id }
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: ['webhooks'] })
  const state = webhook.state === 'active' ? 'paused' : 'active'
  const change = useMutation({
    mutationFn: () => getValue(call('changeWebhook', { params, body: { state } })),
    onSuccess,
  })
  const renew = useMutation({
    mutationFn: () => getValue(call('renewWebhookSecret', { params })),
    onSuccess: ({ secret }) => on.onSecret(secret),
  })
  const remove = useMutation({
    mutationFn: () => getValue(call('deleteWebhook', { params })),
    onSuccess,
  })
  return (
    <>
      <div className="webhook-actions">
        <Button size="small" loading={change.isPending} onClick={() => change.mutate()}>
          {state === 'paused' ? t.webhook.pause : t.webhook.resume}
        </Button>
        <Confirm question={t.webhook.confirmRenew} yes={t.webhook.renew} onYes={() => renew.mutate()}>
          <Button size="small" loading={renew.isPending}>
            {t.webhook.renew}
          </Button>
        </Confirm>
        {webhook.source === 'setting' ? null : (
          <>
            <Button size="small" onClick={on.onEdit}>
              {t.webhook.edit}
            </Button>
            <Confirm
              question={t.webhook.confirmRemove(webhook.name)}
              yes={t.webhook.remove}
              onYes={() => remove.mutate()}
            >
              <Button size="small" danger loading={remove.isPending}>
                {t.webhook.remove}
              </Button>
            </Confirm>
          </>
        )}
      </div>
      <ProblemAlert error={change.error ?? renew.error ?? remove.error} />
    </>
  )
}

const tones = {
  ok: 'tag tag-closed',
  behind: 'tag tag-handling',
  failing: 'tag tag-declined',
  failed: 'tag tag-declined',
  paused: 'tag',
} as const

/** One receiver: how it fares, what went wrong last, and what can be done. */
export function WebhookRow({
  webhook,
  on,
}: {
  readonly webhook: Webhook
  readonly on: RowEvents
}): ReactElement {
  const { t } = useTexts()
  const { failure, eventTypes, nextAttemptAt, deliveredAt } = webhook
  const state = stateOf(webhook)
  return (
    <tr>
      <td data-label={t.webhook.name}>
        <span>
          <strong>{webhook.name}</strong>
          <span className="cell-second webhook-url">{webhook.url}</span>
          <span className="cell-second" title={eventTypes.join('\n')}>
            {eventTypes.length === 0 ? t.webhook.typesAll : t.webhook.typesSome(eventTypes.length)}
            {webhook.source === 'setting' ? ` · ${t.webhook.operator}` : ''}
          </span>
        </span>
      </td>
      <td data-label={t.webhook.state}>
        <span>
          <span className={tones[state]}>{t.webhook.states[state]}</span>
          {webhook.attempts === 0 ? null : (
            <span className="cell-second">{t.webhook.tried(webhook.attempts)}</span>
          )}
          {nextAttemptAt === null ? null : (
            <span className="cell-second unbroken">{t.webhook.next(formatInstant(nextAttemptAt))}</span>
          )}
        </span>
      </td>
      <td data-label={t.webhook.lastSent}>
        {deliveredAt === null ? t.webhook.never : formatInstant(deliveredAt)}
      </td>
      <td data-label={t.webhook.failure}>
        {failure === null ? (
          '—'
        ) : (
          <span>
            {errorText(failure.error, t)}
            <span className="cell-second">{formatInstant(failure.at)}</span>
          </span>
        )}
      </td>
      <td data-label={t.webhook.letters}>
        <Button size="small" danger={webhook.deadLetters > 0} onClick={on.onLetters}>
          {t.webhook.letters} {webhook.deadLetters}
        </Button>
      </td>
      <td data-label={t.webhook.actions}>
        <Actions webhook={webhook} on={on} />
      </td>
    </tr>
  )
}
