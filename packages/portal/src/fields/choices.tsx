import './fields.css'

/** Radios or checkboxes, large enough for a thumb. The first one carries the field's id. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

export function Choices({
  id,
  many,
  options,
  chosen,
  onChoose,
  onLeave,
}: {
  id: string
  many: boolean
  options: readonly Choice[]
  chosen: readonly string[]
  onChoose: (values: readonly string[]) => void
  onLeave?: () => void
}) {
  const toggle = (value: string, checked: boolean) => {
    if (!many) return onChoose([value])
    onChoose(
      options.map(option => option.value).filter(each => (each === value ? checked : chosen.includes(each))),
    )
  }
  return (
    <div className="choices">
      {options.map(({ value, label, hint }, index) => {
        const own = index === 0 ? id : `${id}-${value}`
        return (
          <div className="choice" key={value}>
            <input
              id={own}
              name={id}
              type={many ? 'checkbox' : 'radio'}
              value={value}
              checked={chosen.includes(value)}
              aria-describedby={hint === undefined ? undefined : `${own}-hint`}
              onChange={event => toggle(value, event.target.checked)}
              onBlur={onLeave}
            />
            <label htmlFor={own}>{label}</label>
            {hint !== undefined && (
              <span className="hint" id={`${own}-hint`}>
                {hint}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}
