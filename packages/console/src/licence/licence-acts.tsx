import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LicenceDetail } from '@yijianshi/contract/licence'
import { Button, Form } from 'antd'
import { type ReactElement, useState } from 'react'
import { ReasonField } from '../case/act/act-fields.tsx'
import { call, getValue, Refused } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { confirmed } from '../session/confirmation.ts'
import { useTexts } from '../texts/texts.ts'

type Act = LicenceDetail['mayDo'][number]

function useLicenceCommand({ id, case: caseId }: LicenceDetail) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: (command: { readonly type: Act; readonly reason: string }) =>
      confirmed(() =>
        getValue(
          call('commandLicence', {
            params: { licence: id },
            body: { commandId: ids.idFor(JSON.stringify(command)), command },
          }),
        ),
      ),
    onSuccess: async () => {
      ids.answered()
      await queryClient.invalidateQueries({ queryKey: ['case', caseId] })
    },
    onError: error => {
      if (error instanceof Refused && error.problem !== undefined) ids.answered()
    },
  })
}

/** A button that opens a panel, in which the reason is given. */
export function LicenceAct({
  licence,
  type,
}: {
  readonly licence: LicenceDetail
  readonly type: Act
}): ReactElement {
  const { t, say } = useTexts()
  const words = t.licence
  const [open, setOpen] = useState(false)
  const give = useLicenceCommand(licence)
  const close = () => setOpen(false)
  const title = words[type]
  return (
    <>
      <Button
        danger={type === 'suspend'}
        aria-label={t.frame.pair(title, say(licence.name))}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      <SidePanel open={open} title={title} onClose={close}>
        <p>{type === 'suspend' ? words.suspendLead : words.resumeLead}</p>
        <ProblemAlert error={give.error} />
        <Form<{ readonly reason: string }>
          layout="vertical"
          onFinish={({ reason }) => give.mutateAsync({ type, reason }).then(close, () => {})}
        >
          <ReasonField />
          <Button type="primary" danger={type === 'suspend'} htmlType="submit" loading={give.isPending}>
            {title}
          </Button>
        </Form>
      </SidePanel>
    </>
  )
}
