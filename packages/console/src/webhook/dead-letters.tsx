import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeadLetter } from '@yijianshi/contract/webhook'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { Confirm } from '../frame/confirm.tsx'
import { Pages } from '../frame/pages.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { deadLettersQuery } from './queries.ts'
import { errorText } from './webhook-state.ts'

function Letter({
  webhook,
  letter,
}: {
  readonly webhook: string
  readonly letter: DeadLetter
}): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const params = { webhook, letter: letter.id }
  const again = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['dead-letters', webhook] }),
      queryClient.invalidateQueries({ queryKey: ['webhooks'] }),
    ])
  const resend = useMutation({
    mutationFn: () => getValue(call('resendDeadLetter', { params })),
    onSettled: again,
  })
  const discard = useMutation({
    mutationFn: () => getValue(call('discardDeadLetter', { params })),
    onSettled: again,
  })
  return (
    <li>
      <div className="letter-head">
        <strong>{t.webhook.events(letter.events)}</strong>
        <span>
          {t.webhook.died} {formatInstant(letter.diedAt)}
        </span>
        <span className="quiet">{t.webhook.tried(letter.attempts)}</span>
      </div>
      <p>{errorText(letter.error, t)}</p>
      <p className="quiet">{letter.messageId}</p>
      <ProblemAlert error={resend.error ?? discard.error} />
      <div className="buttons">
        <Button loading={resend.isPending} onClick={() => resend.mutate()}>
          {t.webhook.resend}
        </Button>
        <Confirm question={t.webhook.confirmDiscard} yes={t.webhook.discard} onYes={() => discard.mutate()}>
          <Button danger loading={discard.isPending}>
            {t.webhook.discard}
          </Button>
        </Confirm>
      </div>
    </li>
  )
}

/** What a receiver never took. */
export function DeadLetters({ webhook }: { readonly webhook: string }): ReactElement {
  const { t } = useTexts()
  const letters = useInfiniteQuery(deadLettersQuery(webhook))
  return (
    <>
      <p className="quiet webhook-about">{t.webhook.lettersAbout}</p>
      <Pages query={letters} rowsOf={page => page.letters} empty={t.webhook.noLetters}>
        {rows => (
          <ol className="letters" aria-label={t.webhook.letters}>
            {rows.map(letter => (
              <Letter key={letter.id} webhook={webhook} letter={letter} />
            ))}
          </ol>
        )}
      </Pages>
    </>
  )
}
