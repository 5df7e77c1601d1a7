import { CopyOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../texts/texts.ts'

/** A secret, this once. */
export function SecretShown({
  secret,
  onDone,
}: {
  readonly secret: string
  readonly onDone: () => void
}): ReactElement {
  const { t } = useTexts()
  const [isCopied, setCopied] = useState(false)
  // Browsers give no clipboard to pages on plain http; the text can be selected there.
  const copy = navigator.clipboard === undefined ? undefined : () => navigator.clipboard.writeText(secret)
  return (
    <>
      <Alert role="note" type="warning" showIcon title={t.webhook.secretAbout} />
      <p>
        <code className="webhook-secret">{secret}</code>
      </p>
      <div className="buttons">
        {copy === undefined ? null : (
          <Button icon={<CopyOutlined />} onClick={() => void copy().then(() => setCopied(true))}>
            {t.webhook.copy}
          </Button>
        )}
        <Button type="primary" onClick={onDone}>
          {t.webhook.done}
        </Button>
        <span role="status">{isCopied ? t.webhook.copied : ''}</span>
      </div>
    </>
  )
}
