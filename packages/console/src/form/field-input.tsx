import type { FieldValue } from '@yijianshi/contract/shape'
import { type FieldProblem, validateField } from '@yijianshi/core/form'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../texts/texts.ts'
import { FieldControl, isGroup } from './field-control.tsx'
import type { PlainField } from './field-value.ts'
import { problemText } from './problem-text.ts'

export type FieldInputProps = {
  readonly field: PlainField
  readonly id: string
  readonly value: FieldValue | null | undefined
  /** Problems show once the field was left, or all of them when sending was tried. */
  readonly showProblems: boolean
  /** What a one-time notice says of it. */
  readonly noticed?: string | undefined
  /** What else is to be said, below the control. */
  readonly below?: ReactNode
  readonly onChange: (value: FieldValue | undefined) => void
  readonly onCommit: (value: FieldValue | undefined) => void
}

/** Label, hint, control and what is wrong, tied together for everyone who can't see them together. */
export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, id, value, showProblems, noticed, below, onChange, onCommit } = props
  const { t, say } = useTexts()
  const problems: readonly FieldProblem[] = showProblems ? validateField(field, value) : []
  const [problem] = problems
  const labelId = `${id}-label`
  const described = [
    ...(field.hint === undefined ? [] : [`${id}-hint`]),
    ...(problem === undefined ? [] : [`${id}-problem`]),
  ]
  const label = (
    <>
      {say(field.name)}
      {field.required ? <span className="required">{t.form.required}</span> : null}
    </>
  )
  return (
    <div className={field.kind === 'long-text' ? 'field field-wide' : 'field'} data-field={id}>
      {isGroup(field) ? (
        <span id={labelId} className="label">
          {label}
        </span>
      ) : (
        <label id={labelId} htmlFor={id}>
          {label}
        </label>
      )}
      {field.hint === undefined ? null : (
        <span id={`${id}-hint`} className="hint">
          {say(field.hint)}
        </span>
      )}
      {noticed === undefined ? null : <p className="noticed">{t.notice.toCorrect(noticed)}</p>}
      <FieldControl
        field={field}
        id={id}
        labelId={labelId}
        describedBy={described.length === 0 ? undefined : described.join(' ')}
        invalid={problem !== undefined}
        value={value}
        onChange={onChange}
        onCommit={next => {
          onChange(next)
          onCommit(next)
        }}
      />
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className="field-problem">
          {problemText(problem, field.kind, t)}
        </span>
      )}
      {below}
    </div>
  )
}
