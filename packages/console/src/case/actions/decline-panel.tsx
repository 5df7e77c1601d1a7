import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../../connection/queries.ts'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'

type Refusal = { readonly reason: string; readonly competentAuthority?: string }

/** Not accepted: with the reason, and whom to turn to where someone else is competent (ALL §32(2)). */
export function DeclinePanel({
  caseId,
  open,
  onClose,
}: {
  readonly caseId: string
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t, say } = useTexts()
  const give = useCommand(caseId)
  const catalogue = useQuery(catalogueQuery)
  const authorities = [...(catalogue.data?.authorities.values() ?? [])]
  return (
    <SidePanel open={open} title={t.decline.title} onClose={onClose}>
      <p>{t.decline.lead}</p>
      <CommandProblem caseId={caseId} error={give.error} />
      <Form<Refusal>
        layout="vertical"
        onFinish={({ reason, competentAuthority }) =>
          give.mutate(
            {
              type: 'decline',
              reason,
              ...(competentAuthority === undefined ? {} : { competentAuthority }),
            },
            { onSuccess: onClose },
          )
        }
      >
        <Form.Item
          name="reason"
          label={t.decline.reason}
          rules={[{ required: true, whitespace: true, message: t.decline.reasonMissing }]}
        >
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="competentAuthority" label={t.decline.authority}>
          <Select
            allowClear
            placeholder={t.decline.noAuthority}
            getPopupContainer={trigger => trigger.parentElement ?? document.body}
            options={authorities.map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
        </Form.Item>
        <Button type="primary" danger htmlType="submit" loading={give.isPending}>
          {t.decline.submit}
        </Button>
      </Form>
    </SidePanel>
  )
}
