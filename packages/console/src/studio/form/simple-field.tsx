import { InputNumber, Select } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { isRecord } from '../bench/outline.ts'
import type { Shape } from '../bench/shape.ts'
import { LabelledField } from './field.tsx'
import { useFieldNames } from './field-names.ts'
import { type FieldPlace, useForm, within } from './form-context.ts'
import { newValue } from './new-value.ts'
import { PictureField } from './picture-field.tsx'
import { holdsPicture } from './pictures.ts'
import { referenceOf } from './references.ts'
import { TextValue } from './text-value.tsx'

type SimpleProps = {
  readonly place: FieldPlace
  readonly isRequired: boolean
  readonly value: unknown
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)

/** Sets a value; an empty one that is not required is taken out. */
function useSet({ place, isRequired, value }: SimpleProps): (next: unknown) => void {
  const { edit } = useForm()
  return next => {
    const isEmpty = next === '' || next === null || next === undefined
    if (!isEmpty || isRequired) return edit([{ kind: 'set', path: place.path, value: next ?? '' }])
    if (value !== undefined) edit([{ kind: 'remove', path: place.path }])
  }
}

function TextField(props: SimpleProps & { readonly shape: Shape }): ReactElement {
  const { isReadOnly } = useForm()
  const set = useSet(props)
  const { kind } = props.shape
  return (
    <LabelledField place={props.place} isRequired={props.isRequired}>
      {({ id, describedBy, isInvalid }) => (
        <TextValue
          id={id}
          value={shown(props.value)}
          describedBy={describedBy}
          isInvalid={isInvalid}
          isDisabled={isReadOnly}
          isLong={kind !== 'date'}
          isCode={kind === 'condition'}
          type={kind === 'date' ? 'date' : 'text'}
          onCommit={set}
        />
      )}
    </LabelledField>
  )
}

function NumberField(
  props: SimpleProps & { readonly shape: Extract<Shape, { kind: 'number' }> },
): ReactElement {
  const { isReadOnly } = useForm()
  const set = useSet(props)
  const { min, max, whole } = props.shape
  return (
    <LabelledField place={props.place} isRequired={props.isRequired}>
      {({ id, describedBy, isInvalid }) => (
        <InputNumber
          id={id}
          className="number-input"
          value={typeof props.value === 'number' ? props.value : null}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
          {...(whole && { precision: 0 })}
          disabled={isReadOnly}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={next => set(next)}
        />
      )}
    </LabelledField>
  )
}

function ChoiceField(
  props: SimpleProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
): ReactElement {
  const { t } = useTexts()
  const { isReadOnly } = useForm()
  const set = useSet(props)
  const value = shown(props.value)
  const isKnown = value === '' || props.options.some(option => option.value === value)
  return (
    <LabelledField place={props.place} isRequired={props.isRequired}>
      {({ id, describedBy, isInvalid }) => (
        <Select
          id={id}
          value={value === '' ? null : value}
          options={[...props.options, ...(isKnown ? [] : [{ value, label: value }])]}
          disabled={isReadOnly}
          allowClear={!props.isRequired}
          placeholder={t.studio.edit.unset}
          showSearch={props.options.length > 8 ? { optionFilterProp: 'label' } : false}
          aria-describedby={describedBy}
          {...(isInvalid && { status: 'error' as const })}
          onChange={next => set(next ?? '')}
        />
      )}
    </LabelledField>
  )
}

function YesNoField(props: SimpleProps): ReactElement {
  const { t } = useTexts()
  const { isReadOnly, edit } = useForm()
  const { place, value } = props
  const { yes, no } = t.studio.edit
  return (
    <LabelledField place={place} isRequired={props.isRequired}>
      {({ id, describedBy }) => (
        <Select
          id={id}
          value={typeof value === 'boolean' ? String(value) : null}
          options={[
            { value: 'true', label: yes },
            { value: 'false', label: no },
          ]}
          disabled={isReadOnly}
          allowClear={!props.isRequired}
          placeholder={t.studio.edit.unset}
          aria-describedby={describedBy}
          onChange={next =>
            next === undefined || next === null
              ? edit([{ kind: 'remove', path: place.path }])
              : edit([{ kind: 'set', path: place.path, value: next === 'true' }])
          }
        />
      )}
    </LabelledField>
  )
}

/** A name or text: Chinese and English under each other. */
function BilingualField(props: SimpleProps & { readonly english: boolean }): ReactElement {
  const { t } = useTexts()
  const { isReadOnly, edit } = useForm()
  const { nameOf } = useFieldNames()
  const { place, value, isRequired, english } = props
  const given = isRecord(value) ? value : {}
  const { label } = nameOf(place.names)
  const set = (language: 'zh' | 'en', text: string) => {
    const others = language === 'zh' ? shown(given.en) : shown(given.zh)
    if (!isRequired && text === '' && others === '') {
      if (value !== undefined) edit([{ kind: 'remove', path: place.path }])
      return
    }
    const path = [...place.path, language]
    if (language === 'en' && text === '' && !english) return edit([{ kind: 'remove', path }])
    if (isRecord(value)) return edit([{ kind: 'set', path, value: text }])
    const begun = newValue({ kind: 'bilingual', english })
    edit([{ kind: 'set', path: place.path, value: { ...Object(begun), [language]: text } }])
  }
  return (
    <LabelledField place={place} isRequired={isRequired}>
      {({ id, describedBy, isInvalid }) => (
        <div className="bilingual">
          <div className="bilingual-row" data-place={`${placeOf(place, 'zh')}`}>
            <span aria-hidden="true">{t.studio.edit.chinese}</span>
            <TextValue
              id={id}
              value={shown(given.zh)}
              describedBy={describedBy}
              isInvalid={isInvalid}
              isDisabled={isReadOnly}
              isLong
              language="zh-CN"
              onCommit={text => set('zh', text)}
            />
          </div>
          <div className="bilingual-row">
            <span aria-hidden="true">{t.studio.edit.english}</span>
            <TextValue
              value={shown(given.en)}
              label={`${label} ${t.studio.edit.english}`}
              describedBy={describedBy}
              isDisabled={isReadOnly}
              isLong
              language="en"
              onCommit={text => set('en', text)}
            />
          </div>
        </div>
      )}
    </LabelledField>
  )
}

const placeOf = (place: FieldPlace, name: string) => within(place, name).path.join('.')

/** A field that holds one value; undefined for those that hold several. */
export function SimpleField(props: SimpleProps & { readonly shape: Shape }): ReactElement | undefined {
  const { valueNameOf } = useFieldNames()
  const { optionsOf } = useForm()
  const { shape, ...field } = props
  if (shape.kind === 'text' && holdsPicture(props.place.names)) return <PictureField {...field} />
  const collection = referenceOf(props.place.names)
  if (shape.kind === 'text' && collection !== undefined) {
    return <ChoiceField {...field} options={optionsOf(collection)} />
  }
  switch (shape.kind) {
    case 'text':
    case 'condition':
    case 'date':
      return <TextField {...field} shape={shape} />
    case 'number':
      return <NumberField {...field} shape={shape} />
    case 'yes-no':
      return <YesNoField {...field} />
    case 'bilingual':
      return <BilingualField {...field} english={shape.english} />
    case 'one-of':
      return (
        <ChoiceField
          {...field}
          options={shape.values.map(value => ({ value, label: valueNameOf(props.place.names, value) }))}
        />
      )
    default:
      return undefined
  }
}
