import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '@yijianshi/contract/case'
import { Button, Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { contentsQuery } from '../../connection/queries.ts'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'
import { CommandProblem } from '../command-problem.tsx'

type Delivery = { readonly method: CaseView['delivery']; readonly trackingNumber?: string }

const methods = ['window', 'post', 'electronic'] as const

/** All results at once, the way the applicant chose. */
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
  const results = view.tasks.flatMap(task => task.results.map(result => ({ ...result, task })))
  return (
    <SidePanel open={open} title={t.delivery.title} onClose={onClose}>
      <p>{t.delivery.lead(t.delivery.methods[view.delivery])}</p>
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
        initialValues={{ method: view.delivery }}
        onFinish={values =>
          give.mutate(
            {
              type: 'deliver',
              method: values.method,
              ...(values.method === 'post' && values.trackingNumber
                ? { trackingNumber: values.trackingNumber.trim() }
                : {}),
            },
            { onSuccess: onClose },
          )
        }
      >
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
