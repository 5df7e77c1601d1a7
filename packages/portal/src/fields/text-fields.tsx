import { useState } from 'react'
import { useSay, useTexts } from '../texts/texts.tsx'
import { describedBy, type FieldProps, SingleFrame } from './field-frame.tsx'
import { fenIn, numberIn, yuanTyped } from './number-text.ts'

type InputMode = 'text' | 'decimal' | 'tel' | 'email' | 'numeric'

const shortestWide = 24

function modeOf({ kind, autocomplete }: FieldProps['field']): InputMode {
  if (kind === 'mobile' || autocomplete === 'tel') return 'tel'
  if (kind === 'number' || kind === 'money') return 'decimal'
  if (autocomplete === 'email') return 'email'
  return autocomplete === 'postal-code' ? 'numeric' : 'text'
}

function widthOf({ kind, constraints }: FieldProps['field']): string | undefined {
  if (kind === 'number' || kind === 'money') return 'short'
  if (kind === 'mobile' || kind === 'citizen-number' || kind === 'credit-code') return 'medium'
  return (constraints.maxLength ?? Number.MAX_SAFE_INTEGER) <= shortestWide ? 'medium' : undefined
}

function Input(props: FieldProps & { text: string; onType: (text: string) => void }) {
  const { field, id, problems, text, onType, onLeave } = props
  return (
    <input
      id={id}
      name={id}
      type="text"
      className={widthOf(field)}
      inputMode={modeOf(field)}
      autoComplete={field.autocomplete ?? 'off'}
      autoCapitalize="off"
      spellCheck={false}
      aria-describedby={describedBy(props)}
      aria-invalid={problems.has(id) || undefined}
      value={text}
      onChange={event => onType(event.target.value)}
      onBlur={() => onLeave(id)}
    />
  )
}

export function TextField(props: FieldProps) {
  const { id, value, problems, onChange, onLeave } = props
  const text = typeof value === 'string' ? value : value == null ? '' : String(value)
  const onType = (typed: string) => onChange(typed === '' ? null : typed)
  return (
    <SingleFrame {...props}>
      {props.field.kind === 'long-text' ? (
        <textarea
          id={id}
          name={id}
          rows={4}
          aria-describedby={describedBy(props)}
          aria-invalid={problems.has(id) || undefined}
          value={text}
          onChange={event => onType(event.target.value)}
          onBlur={() => onLeave(id)}
        />
      ) : (
        <Input {...props} text={text} onType={onType} />
      )}
    </SingleFrame>
  )
}

/**
 * Numbers and money. What is no number (yet) is kept as it was typed, so that nothing is lost; the
 * checks then name it.
 */
export function NumberField(props: FieldProps) {
  const texts = useTexts()
  const say = useSay()
  const { field, value, onChange } = props
  const money = field.kind === 'money'
  const written = typeof value === 'number' ? (money ? yuanTyped(value) : String(value)) : ''
  const stored = typeof value === 'string' ? value : written
  const [typed, setTyped] = useState(stored)
  const read = money ? fenIn : numberIn
  // What another device saved shows, but `1.` does not jump to `1` while it is being typed.
  const text = (read(typed) ?? typed) === (value ?? '') ? typed : stored
  const unit = money ? texts.fields.yuan : field.unit && say(field.unit)
  return (
    <SingleFrame {...props}>
      <span className="with-unit">
        <Input
          {...props}
          text={text}
          onType={next => {
            setTyped(next)
            onChange(next.trim() === '' ? null : (read(next) ?? next))
          }}
        />
        {unit && <span>{unit}</span>}
      </span>
    </SingleFrame>
  )
}
