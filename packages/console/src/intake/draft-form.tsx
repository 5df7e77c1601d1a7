import type { Draft } from '@yijianshi/contract/draft'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { ReactElement } from 'react'
import { MarkTag } from '../case/guide-change-list.tsx'
import { FieldInput } from '../form/field-input.tsx'
import { ListInput } from '../form/list-input.tsx'
import { Why } from '../plan/why.tsx'
import { useTexts } from '../texts/texts.ts'
import { FetchedFieldNote } from './fetched-note.tsx'
import { fieldAnchor } from './missing.ts'
import type { DraftEditing } from './use-draft.ts'
import type { GuideMarks } from './use-guide-marks.ts'

function Field({
  draft,
  field,
  editing,
  guide,
  showAll,
}: {
  readonly draft: Draft
  readonly field: FormFieldOnWire
  readonly editing: DraftEditing
  readonly guide: GuideMarks
  readonly showAll: boolean
}): ReactElement {
  const { element } = field
  const props = {
    id: fieldAnchor(element),
    value: editing.values[element],
    showProblems: showAll || editing.touched.has(element),
    noticed: draft.notice.find(note => note.subject === 'field' && note.id === element)?.problem,
    onChange: (value: Parameters<DraftEditing['setValue']>[1]) => editing.setValue(element, value),
    onCommit: (value: Parameters<DraftEditing['setValue']>[1]) => editing.commitValue(element, value),
  }
  const input =
    field.kind === 'list' ? (
      <ListInput field={field} {...props} />
    ) : (
      <FieldInput
        field={field}
        {...props}
        below={<FetchedFieldNote draft={draft} editing={editing} field={field} />}
      />
    )
  const mark = guide.marks.find(({ kind, id }) => kind === 'field' && id === element)
  if (mark === undefined) return input
  // The frame stays while the mark in it goes, so that the field under the hands is the same.
  return (
    <div className="marked-field">
      {guide.open.includes(mark) ? <MarkTag mark={mark} /> : null}
      {input}
    </div>
  )
}

/** The one merged form, section by section. */
export function DraftForm({
  draft,
  editing,
  guide,
  showAll,
}: {
  readonly draft: Draft
  readonly editing: DraftEditing
  readonly guide: GuideMarks
  readonly showAll: boolean
}): ReactElement {
  const { say } = useTexts()
  const { sections, fields } = draft.plan.form
  return (
    <>
      {sections.map(section => {
        const own = fields.filter(field => field.section === section.id)
        if (own.length === 0) return null
        return (
          <section key={section.id} className="panel" aria-labelledby={`section-${section.id}`}>
            <h2 id={`section-${section.id}`}>{say(section.name)}</h2>
            {section.hint === undefined ? null : <p className="quiet">{say(section.hint)}</p>}
            <Why of={draft.plan} about={{ kind: 'section', id: section.id }} name={say(section.name)} />
            <div className="fields">
              {own.map(field => (
                <Field
                  key={field.element}
                  draft={draft}
                  field={field}
                  editing={editing}
                  guide={guide}
                  showAll={showAll}
                />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}
