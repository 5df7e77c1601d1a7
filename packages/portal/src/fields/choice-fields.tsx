import { useSay, useTexts } from '../texts/texts.tsx'
import { Choices } from './choices.tsx'
import { describedBy, type FieldProps, GroupFrame, SingleFrame } from './field-frame.tsx'

const mostRadios = 5

/** Options that the strictest of the items still allows. */
function useOptions(field: FieldProps['field']) {
  const say = useSay()
  const { options: allowed } = field.constraints
  return (field.options ?? [])
    .filter(({ value }) => allowed === undefined || allowed.includes(value))
    .map(({ value, label, hint }) => ({ value, label: say(label), ...(hint && { hint: say(hint) }) }))
}

export function ChoiceField(props: FieldProps) {
  const texts = useTexts()
  const { field, id, value, problems, onChange, onLeave } = props
  const options = useOptions(field)
  const chosen = typeof value === 'string' ? value : ''
  if (options.length <= mostRadios) {
    return (
      <GroupFrame {...props}>
        <Choices
          id={id}
          many={false}
          options={options}
          chosen={[chosen]}
          onChoose={([next]) => onChange(next ?? null)}
          onLeave={() => onLeave(id)}
        />
      </GroupFrame>
    )
  }
  return (
    <SingleFrame {...props}>
      <select
        id={id}
        name={id}
        className="medium"
        autoComplete={field.autocomplete ?? 'off'}
        aria-describedby={describedBy(props)}
        aria-invalid={problems.has(id) || undefined}
        value={chosen}
        onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
        onBlur={() => onLeave(id)}
      >
        <option value="">{texts.fields.choose}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </SingleFrame>
  )
}

export function ManyField(props: FieldProps) {
  const { field, id, value, onChange, onLeave } = props
  const options = useOptions(field)
  const chosen = Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
  return (
    <GroupFrame {...props}>
      <Choices
        id={id}
        many
        options={options}
        chosen={chosen}
        onChoose={values => onChange(values.length === 0 ? null : [...values])}
        onLeave={() => onLeave(id)}
      />
    </GroupFrame>
  )
}

export function YesNoField(props: FieldProps) {
  const texts = useTexts()
  const { id, value, onChange, onLeave } = props
  const options = [
    { value: 'true', label: texts.yes },
    { value: 'false', label: texts.no },
  ]
  return (
    <GroupFrame {...props}>
      <Choices
        id={id}
        many={false}
        options={options}
        chosen={typeof value === 'boolean' ? [String(value)] : []}
        onChoose={([next]) => onChange(next === 'true')}
        onLeave={() => onLeave(id)}
      />
    </GroupFrame>
  )
}
