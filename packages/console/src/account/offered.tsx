import type { OfferedSecret } from '@yijianshi/contract/identity'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import './account.css'

/** A new secret for the app on the phone. */
export function SecretToScan({ offered }: { readonly offered: OfferedSecret }): ReactElement {
  const { t } = useTexts()
  return (
    <>
      <p>{t.account.scan}</p>
      <img
        className="account-code"
        src={`data:image/svg+xml,${encodeURIComponent(offered.qrCode)}`}
        alt={t.account.qrCode}
      />
      <p className="quiet">{t.account.scanHint}</p>
      <p>
        <code>{offered.secret}</code>
      </p>
    </>
  )
}

/** The recovery codes, this once. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[]
  readonly onKept: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <section aria-labelledby="recovery-title">
      <h2 id="recovery-title">{t.account.recovery}</h2>
      <Alert role="note" type="warning" showIcon title={t.account.recoveryHint} />
      <ul className="account-recovery">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={onKept}>
        {t.account.kept}
      </Button>
    </section>
  )
}
