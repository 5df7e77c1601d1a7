import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Security } from '@yijianshi/contract/identity'
import { Button, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
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
      <Form<Change>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={values => change.mutate(values)}
        disabled={change.isPending}
      >
        <Form.Item
          name="current"
          label={t.account.current}
          rules={[{ required: true, message: t.account.currentMissing }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label={t.account.next}
          extra={t.account.passwordHint(security.leastCharacters)}
          rules={[{ required: true, message: t.account.nextMissing }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t.account.change}
        </Button>
      </Form>
      <p role="status">{change.isSuccess ? t.account.changed : ''}</p>
    </section>
  )
}
