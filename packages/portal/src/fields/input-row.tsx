import type { ComponentProps } from 'react'
import './fields.css'

type Input = Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'maxLength' | 'type' | 'name'>

/** A line of text with its label, for pages whose fields are not the catalogue's. */
export function InputRow({
  id,
  label,
  hint,
  problem,
  value,
  onChange,
  onLeave,
  ...input
}: Input & {
  id: string
  label: string
  hint?: string | undefined
  problem?: string | undefined
  value: string
  onChange: (text: string) => void
  onLeave?: () => void
}) {
  const described = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`]
  return (
    <div className={problem === undefined ? 'field' : 'field faulty'}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        id={id}
        name={id}
        {...input}
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
        aria-invalid={problem !== undefined || undefined}
        value={value}
        onChange={event => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  )
}
