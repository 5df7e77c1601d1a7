import { useQuery } from '@tanstack/react-query'
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import { guideMarks } from '@yijianshi/core/publication/guide-marks'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../../connection/call.ts'
import { contentsQuery } from '../../connection/queries.ts'
import { useCommand } from '../../connection/use-command.ts'
import { Loaded } from '../../frame/loaded.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'
import { GuideChangeList } from '../guide-change-list.tsx'
import { type Guide, guideOfCase, guideOfPlan, type Obstacle, obstaclesOf } from '../guide-changes.ts'

type Request = { readonly request: string; readonly asked: boolean }

/** The plan of the same answers under the guide in use; null when that has to ask more first. */
function newerGuideQuery({ id, matter }: CaseView, { planned }: CaseContents) {
  return {
    queryKey: ['case', id, 'newer-guide', planned],
    queryFn: async (): Promise<Guide | null> => {
      const next = await getValue(call('guide', { params: { matter }, body: planned }))
      return next.step === 'plan' ? guideOfPlan(next.plan) : null
    },
  }
}

function Incompatible({ obstacles }: { readonly obstacles: readonly Obstacle[] | null }): ReactElement {
  const { t, say } = useTexts()
  const text = ({ kind, name, why }: Obstacle) =>
    t.takeOver.obstacles[why === 'order' ? 'order' : kind](say(name))
  return (
    <Alert
      role="note"
      type="warning"
      showIcon
      title={t.takeOver.incompatible}
      description={
        <>
          <ul className="points">
            {obstacles === null ? (
              <li>{t.takeOver.asksMore}</li>
            ) : (
              obstacles.map(obstacle => (
                <li key={`${obstacle.kind} ${obstacle.id} ${obstacle.why}`}>{text(obstacle)}</li>
              ))
            )}
          </ul>
          <p>{t.takeOver.instead}</p>
        </>
      }
    />
  )
}

function RequestForm({
  caseId,
  onClose,
}: {
  readonly caseId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  const give = useCommand(caseId)
  const submit = ({ request }: Request) =>
    // The panel is gone once the case has been read again; its own callbacks would then not be called.
    give.mutateAsync({ type: 'take-over-version', request }).then(onClose, () => {})
  return (
    <>
      <CommandProblem caseId={caseId} error={give.error} />
      <Form<Request> layout="vertical" className="take-over-form" onFinish={submit}>
        <Form.Item
          name="request"
          label={t.takeOver.request}
          extra={t.takeOver.requestHint}
          rules={[{ required: true, whitespace: true, message: t.takeOver.requestMissing }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item
          name="asked"
          valuePropName="checked"
          rules={[
            {
              validator: (_, asked) =>
                asked === true ? Promise.resolve() : Promise.reject(new Error(t.takeOver.askedMissing)),
            },
          ]}
        >
          <Checkbox>{t.takeOver.asked}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t.takeOver.submit}
        </Button>
      </Form>
    </>
  )
}

function Compared({
  view,
  contents,
  onClose,
}: {
  readonly view: CaseView
  readonly contents: CaseContents
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  const newer = useQuery(newerGuideQuery(view, contents))
  const before = guideOfCase(view, contents)
  return (
    <Loaded query={newer}>
      {after => {
        if (after === null) return <Incompatible obstacles={null} />
        const obstacles = obstaclesOf(before, after)
        const marks = guideMarks(before, after)
        return (
          <>
            <h3>{t.takeOver.changes}</h3>
            {marks.length === 0 ? <p>{t.takeOver.same}</p> : <GuideChangeList marks={marks} />}
            {obstacles.length > 0 ? (
              <Incompatible obstacles={obstacles} />
            ) : (
              <>
                <Alert role="note" type="success" showIcon title={t.takeOver.compatible} />
                <RequestForm caseId={view.id} onClose={onClose} />
              </>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Under the guide in use, because the applicant asked for it, where that demands nothing more. */
export function TakeOverPanel({
  view,
  open,
  onClose,
}: {
  readonly view: CaseView
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  const contents = useQuery({ ...contentsQuery(view.id), enabled: open })
  return (
    <SidePanel wide open={open} title={t.takeOver.title} onClose={onClose}>
      <p>{t.takeOver.lead}</p>
      <Loaded query={contents}>{data => <Compared view={view} contents={data} onClose={onClose} />}</Loaded>
    </SidePanel>
  )
}
