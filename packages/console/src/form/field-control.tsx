import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import type { ControlProps } from './control-props.ts'
import { type PlainField, selectedOf } from './field-value.ts'
import { fenOf, yuanOf } from './money.ts'
import { RegionSelect } from './region-select.tsx'

const radioLimit = 4

/** Whether the field is a group of boxes or buttons, which a `<label for>` can't name. */
export function isGroup(field: PlainField): boolean {
  if (field.kind === 'yes-no' || field.kind === 'many') return true
  return field.kind === 'choice' && allowedOptions(field).length <= radioLimit
}

function allowedOptions(field: PlainField) {
  const allowed = field.constraints.options
  return (field.options ?? []).filter(option => allowed === undefined || allowed.includes(option.value))
}

function TextControl(props: ControlProps): ReactElement {
  const { field, id, describedBy, invalid, value, onChange, onCommit } = props
  const text = typeof value === 'string' ? value : ''
  const shared = {
    id,
    value: text,
    status: invalid ? ('error' as const) : ('' as const),
    'aria-invalid': invalid,
    'aria-required': field.required,
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    autoComplete: 'off',
    ...(field.constraints.maxLength === undefined ? {} : { maxLength: field.constraints.maxLength }),
    onBlur: () => onCommit(text === '' ? undefined : text),
  }
  if (field.kind === 'long-text') {
    return <Input.TextArea {...shared} rows={2} onChange={event => onChange(event.target.value)} />
  }
  return (
    <Input
      {...shared}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'mobile' ? 'tel' : 'text'}
      onChange={event => onChange(event.target.value)}
    />
  )
}

function NumberControl(props: ControlProps): ReactElement {
  const { field, id, describedBy, invalid, value, onChange, onCommit } = props
  const { say } = useTexts()
  const money = field.kind === 'money'
  const number = typeof value === 'number' ? value : undefined
  return (
    <InputNumber
      id={id}
      className="number-input"
      value={number === undefined ? null : money ? yuanOf(number) : number}
      status={invalid ? 'error' : ''}
      aria-invalid={invalid}
      aria-required={field.required}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      controls={false}
      {...(money ? { precision: 2, prefix: '¥' } : {})}
      {...(field.unit === undefined ? {} : { suffix: say(field.unit) })}
      onChange={entered => {
        if (entered === null) onChange(undefined)
        else onChange(money ? fenOf(entered) : entered)
      }}
      onBlur={() => onCommit(number)}
    />
  )
}

function ChoiceControl(props: ControlProps): ReactElement {
  const { field, id, labelId, invalid, value, onCommit } = props
  const { say } = useTexts()
  const options = allowedOptions(field).map(({ value, label }) => ({ value, label: say(label) }))
  if (field.kind === 'many') {
    return (
      <Checkbox.Group
        role="group"
        aria-labelledby={labelId}
        value={selectedOf(value)}
        options={options}
        onChange={chosen => onCommit(chosen.length === 0 ? undefined : chosen)}
      />
    )
  }
  const chosen = typeof value === 'string' ? value : null
  if (isGroup(field)) {
    return (
      <Radio.Group
        aria-labelledby={labelId}
        value={chosen}
        options={options}
        onChange={event => onCommit(String(event.target.value))}
      />
    )
  }
  return (
    <Select
      id={id}
      value={chosen}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      onChange={choice => onCommit(choice ?? undefined)}
    />
  )
}

function YesNoControl({ labelId, value, onCommit }: ControlProps): ReactElement {
  const { t } = useTexts()
  return (
    <Radio.Group
      aria-labelledby={labelId}
      value={value}
      options={[
        { value: true, label: t.form.yes },
        { value: false, label: t.form.no },
      ]}
      onChange={event => onCommit(event.target.value === true)}
    />
  )
}

/** The control for a kind of field; lists have their own, see `list-input.tsx`. */
export function FieldControl(props: ControlProps): ReactElement | null {
  switch (props.field.kind) {
    case 'text':
    case 'long-text':
    case 'date':
    case 'mobile':
    case 'citizen-number':
    case 'credit-code':
      return <TextControl {...props} />
    case 'number':
    case 'money':
      return <NumberControl {...props} />
    case 'choice':
    case 'many':
      return <ChoiceControl {...props} />
    case 'yes-no':
      return <YesNoControl {...props} />
    case 'region':
      return <RegionSelect {...props} />
    case 'list':
      return null
  }
}
