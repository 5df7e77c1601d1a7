import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { Button, Form } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'

type Act<Values> = {
  readonly caseId: string
  /** What the button says, and the panel that it opens. */
  readonly title: string
  readonly lead?: ReactNode
  /** What the button of the panel says. */
  readonly submit?: string
  readonly tone?: 'primary' | 'danger' | 'plain'
  /** What tells it from other buttons of the same title. */
  readonly about?: string
  readonly initial?: Partial<Values>
  readonly commandOf: (values: Values) => CaseCommandOnWire
  /** The fields; a command may need none. */
  readonly children?: ReactNode
}

function ActForm<Values extends object>({
  caseId,
  lead,
  submit,
  tone,
  initial,
  commandOf,
  children,
  onDone,
}: Act<Values> & { readonly onDone: () => void }): ReactElement {
  const { t } = useTexts()
  const give = useCommand(caseId)
  // The panel may be gone once the case has been read again; its own callbacks would then not be called.
  const finish = (values: Values) => give.mutateAsync(commandOf(values)).then(onDone, () => {})
  return (
    <>
      {lead === undefined ? null : <p>{lead}</p>}
      <CommandProblem caseId={caseId} error={give.error} />
      <Form<Values> layout="vertical" initialValues={initial ?? {}} onFinish={finish}>
        {children}
        <Button type="primary" danger={tone === 'danger'} htmlType="submit" loading={give.isPending}>
          {submit ?? t.acts.submit}
        </Button>
      </Form>
    </>
  )
}

/** A button that opens a panel, in which a command is filled in and given. */
export function ActButton<Values extends object>(act: Act<Values>): ReactElement {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const { title, tone = 'plain', about } = act
  return (
    <>
      <Button
        {...(tone === 'primary' ? { type: 'primary' } : {})}
        danger={tone === 'danger'}
        aria-label={about === undefined ? undefined : t.frame.pair(title, about)}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      <SidePanel open={open} title={title} onClose={close}>
        <ActForm {...act} onDone={close} />
      </SidePanel>
    </>
  )
}
