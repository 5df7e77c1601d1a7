import type { CaseContents } from '@yijianshi/contract/case'
import { Alert, Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../connection/use-command.ts'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'
import {
  type NoticeDraft,
  noticeEntries,
  type Subject,
  subjectKey,
  toggled,
  unexplained,
} from './notice-entries.ts'

function Choice({
  subject,
  id,
  name,
  draft,
  onChange,
}: {
  readonly subject: Subject
  readonly id: string
  readonly name: string
  readonly draft: NoticeDraft
  readonly onChange: (draft: NoticeDraft) => void
}): ReactElement {
  const { t } = useTexts()
  const key = subjectKey(subject, id)
  const problem = draft[key]
  return (
    <li className="notice-choice">
      <Checkbox
        checked={problem !== undefined}
        onChange={event => onChange(toggled(draft, key, event.target.checked))}
      >
        {name}
      </Checkbox>
      {problem === undefined ? null : (
        <div className="notice-problem">
          <Input.TextArea
            rows={1}
            maxLength={2000}
            value={problem}
            aria-label={t.notice.problemOf(name)}
            placeholder={t.notice.problemHint}
            onChange={event => onChange({ ...draft, [key]: event.target.value })}
          />
          {subject === 'material' ? (
            <div className="phrases">
              {t.notice.phrases.map(phrase => (
                <Button key={phrase} size="small" onClick={() => onChange({ ...draft, [key]: phrase })}>
                  {phrase}
                </Button>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </li>
  )
}

function Fields({
  contents,
  draft,
  onChange,
}: {
  readonly contents: CaseContents
  readonly draft: NoticeDraft
  readonly onChange: (draft: NoticeDraft) => void
}): ReactElement {
  const { say } = useTexts()
  const { sections, fields } = contents.form
  return (
    <>
      {sections.map(section => {
        const own = fields.filter(field => field.section === section.id)
        if (own.length === 0) return null
        return (
          <details key={section.id} className="notice-section">
            <summary>
              {say(section.name)} ({own.length})
            </summary>
            <ul className="notice-choices">
              {own.map(field => (
                <Choice
                  key={field.element}
                  subject="field"
                  id={field.element}
                  name={say(field.name)}
                  draft={draft}
                  onChange={onChange}
                />
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}

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
  const { t, say } = useTexts()
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
      <h3>{t.notice.materials}</h3>
      <ul className="notice-choices">
        {contents.checklist
          .filter(entry => entry.kind !== 'form')
          .map(entry => (
            <Choice
              key={entry.material}
              subject="material"
              id={entry.material}
              name={say(entry.name)}
              draft={draft}
              onChange={setDraft}
            />
          ))}
      </ul>
      <h3>{t.notice.fields}</h3>
      <Fields contents={contents} draft={draft} onChange={setDraft} />
    </SidePanel>
  )
}
