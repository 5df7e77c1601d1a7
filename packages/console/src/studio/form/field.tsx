import type { ReactElement, ReactNode } from 'react'
import { useId } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { SaidFinding } from '../bench/bench.ts'
import { useFieldNames } from './field-names.ts'
import { type FieldPlace, placeText, useForm } from './form-context.ts'

export function FieldFindings({
  id,
  findings,
}: {
  readonly id: string
  readonly findings: readonly SaidFinding[]
}): ReactElement {
  const { language } = useTexts()
  return (
    <span id={id}>
      {findings.map(finding => (
        <span
          key={`${finding.code}/${finding.column}/${finding.text.zh}`}
          className={`field-finding finding-${finding.severity}`}
        >
          {finding.text[language]}
        </span>
      ))}
    </span>
  )
}

/** One value: name, what is to be written, the control, what the check says about it. */
export function LabelledField({
  place,
  isRequired,
  action,
  children,
}: {
  readonly place: FieldPlace
  readonly isRequired: boolean
  readonly action?: ReactNode
  readonly children: (control: {
    readonly id: string
    readonly describedBy: string
    readonly isInvalid: boolean
  }) => ReactNode
}): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { findingsWithin } = useForm()
  const id = useId()
  const { label, help } = nameOf(place.names)
  const text = placeText(place.path)
  const findings = findingsWithin(text)
  return (
    <div className="field" data-place={text}>
      <div className="field-head">
        <label htmlFor={id}>
          {label}
          {isRequired ? <span className="required"> {t.studio.edit.required}</span> : null}
        </label>
        {action}
      </div>
      {children({
        id,
        describedBy: `${id}-help ${id}-findings`,
        isInvalid: findings.some(({ severity }) => severity === 'error'),
      })}
      <span id={`${id}-help`} className="hint">
        {help ?? ''}
      </span>
      <FieldFindings id={`${id}-findings`} findings={findings} />
    </div>
  )
}
