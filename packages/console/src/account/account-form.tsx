/** What log-in, password and second factor ask for, each in its own form: who is there. */
import { Form, type FormProps, Input } from 'antd'
import type { ReactElement, ReactNode } from 'react'

export function AccountForm<Given extends object>({
  form,
  pending,
  onGive,
  children,
}: {
  readonly form?: FormProps<Given>['form']
  readonly pending: boolean
  readonly onGive: (given: Given) => void
  readonly children: ReactNode
}): ReactElement {
  return (
    <Form<Given>
      {...(form !== undefined && { form })}
      layout="vertical"
      requiredMark={false}
      disabled={pending}
      onFinish={onGive}
    >
      {children}
    </Form>
  )
}

/** A password that is known, or one that is new. */
export function PasswordField({
  name,
  label,
  missing,
  hint,
  isNew = false,
  autoFocus = false,
}: {
  readonly name: string
  readonly label: string
  readonly missing: string
  readonly hint?: string
  readonly isNew?: boolean
  readonly autoFocus?: boolean
}): ReactElement {
  return (
    <Form.Item name={name} label={label} extra={hint} rules={[{ required: true, message: missing }]}>
      <Input.Password
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={200}
        autoFocus={autoFocus}
      />
    </Form.Item>
  )
}

/** The code of the app on the phone, or a recovery code. */
export function CodeField({
  label,
  missing,
  autoFocus = false,
}: {
  readonly label: string
  readonly missing: string
  readonly autoFocus?: boolean
}): ReactElement {
  return (
    <Form.Item name="code" label={label} rules={[{ required: true, min: 6, message: missing }]}>
      <Input autoComplete="one-time-code" maxLength={40} autoFocus={autoFocus} />
    </Form.Item>
  )
}
