import type { CaseContents } from '@yijianshi/contract/case'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'
import { EntryChoices } from './entry-choices.tsx'
import { type NoticeDraft, noticeEntries, unexplained } from './notice-entries.ts'

/** Everything that is missing or wrong, told once: a second notice is not possible (ALL §32(4)). */
export function NoticePanel({
  caseId,
  contents,
  open,
  onClose,
}: {
  readonly caseId: string
  readonly contents: CaseContents
  readonly open: boolean
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  const give = useCommand(caseId)
  const [draft, setDraft] = useState<NoticeDraft>({})
  const count = Object.keys(draft).length
  const missing = unexplained(draft).length
  const submit = () =>
    give.mutate({ type: 'issue-notice', entries: noticeEntries(draft) }, { onSuccess: onClose })
  const footer = (
    <>
      <span aria-live="polite">{missing > 0 ? t.notice.unexplained(missing) : t.notice.chosen(count)}</span>
      <Button type="primary" disabled={count === 0 || missing > 0} loading={give.isPending} onClick={submit}>
        {t.notice.submit}
      </Button>
    </>
  )
  return (
    <SidePanel wide open={open} title={t.notice.title} onClose={onClose} footer={footer}>
      <Alert role="note" type="warning" showIcon title={t.notice.once} />
      <CommandProblem caseId={caseId} error={give.error} />
      <EntryChoices contents={contents} draft={draft} onChange={setDraft} />
    </SidePanel>
  )
}
