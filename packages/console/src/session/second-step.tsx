import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LoginStep } from '@yijianshi/contract/identity'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { AccountForm, CodeField } from '../account/account-form.tsx'
import { RecoveryCodes, SecretToScan } from '../account/offered.tsx'
import { call, getValue } from '../connection/call.ts'
import { sessionQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'

/** A new one each time it is looked at, and never kept: it is shown to one person, once. */
const offerQuery = {
  queryKey: ['login-secret'],
  queryFn: () => getValue(call('offerLoginSecret')),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
} as const

function Offered(): ReactElement {
  const offer = useQuery(offerQuery)
  return <Loaded query={offer}>{offered => <SecretToScan offered={offered} />}</Loaded>
}

/** After the password: the code of the app on the phone, which is set up first where the post must have it. */
export function SecondStep({ step }: { readonly step: LoginStep }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>([])
  const enter = async () => {
    const next = new URLSearchParams(location.search).get('next') ?? ''
    // Came by the unified identity: goes on to the page that was wanted.
    if (next.startsWith('/console/')) location.assign(next)
    else await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const complete = useMutation({
    mutationFn: (body: { readonly code: string }) => getValue(call('completeLogin', { body })),
    onSuccess: async ({ recoveryCodes }) => {
      if (recoveryCodes.length > 0) setCodes(recoveryCodes)
      else await enter()
    },
  })
  const leave = useMutation({
    mutationFn: () => getValue(call('logout')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => void enter()} />
  const words = t.account.step
  const isNew = step.kind === 'enrol'
  return (
    <>
      <h2>{isNew ? words.enrolTitle : words.title}</h2>
      <p className="quiet">{isNew ? words.enrolHint : words.hint}</p>
      {isNew ? <Offered /> : null}
      <ProblemAlert error={complete.error ?? leave.error} />
      <AccountForm<{ code: string }> pending={complete.isPending} onGive={given => complete.mutate(given)}>
        <CodeField label={words.code} missing={words.missing} autoFocus />
        <Button type="primary" htmlType="submit" block loading={complete.isPending}>
          {words.submit}
        </Button>
      </AccountForm>
      <p>
        <Button type="link" onClick={() => leave.mutate()}>
          {words.again}
        </Button>
      </p>
    </>
  )
}
