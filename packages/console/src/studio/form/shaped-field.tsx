import { Button, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { isRecord, nameOf as nameOfEntity } from '../bench/outline.ts'
import type { FieldShape, Shape } from '../bench/shape.ts'
import { FieldFindings, LabelledField } from './field.tsx'
import { useFieldNames } from './field-names.ts'
import { entryOf, type FieldPlace, placeText, useForm, within } from './form-context.ts'
import { listEdits } from './list-edits.ts'
import { newValue } from './new-value.ts'
import { referenceOf } from './references.ts'
import { SimpleField } from './simple-field.tsx'
import { useLeaving } from './use-leaving.ts'

type FieldProps = { readonly place: FieldPlace; readonly field: FieldShape; readonly value: unknown }

const isSimple = (shape: Shape) => !['list', 'group', 'cases', 'open'].includes(shape.kind)

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap((entry: unknown) => (typeof entry === 'string' ? [entry] : [])) : []

/** Fields side by side. */
export function Fields({
  place,
  fields,
  value,
}: {
  readonly place: FieldPlace
  readonly fields: readonly FieldShape[]
  readonly value: unknown
}): ReactElement {
  const given = isRecord(value) ? value : {}
  return (
    <div className="studio-fields">
      {fields.map(field => (
        <ShapedField
          key={field.name}
          place={within(place, field.name)}
          field={field}
          value={given[field.name]}
        />
      ))}
    </div>
  )
}

/** A list of ids or of given values: chosen in one control. */
function ManyChoice({
  place,
  field,
  value,
  options,
}: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { edit, isReadOnly } = useForm()
  const chosen = textsOf(value)
  const change = (next: readonly string[]) => {
    if (next.length === 0 && !field.required) return edit([{ kind: 'remove', path: place.path }])
    if (!Array.isArray(value)) return edit([{ kind: 'set', path: place.path, value: [...next] }])
    edit(listEdits(place.path, chosen, next))
  }
  const unknown = chosen.filter(each => !options.some(option => option.value === each))
  return (
    <LabelledField place={place} isRequired={field.required}>
      {({ id, describedBy, isInvalid }) => (
        <Select
          id={id}
          mode="multiple"
          value={[...chosen]}
          options={[...options, ...unknown.map(each => ({ value: each, label: each }))]}
          disabled={isReadOnly}
          showSearch={{ optionFilterProp: 'label' }}
          aria-describedby={describedBy}
          {...(isInvalid && { status: 'error' as const })}
          onChange={change}
        />
      )}
    </LabelledField>
  )
}

/** Short texts, one per line. */
function TextLines({ place, field, value }: FieldProps): ReactElement {
  const { edit, isReadOnly } = useForm()
  const lines = textsOf(value)
  const [draft, setDraft] = useState<string>()
  const commit = () => {
    const next = [...new Set((draft ?? '').split('\n').flatMap(line => line.trim() || []))]
    if (draft === undefined) return
    setDraft(undefined)
    if (next.join('\n') === lines.join('\n')) return
    if (next.length === 0 && !field.required) return edit([{ kind: 'remove', path: place.path }])
    const isReordered = listEdits(place.path, lines, next).length === 0
    if (!Array.isArray(value) || isReordered) return edit([{ kind: 'set', path: place.path, value: next }])
    edit(listEdits(place.path, lines, next))
  }
  useLeaving(commit)
  return (
    <LabelledField place={place} isRequired={field.required}>
      {({ id, describedBy, isInvalid }) => (
        <Input.TextArea
          id={id}
          value={draft ?? lines.join('\n')}
          rows={2}
          disabled={isReadOnly}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={event => setDraft(event.target.value)}
          onBlur={commit}
        />
      )}
    </LabelledField>
  )
}

/** What an entry of a list is about, for its heading. */
function useEntryTitle(): (place: FieldPlace, entry: unknown) => string {
  const { say } = useTexts()
  const { optionsOf } = useForm()
  return (place, entry) => {
    if (!isRecord(entry)) return typeof entry === 'string' ? entry : ''
    const name = nameOfEntity(entry) ?? (isRecord(entry.zh) ? undefined : nameOfEntity({ name: entry }))
    if (name !== undefined) return say(name)
    for (const [key, value] of Object.entries(entry)) {
      const collection = referenceOf(`${place.names}.${key}`)
      if (collection === undefined || typeof value !== 'string') continue
      return optionsOf(collection).find(option => option.value === value)?.label ?? value
    }
    const inner = [entry.text, entry.label, entry.question].find(isRecord)
    const shown = inner && nameOfEntity({ name: inner })
    if (shown !== undefined) return say(shown)
    return [entry.law, entry.id].find(value => typeof value === 'string' && value !== '')?.toString() ?? ''
  }
}

function ListEntry({
  place,
  index,
  count,
  shape,
  value,
}: {
  readonly place: FieldPlace
  readonly index: number
  readonly count: number
  readonly shape: Shape
  readonly value: unknown
}): ReactElement {
  const { t } = useTexts()
  const { edit, isReadOnly, findingsAt, findingsWithin } = useForm()
  const title = useEntryTitle()(place, value)
  const here = entryOf(place, index)
  const text = placeText(here.path)
  const found = findingsWithin(text).length
  const { edit: words } = t.studio
  const move = (to: number) => edit([{ kind: 'move', path: place.path, from: index, to }])
  return (
    <li data-place={text}>
      <details className="studio-entry" open={count === 1 || title === ''}>
        <summary>
          {words.entry(index + 1)} {title}{' '}
          {found === 0 ? null : <span className="tag tag-findings">{words.findingsBadge(found)}</span>}
        </summary>
        {isReadOnly ? null : (
          <div className="buttons">
            <Button size="small" disabled={index === 0} onClick={() => move(index - 1)}>
              {words.moveUp}
            </Button>
            <Button size="small" disabled={index === count - 1} onClick={() => move(index + 1)}>
              {words.moveDown}
            </Button>
            <Button size="small" danger onClick={() => edit([{ kind: 'remove', path: here.path }])}>
              {words.removeEntry}
            </Button>
          </div>
        )}
        {shape.kind === 'group' ? (
          <Fields place={here} fields={shape.fields} value={value} />
        ) : (
          <ShapedField place={here} field={{ name: '', required: true, shape }} value={value} />
        )}
      </details>
      {shape.kind === 'group' ? <FieldFindings id={`findings-${text}`} findings={findingsAt(text)} /> : null}
    </li>
  )
}

function ListField({ place, field, value, of }: FieldProps & { readonly of: Shape }): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { edit, isReadOnly, findingsAt } = useForm()
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const { label, help } = nameOf(place.names)
  const text = placeText(place.path)
  const add = () => {
    const entry = newValue(of)
    if (!Array.isArray(value)) return edit([{ kind: 'set', path: place.path, value: [entry] }])
    edit([{ kind: 'insert', path: place.path, index: entries.length, value: entry }])
  }
  return (
    <fieldset className="studio-group" data-place={text}>
      <legend>
        {label} <span className="quiet">{entries.length}</span>
        {field.required ? <span className="required"> {t.studio.edit.required}</span> : null}
      </legend>
      {help === undefined ? null : <p className="hint">{help}</p>}
      <FieldFindings id={`findings-${text}`} findings={findingsAt(text)} />
      <ol className="studio-entries">
        {entries.map((entry, index) => (
          <ListEntry
            key={placeText(entryOf(place, index).path)}
            place={place}
            index={index}
            count={entries.length}
            shape={of}
            value={entry}
          />
        ))}
      </ol>
      {isReadOnly ? null : <Button onClick={add}>{t.studio.edit.addEntry(label)}</Button>}
    </fieldset>
  )
}

