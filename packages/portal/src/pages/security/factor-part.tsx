import type { OfferedSecret, Security } from '@yijianshi/contract/identity'
import { type ReactNode, useState } from 'react'
import { instantDateText } from '../../elements/dates.ts'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useSending } from '../../server/use-sending.ts'
import { useSettings } from '../../settings/settings.ts'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Fault } from './fault.tsx'

/** What is done now: nothing, the QR code is shown, the recovery codes are, or password and code are asked for. */
type Doing =
  | { readonly what: 'nothing' }
  | { readonly what: 'password' }
  | { readonly what: 'scan'; readonly offered: OfferedSecret }
  | { readonly what: 'codes'; readonly codes: readonly string[] }
  | { readonly what: 'renew' | 'remove' }

type Fields = { readonly password: string; readonly code: string }
const empty: Fields = { password: '', code: '' }

function Scan({ offered }: { offered: OfferedSecret }) {
  const { factor } = useTexts().security
  return (
    <>
      <h3>{factor.scan}</h3>
      <p>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(offered.qrCode)}`}
          alt={factor.qrCode}
          width={220}
          height={220}
        />
      </p>
      <p>{factor.scanHint}</p>
      <p>
        {factor.secret}
        <code>{offered.secret}</code>
      </p>
    </>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { factor } = useTexts().security
  return (
    <div className="notice warn">
      <h3>{factor.recovery}</h3>
      <p>{factor.recoveryHint}</p>
      <ul>
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={onKept}>
        {factor.kept}
      </button>
    </div>
  )
}

/** Password, code or both, as the step wants them. */
function Asking({
  doing,
  fields,
  onChange,
  onSubmit,
  onCancel,
  busy,
  fault,
  children,
}: {
  doing: Doing
  fields: Fields
  onChange: (fields: Fields) => void
  onSubmit: () => void
  onCancel: () => void
  busy: boolean
  fault: string | undefined
  children?: ReactNode
}) {
  const { factor, password } = useTexts().security
  const wantsPassword = doing.what !== 'scan'
  const wantsCode = doing.what !== 'password'
  const button = { scan: factor.confirm, password: factor.begin, renew: factor.renew, remove: factor.remove }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {wantsPassword && (
        <InputRow
          id="factor-password"
          type="password"
          label={factor.confirmPassword}
          autoComplete="current-password"
          maxLength={200}
          value={fields.password}
          onChange={text => onChange({ ...fields, password: text })}
        />
      )}
      {wantsCode && (
        <InputRow
          id="factor-code"
          label={doing.what === 'scan' ? factor.code : factor.code6}
          autoComplete="one-time-code"
          maxLength={40}
          value={fields.code}
          onChange={text => onChange({ ...fields, code: text })}
        />
      )}
      <Fault text={fault} />
      <p className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {doing.what === 'nothing' || doing.what === 'codes' ? password.button : button[doing.what]}
        </button>
        <button type="button" className="button secondary" onClick={onCancel}>
          {factor.cancel}
        </button>
      </p>
    </form>
  )
}

function useFactor(again: () => void) {
  const { factor } = useTexts().security
  const { busy, fault, fail, send } = useSending()
  const [doing, setDoing] = useState<Doing>({ what: 'nothing' })
  const [fields, setFields] = useState(empty)
  const go = (next: Doing) => {
    setFields(empty)
    setDoing(next)
  }
  const showCodes = ({ recoveryCodes }: { readonly recoveryCodes: readonly string[] }) => {
    go({ what: 'codes', codes: recoveryCodes })
    again()
  }
  const submit = () => {
    if (doing.what !== 'scan' && fields.password === '')
      return fail(own(({ security: { password } }) => password.empty(password.current)))
    if (doing.what !== 'password' && fields.code.trim().length < 6)
      return fail(own(({ security }) => security.step.empty))
    const { password, code } = fields
    switch (doing.what) {
      case 'password':
        return void send(
          () => call('offerSecret', { body: { password } }),
          offered => go({ what: 'scan', offered }),
        )
      case 'scan':
        return void send(() => call('confirmSecondFactor', { body: { code } }), showCodes)
      case 'renew':
        return void send(() => call('renewRecoveryCodes', { body: { password, code } }), showCodes)
      case 'remove':
        return void send(
          () => call('removeSecondFactor', { body: { password, code } }),
          () => {
            go({ what: 'nothing' })
            again()
          },
        )
    }
  }
  return { busy, fault, doing, fields, setFields, go, submit, factor }
}

export function FactorPart({ security, again }: { security: Security; again: () => void }) {
  const { busy, fault, doing, fields, setFields, go, submit, factor } = useFactor(again)
  const { language } = useSettings()
  const state = security.secondFactor
  const asking = doing.what !== 'nothing' && doing.what !== 'codes'
  return (
    <section aria-labelledby="factor-heading">
      <h2 id="factor-heading">{factor.heading}</h2>
      <p className="column">{factor.about}</p>
      <p role="status">
        {state === null
          ? factor.off
          : factor.on(instantDateText(state.since, language), state.recoveryCodesLeft)}
      </p>
      {doing.what === 'codes' && <RecoveryCodes codes={doing.codes} onKept={() => go({ what: 'nothing' })} />}
      {asking && (
        <Asking
          doing={doing}
          fields={fields}
          onChange={setFields}
          onSubmit={submit}
          onCancel={() => go({ what: 'nothing' })}
          busy={busy}
          fault={fault}
        >
          {doing.what === 'scan' && <Scan offered={doing.offered} />}
        </Asking>
      )}
      {doing.what === 'nothing' && (
        <p className="actions">
          {state === null ? (
            <button type="button" className="button" onClick={() => go({ what: 'password' })}>
              {factor.begin}
            </button>
          ) : (
            <>
              <button type="button" className="button secondary" onClick={() => go({ what: 'renew' })}>
                {factor.renew}
              </button>
              <button type="button" className="button secondary" onClick={() => go({ what: 'remove' })}>
                {factor.remove}
              </button>
            </>
          )}
        </p>
      )}
    </section>
  )
}
