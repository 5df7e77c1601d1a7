import type { ReactElement, ReactNode } from 'react'

/** A control with its label; the control itself is described by `${id}-hint` and `${id}-problem`. */
export function LabelledField({
  id,
  label,
  hint,
  problem,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
      {problem === undefined ? null : (
        <div id={`${id}-problem`} className="field-problem">
          {problem}
        </div>
      )}
    </div>
  )
}
