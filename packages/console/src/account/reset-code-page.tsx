import { useMutation } from '@tanstack/react-query'
import type { HandedOverCode } from '@yijianshi/contract/password-reset'
import type { PersonDocument } from '@yijianshi/contract/shape'
import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import './account.css'

type Given = PersonDocument & { readonly seen: boolean }

/** To be read out or printed, and handed over. */
function Slip({
  handed,
  onNext,
}: {
  readonly handed: HandedOverCode
  readonly onNext: () => void
}): ReactElement {
  const { t } = useTexts()
  const words = t.resetCode
  return (
    <section className="panel account-part reset-slip" aria-labelledby="slip-title">
      <h2 id="slip-title" role="status">
        {words.slip(handed.nameMasked)}
      </h2>
      <p className="reset-code">
        <code>{handed.code}</code>
      </p>
      <p>{words.until(formatInstant(handed.until))}</p>
      <ol>
        {words.steps(handed.address).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="buttons">
        <Button type="primary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={onNext}>{words.next}</Button>
      </div>
    </section>
  )
}

/** At the window: a code for somebody who has forgotten the password and has shown the document. */
export function ResetCodePage(): ReactElement {
  const { t } = useTexts()
  const words = t.resetCode
  const hand = useMutation({
    mutationFn: ({ kind, number }: Given) =>
      getValue(call('handOverResetCode', { body: { document: { kind, number } } })),
  })
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      {hand.data === undefined ? (
        <section className="panel account-part" aria-label={words.title}>
          <p className="quiet">{words.lead}</p>
          <ProblemAlert error={hand.error} />
          <Form<Given>
            layout="vertical"
            requiredMark={false}
            disabled={hand.isPending}
            initialValues={{ kind: 'citizen-number', seen: false }}
            onFinish={given => hand.mutate(given)}
          >
            <Form.Item name="kind" label={words.kind}>
              <Select
                options={PERSON_DOCUMENT_KINDS.map(kind => ({
                  value: kind,
                  label: t.intake.documentKinds[kind],
                }))}
              />
            </Form.Item>
            <Form.Item
              name="number"
              label={words.number}
              rules={[{ required: true, message: words.numberMissing }]}
            >
              <Input autoComplete="off" maxLength={40} />
            </Form.Item>
            <Form.Item
              name="seen"
              valuePropName="checked"
              rules={[
                {
                  validator: (_, seen) =>
                    seen ? Promise.resolve() : Promise.reject(new Error(words.seenMissing)),
                },
              ]}
            >
              <Checkbox>{words.seen}</Checkbox>
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={hand.isPending}>
              {words.give}
            </Button>
          </Form>
        </section>
      ) : (
        <Slip handed={hand.data} onNext={() => hand.reset()} />
      )}
    </>
  )
}
