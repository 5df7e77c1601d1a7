import type { CaseContents } from '@yijianshi/contract/case'
import { Button, Checkbox, Input } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { type NoticeDraft, type Subject, subjectKey, toggled } from './notice-entries.ts'

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

/** Everything of the case that may be missing or wrong; what is ticked gets a word on what to mend. */
export function EntryChoices({
  contents,
  draft,
  onChange,
}: {
  readonly contents: CaseContents
  readonly draft: NoticeDraft
  readonly onChange: (draft: NoticeDraft) => void
}): ReactElement {
  const { t, say } = useTexts()
  return (
    <>
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
              onChange={onChange}
            />
          ))}
      </ul>
      <h3>{t.notice.fields}</h3>
      <Fields contents={contents} draft={draft} onChange={onChange} />
    </>
  )
}
