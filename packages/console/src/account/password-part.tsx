import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Security } from '@yijianshi/contract/identity'
import { Button, Form } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { AccountForm, PasswordField } from './account-form.tsx'
import { ownSessionsQuery } from './queries.ts'

type Change = { readonly current: string; readonly next: string }

export function PasswordPart({ security }: { readonly security: Security }): ReactElement {
  const { t } = useTexts()
  const [form] = Form.useForm<Change>()
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (body: Change) => getValue(call('changePassword', { body })),
    onSuccess: async () => {
      form.resetFields()
      await queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey })
    },
  })
  return (
    <section className="panel account-part" aria-labelledby="password-title">
      <h2 id="password-title">{t.account.password}</h2>
      <ProblemAlert error={change.error} />
      <AccountForm<Change> form={form} pending={change.isPending} onGive={values => change.mutate(values)}>
        <PasswordField name="current" label={t.account.current} missing={t.account.currentMissing} />
        <PasswordField
          isNew
          name="next"
          label={t.account.next}
          hint={t.account.passwordHint(security.leastCharacters)}
          missing={t.account.nextMissing}
        />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t.account.change}
        </Button>
      </AccountForm>
      <p role="status">{change.isSuccess ? t.account.changed : ''}</p>
    </section>
  )
}
