import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OfferedSecret, Security } from '@yijianshi/contract/identity'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { AccountForm, CodeField, PasswordField } from './account-form.tsx'
import { RecoveryCodes, SecretToScan } from './offered.tsx'
import { securityQuery } from './queries.ts'

/** What is done now. */
type Doing =
  | { readonly what: 'nothing' | 'offer' | 'renew' | 'remove' }
  | { readonly what: 'confirm'; readonly offered: OfferedSecret }
  | { readonly what: 'codes'; readonly codes: readonly string[] }

type Proof = { readonly password: string; readonly code: string }
const nothing: Doing = { what: 'nothing' }

/** Does what is to be done; gives what is to be done next. */
async function act(doing: Doing, { password, code }: Proof): Promise<Doing> {
  switch (doing.what) {
    case 'offer':
      return { what: 'confirm', offered: await getValue(call('offerSecret', { body: { password } })) }
    case 'confirm': {
      const { recoveryCodes } = await getValue(call('confirmSecondFactor', { body: { code } }))
      return { what: 'codes', codes: recoveryCodes }
    }
    case 'renew': {
      const { recoveryCodes } = await getValue(call('renewRecoveryCodes', { body: { password, code } }))
      return { what: 'codes', codes: recoveryCodes }
    }
    case 'remove':
      await getValue(call('removeSecondFactor', { body: { password, code } }))
      return nothing
    case 'codes':
    case 'nothing':
      return nothing
  }
}

function ProofForm({
  doing,
  label,
  pending,
  onGive,
  onCancel,
}: {
  readonly doing: Doing
  readonly label: string
  readonly pending: boolean
  readonly onGive: (proof: Proof) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <AccountForm<Partial<Proof>>
      key={doing.what}
      pending={pending}
      onGive={({ password = '', code = '' }) => onGive({ password, code })}
    >
      {doing.what === 'confirm' ? null : (
        <PasswordField name="password" label={t.account.current} missing={t.account.currentMissing} />
      )}
      {doing.what === 'offer' ? null : (
        <CodeField
          label={doing.what === 'confirm' ? t.account.step.code : t.account.codeOrRecovery}
          missing={t.account.step.missing}
        />
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={pending}>
          {label}
        </Button>
        <Button onClick={onCancel}>{t.frame.cancel}</Button>
      </div>
    </AccountForm>
  )
}

function Choices({
  security,
  onChoose,
}: {
  readonly security: Security
  readonly onChoose: (doing: Doing) => void
}): ReactElement {
  const { t } = useTexts()
  if (security.secondFactor === null)
    return <Button onClick={() => onChoose({ what: 'offer' })}>{t.account.turnOn}</Button>
  return (
    <div className="buttons">
      <Button onClick={() => onChoose({ what: 'renew' })}>{t.account.renew}</Button>
      {security.secondFactorRequired ? null : (
        <Button onClick={() => onChoose({ what: 'remove' })}>{t.account.turnOff}</Button>
      )}
    </div>
  )
}

export function FactorPart({ security }: { readonly security: Security }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [doing, setDoing] = useState<Doing>(nothing)
  const give = useMutation({
    mutationFn: (proof: Proof) => act(doing, proof),
    onSuccess: async next => {
      setDoing(next)
      await queryClient.invalidateQueries({ queryKey: securityQuery.queryKey })
    },
  })
  const { secondFactor: state } = security
  const { account } = t
  const labels = {
    offer: account.turnOn,
    confirm: account.confirm,
    renew: account.renew,
    remove: account.turnOff,
  }
  const asking = doing.what !== 'nothing' && doing.what !== 'codes'
  return (
    <section className="panel account-part" aria-labelledby="factor-title">
      <h2 id="factor-title">{account.factor}</h2>
      <p className="quiet">
        {account.factorAbout} {security.secondFactorRequired ? account.factorRequired : ''}
      </p>
      <p role="status">
        {state === null ? account.off : account.on(formatDay(state.since), state.recoveryCodesLeft)}
      </p>
      <ProblemAlert error={give.error} />
      {doing.what === 'confirm' ? <SecretToScan offered={doing.offered} /> : null}
      {doing.what === 'codes' ? <RecoveryCodes codes={doing.codes} onKept={() => setDoing(nothing)} /> : null}
      {asking ? (
        <ProofForm
          doing={doing}
          label={labels[doing.what]}
          pending={give.isPending}
          onGive={proof => give.mutate(proof)}
          onCancel={() => {
            give.reset()
            setDoing(nothing)
          }}
        />
      ) : null}
      {doing.what === 'nothing' ? <Choices security={security} onChoose={setDoing} /> : null}
    </section>
  )
}
