import { useQuery } from '@tanstack/react-query'
import type { CaseCommandOnWire, CaseContents } from '@yijianshi/contract/case'
import { Alert, Button, Radio } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { contentsQuery } from '../../connection/queries.ts'
import { useCommand } from '../../connection/use-command.ts'
import { Loaded } from '../../frame/loaded.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { EntryChoices } from '../actions/entry-choices.tsx'
import { type NoticeDraft, type NoticeEntry, noticeEntries, unexplained } from '../actions/notice-entries.ts'
import { CommandProblem } from '../command-problem.tsx'

type Told = {
  readonly caseId: string
  readonly title: string
  readonly lead: string
  readonly submit: string
  /** The two ways to tell: nothing is missing, or what. */
  readonly label: string
  readonly nothing: string
  readonly something: string
  readonly commandOf: (entries: NoticeEntry[]) => CaseCommandOnWire
}

function EntriesForm({
  told,
  contents,
  onDone,
}: {
  readonly told: Told
  readonly contents: CaseContents
  readonly onDone: () => void
}): ReactElement {
  const { t } = useTexts()
  const id = useId()
  const give = useCommand(told.caseId)
  const [lacks, setLacks] = useState<boolean>()
  const [draft, setDraft] = useState<NoticeDraft>({})
  const count = Object.keys(draft).length
  const isOpen = lacks === undefined || (lacks && (count === 0 || unexplained(draft).length > 0))
  const finish = () =>
    give.mutateAsync(told.commandOf(lacks ? noticeEntries(draft) : [])).then(onDone, () => {})
  return (
    <>
      <p>{told.lead}</p>
      <CommandProblem caseId={told.caseId} error={give.error} />
      <div id={id} className="act-label">
        {told.label}
      </div>
      <Radio.Group
        className="act-options"
        aria-labelledby={id}
        value={lacks}
        onChange={event => setLacks(event.target.value === true)}
        options={[
          { value: false, label: told.nothing },
          { value: true, label: told.something },
        ]}
      />
      {lacks ? <EntryChoices contents={contents} draft={draft} onChange={setDraft} /> : null}
      {lacks && isOpen ? (
        <Alert role="note" type="info" showIcon title={t.window.preExamine.unexplained} />
      ) : null}
      <div className="buttons">
        <Button type="primary" disabled={isOpen} loading={give.isPending} onClick={finish}>
          {told.submit}
        </Button>
      </div>
    </>
  )
}

/** A button that opens a panel, in which is told that nothing is missing, or what. */
export function EntriesButton(told: Told): ReactElement {
  const [open, setOpen] = useState(false)
  const contents = useQuery({ ...contentsQuery(told.caseId), enabled: open })
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{told.title}</Button>
      <SidePanel wide open={open} title={told.title} onClose={close}>
        <Loaded query={contents}>{data => <EntriesForm told={told} contents={data} onDone={close} />}</Loaded>
      </SidePanel>
    </>
  )
}
