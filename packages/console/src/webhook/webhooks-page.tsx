import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { Webhook } from '@yijianshi/contract/webhook'
import { Button, Empty } from 'antd'
import { type ReactElement, useState } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import './webhook.css'
import { DeadLetters } from './dead-letters.tsx'
import { webhooksQuery } from './queries.ts'
import { SecretShown } from './secret-shown.tsx'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookRow } from './webhook-row.tsx'

type Open =
  | { readonly panel: 'form'; readonly webhook: Webhook | undefined }
  | { readonly panel: 'letters'; readonly webhook: Webhook }
  | { readonly panel: 'secret'; readonly secret: string }

function Table({
  webhooks,
  onOpen,
}: {
  readonly webhooks: readonly Webhook[]
  readonly onOpen: (open: Open) => void
}): ReactElement {
  const { t } = useTexts()
  const { name, state, lastSent, failure, letters, actions } = t.webhook
  return (
    <table className="rows webhook-rows">
      <caption className="sr-only">{t.webhook.title}</caption>
      <ColumnHeads headings={[name, state, lastSent, failure, letters, actions]} />
      <tbody>
        {webhooks.map(webhook => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            on={{
              onEdit: () => onOpen({ panel: 'form', webhook }),
              onLetters: () => onOpen({ panel: 'letters', webhook }),
              onSecret: secret => onOpen({ panel: 'secret', secret }),
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Other systems that are told what happens, and what could not be told. */
export function WebhooksPage(): ReactElement {
  const { t } = useTexts()
  const webhooks = useQuery(webhooksQuery)
  const [open, setOpen] = useState<Open>()
  // A dialog that gives way to another tells of its closing too.
  const closing = (panel: Open['panel']) => () =>
    setOpen(shown => (shown?.panel === panel ? undefined : shown))
  const saved = (secret: string | undefined) =>
    setOpen(secret === undefined ? undefined : { panel: 'secret', secret })
  const form = open?.panel === 'form' ? open : undefined
  const letters = open?.panel === 'letters' ? open.webhook : undefined
  const secret = open?.panel === 'secret' ? open.secret : undefined
  return (
    <>
      <div className="page-head">
        <h1>{t.webhook.title}</h1>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => setOpen({ panel: 'form', webhook: undefined })}
        >
          {t.webhook.add}
        </Button>
      </div>
      <Loaded query={webhooks}>
        {data => (
          <>
            <p className="quiet webhook-about">{t.webhook.about(data.attempts)}</p>
            {data.webhooks.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.webhook.empty} />
            ) : (
              <Table webhooks={data.webhooks} onOpen={setOpen} />
            )}
          </>
        )}
      </Loaded>
      <SidePanel
        open={form !== undefined}
        title={form?.webhook === undefined ? t.webhook.add : t.webhook.edit}
        onClose={closing('form')}
      >
        {form === undefined ? null : <WebhookForm webhook={form.webhook} onSaved={saved} />}
      </SidePanel>
      <SidePanel
        open={letters !== undefined}
        title={t.webhook.lettersOf(letters?.name ?? '')}
        onClose={closing('letters')}
        wide
      >
        {letters === undefined ? null : <DeadLetters webhook={letters.id} />}
      </SidePanel>
      <SidePanel open={secret !== undefined} title={t.webhook.secret} onClose={closing('secret')}>
        {secret === undefined ? null : <SecretShown secret={secret} onDone={closing('secret')} />}
      </SidePanel>
    </>
  )
}