/** A group that may be left out. */
function GroupField({ place, field, value }: FieldProps): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { edit, isReadOnly, findingsAt } = useForm()
  const { label, help } = nameOf(place.names)
  const text = placeText(place.path)
  const { shape } = field
  return (
    <fieldset className="studio-group" data-place={text}>
      <legend>
        {label}
        {field.required ? <span className="required"> {t.studio.edit.required}</span> : null}
      </legend>
      {help === undefined ? null : <p className="hint">{help}</p>}
      <FieldFindings id={`findings-${text}`} findings={findingsAt(text)} />
      {value === undefined ? (
        <Button
          disabled={isReadOnly}
          onClick={() => edit([{ kind: 'set', path: place.path, value: newValue(shape) }])}
        >
          {t.studio.edit.addField(label)}
        </Button>
      ) : (
        <>
          {shape.kind === 'cases' ? <Cases place={place} shape={shape} value={value} /> : null}
          {shape.kind === 'group' ? <Fields place={place} fields={shape.fields} value={value} /> : null}
          {field.required || isReadOnly ? null : (
            <Button onClick={() => edit([{ kind: 'remove', path: place.path }])}>
              {t.studio.edit.removeField(label)}
            </Button>
          )}
        </>
      )}
    </fieldset>
  )
}

/** One field says which of the groups it is. */
export function Cases({
  place,
  shape,
  value,
}: {
  readonly place: FieldPlace
  readonly shape: Extract<Shape, { kind: 'cases' }>
  readonly value: unknown
}): ReactElement {
  const given = isRecord(value) ? value : {}
  const chosen = shape.cases.find(entry => entry.value === given[shape.by])
  const by: Shape = { kind: 'one-of', values: shape.cases.map(entry => entry.value) }
  const fields = [{ name: shape.by, required: true, shape: by }, ...(chosen?.fields ?? [])]
  return <Fields place={place} fields={fields} value={value} />
}

/** Several kinds of values are possible: written as JSON, which is YAML too. */
function OpenField({ place, field, value }: FieldProps): ReactElement {
  const { t } = useTexts()
  const { edit, isReadOnly } = useForm()
  const [draft, setDraft] = useState<string>()
  const shown = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  const commit = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (draft === shown) return
    if (draft.trim() === '') return edit([{ kind: 'remove', path: place.path }])
    edit([{ kind: 'set', path: place.path, value: readOpen(draft) }])
  }
  useLeaving(commit)
  return (
    <LabelledField place={place} isRequired={field.required}>
      {({ id, describedBy, isInvalid }) => (
        <Input
          id={id}
          className="studio-code"
          value={draft ?? shown}
          placeholder={t.studio.edit.rawHint}
          disabled={isReadOnly}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={event => setDraft(event.target.value)}
          onBlur={commit}
        />
      )}
    </LabelledField>
  )
}

function readOpen(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function ShapedField(props: FieldProps): ReactElement {
  const { place, field, value } = props
  const { valueNameOf } = useFieldNames()
  const { optionsOf } = useForm()
  const { shape } = field
  if (isSimple(shape)) {
    return <SimpleField place={place} isRequired={field.required} value={value} shape={shape} />
  }
  if (shape.kind === 'list') {
    const { of } = shape
    const collection = referenceOf(place.names)
    if (of.kind === 'text' && collection !== undefined) {
      return <ManyChoice {...props} options={optionsOf(collection)} />
    }
    if (of.kind === 'one-of') {
      const options = of.values.map(each => ({ value: each, label: valueNameOf(place.names, each) }))
      return <ManyChoice {...props} options={options} />
    }
    if (of.kind === 'text') return <TextLines {...props} />
    return <ListField {...props} of={of} />
  }
  if (shape.kind === 'open') return <OpenField {...props} />
  return <GroupField {...props} />
}
