import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { call, getValue } from '../../connection/call.ts'
import { contentsQuery } from '../../connection/queries.ts'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { CaseDraftButtons } from '../../intake/case-draft-buttons.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CaseActs, hasCaseActs } from '../act/case-acts.tsx'
import { mayGive } from '../may-give.ts'
import { DeclinePanel } from './decline-panel.tsx'
import { DeliverPanel } from './deliver-panel.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { TakeOverPanel } from './take-over-panel.tsx'

type Panel = 'decline' | 'notice' | 'deliver' | 'take-over'

function NoticeAction({
  caseId,
  open,
  onClose,
}: {
  readonly caseId: string
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement | null {
  const contents = useQuery(contentsQuery(caseId))
  if (contents.data === undefined) return null
  return <NoticePanel caseId={caseId} contents={contents.data} open={open} onClose={onClose} />
}

function CorrectButton({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useTexts()
  const navigate = useNavigate()
  const correct = useMutation({
    mutationFn: () => getValue(call('openCorrection', { params: { case: caseId } })),
    onSuccess: draft => navigate({ to: '/intake/$draft', params: { draft: draft.id } }),
  })
  return (
    <>
      <Button type="primary" loading={correct.isPending} onClick={() => correct.mutate()}>
        {t.notice.correct}
      </Button>
      <ProblemAlert error={correct.error} />
    </>
  )
}

/** What this person may do now; nothing is offered that the server would refuse. */
export function ActionBar({ view }: { readonly view: CaseView }): ReactElement | null {
  const { t } = useTexts()
  const [panel, setPanel] = useState<Panel>()
  const close = () => setPanel(undefined)
  const may = {
    notice: mayGive(view, 'issue-notice'),
    decline: mayGive(view, 'decline'),
    deliver: mayGive(view, 'deliver'),
    correct: mayGive(view, 'correct'),
    takeOver: mayGive(view, 'take-over-version'),
    supplement: mayGive(view, 'supplement'),
    onTheSpot: mayGive(view, 'correct-on-the-spot'),
  }
  if (!Object.values(may).some(Boolean) && !hasCaseActs(view)) return null
  return (
    <section className="actions" aria-label={t.caseView.actions}>
      {may.deliver ? (
        <Button type="primary" onClick={() => setPanel('deliver')}>
          {t.delivery.title}
        </Button>
      ) : null}
      {may.correct ? <CorrectButton caseId={view.id} /> : null}
      {may.notice ? <Button onClick={() => setPanel('notice')}>{t.notice.title}</Button> : null}
      {may.takeOver ? <Button onClick={() => setPanel('take-over')}>{t.takeOver.title}</Button> : null}
      <CaseDraftButtons view={view} />
      <CaseActs view={view} />
      {may.decline ? (
        <Button danger onClick={() => setPanel('decline')}>
          {t.decline.title}
        </Button>
      ) : null}
      {may.notice ? <NoticeAction caseId={view.id} open={panel === 'notice'} onClose={close} /> : null}
      {may.decline ? <DeclinePanel caseId={view.id} open={panel === 'decline'} onClose={close} /> : null}
      {may.deliver ? <DeliverPanel view={view} open={panel === 'deliver'} onClose={close} /> : null}
      {may.takeOver ? <TakeOverPanel view={view} open={panel === 'take-over'} onClose={close} /> : null}
    </section>
  )
}
