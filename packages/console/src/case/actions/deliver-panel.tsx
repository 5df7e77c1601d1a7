import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '@yijianshi/contract/case'
import { Button, Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { contentsQuery } from '../../connection/queries.ts'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { ChecksField } from '../act/act-fields.tsx'
import { CommandProblem } from '../command-problem.tsx'

const methods = ['window', 'post', 'electronic', 'terminal'] as const

type Delivery = {
  readonly method: (typeof methods)[number]
  readonly trackingNumber?: string
  readonly items?: string[]
}

/** All results at once, the way the applicant chose; or some of them, where it chose to have them separately. */
export function DeliverPanel({
  view,
  open,
  onClose,
}: {
  readonly view: CaseView
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t, say } = useTexts()
  const give = useCommand(view.id)
  const [form] = Form.useForm<Delivery>()
  const method = Form.useWatch('method', form) ?? view.delivery
  const address = useQuery(contentsQuery(view.id)).data?.postalAddress
  const there = view.tasks.filter(task => task.stage === 'issued' && task.deliveredAt === null)
  const results = there.flatMap(task => task.results.map(result => ({ ...result, task })))
  return (
    <SidePanel open={open} title={t.delivery.title} onClose={onClose}>
      <p>
        {view.separateDelivery ? t.window.deliver.lead : t.delivery.lead(t.delivery.methods[view.delivery])}
      </p>
      <ul className="result-list">
        {results.map(({ licence, name, number, task }) => (
          <li key={licence}>
            <strong>{say(name)}</strong> <span className="number">{number}</span>
            {task.issuedAt === null ? null : <span className="quiet"> {formatInstant(task.issuedAt)}</span>}
          </li>
        ))}
      </ul>
      <CommandProblem caseId={view.id} error={give.error} />
      <Form<Delivery>
        form={form}
        layout="vertical"
        initialValues={{ method: view.delivery, items: there.map(task => task.item) }}
        onFinish={values =>
          give.mutate(
            {
              type: 'deliver',
              method: values.method,
              ...(values.method === 'post' && values.trackingNumber
                ? { trackingNumber: values.trackingNumber.trim() }
                : {}),
              ...(view.separateDelivery && values.items ? { items: values.items } : {}),
            },
            { onSuccess: onClose },
          )
        }
      >
        {view.separateDelivery ? (
          <ChecksField
            name="items"
            label={t.window.deliver.items}
            missing={t.window.deliver.itemsMissing}
            options={there.map(({ item, name }) => ({ value: item, label: say(name) }))}
          />
        ) : null}
        <Form.Item name="method" label={t.delivery.method}>
          <Radio.Group options={methods.map(value => ({ value, label: t.delivery.methods[value] }))} />
        </Form.Item>
        {method === 'post' && address ? (
          <p>
            {t.delivery.sendTo} {address.recipient} {address.mobile} {address.address}
          </p>
        ) : null}
        {method === 'post' ? (
          <Form.Item
            name="trackingNumber"
            label={t.delivery.trackingNumber}
            rules={[{ required: true, whitespace: true, message: t.delivery.trackingMissing }]}
          >
            <Input maxLength={50} />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t.delivery.submit}
        </Button>
      </Form>
    </SidePanel>
  )
}
