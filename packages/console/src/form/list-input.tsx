import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import { validateField } from '@yijianshi/core/form'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { FieldInput } from './field-input.tsx'
import { entriesOf, type FieldEntry, innerValue, withInner } from './field-value.ts'
import { problemText } from './problem-text.ts'

type ListInputProps = {
  readonly field: FormFieldOnWire
  readonly id: string
  readonly value: FieldValue | null | undefined
  readonly showProblems: boolean
  readonly noticed?: string | undefined
  readonly onChange: (value: FieldValue | undefined) => void
  readonly onCommit: (value: FieldValue | undefined) => void
}

/** Several entries of the same fields: shareholders, partners. At least one stands open to be filled in. */
export function ListInput(props: ListInputProps): ReactElement {
  const { field, id, value, showProblems, noticed, onChange, onCommit } = props
  const { t, say } = useTexts()
  const stored = entriesOf(value)
  const least = field.required ? Math.max(1, field.constraints.minItems ?? 1) : 0
  const entries: readonly FieldEntry[] = [
    ...stored,
    ...Array.from({ length: Math.max(0, least - stored.length) }, () => ({})),
  ]
  const [own] = showProblems
    ? validateField(field, value ?? undefined).filter(problem => problem.entry === undefined)
    : []
  const put = (next: readonly FieldEntry[], save: boolean) => {
    const list = next.length === 0 ? undefined : [...next]
    onChange(list)
    if (save) onCommit(list)
  }
  const change = (position: number, element: string, inner: FieldValue | undefined, save: boolean) =>
    put(
      entries.map((entry, index) => (index === position ? withInner(entry, element, inner) : entry)),
      save,
    )
  const numbered = entries.map((entry, position) => ({ entry, position, number: position + 1 }))
  return (
    <fieldset className="field field-wide list-field" data-field={id}>
      <legend>
        {say(field.name)}
        {field.required ? <span className="required">{t.form.required}</span> : null}
      </legend>
      {noticed === undefined ? null : <p className="noticed">{t.notice.toCorrect(noticed)}</p>}
      {numbered.map(({ entry, position, number }) => (
        <fieldset key={number} className="entry" aria-label={t.form.entry(say(field.name), number)}>
          <div className="entry-head">
            <strong>{t.form.entry(say(field.name), number)}</strong>
            <Button
              icon={<DeleteOutlined />}
              disabled={entries.length <= least}
              onClick={() =>
                put(
                  entries.filter((_, index) => index !== position),
                  true,
                )
              }
            >
              {t.form.removeEntry}
            </Button>
          </div>
          <div className="fields">
            {(field.of ?? []).map(inner => (
              <FieldInput
                key={inner.element}
                field={inner}
                id={`${id}-${position}-${inner.element}`}
                value={innerValue(entry, inner.element)}
                showProblems={showProblems}
                onChange={next => change(position, inner.element, next, false)}
                onCommit={next => change(position, inner.element, next, true)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => put([...entries, {}], false)}>
        {t.form.addEntry(say(field.name))}
      </Button>
      {own === undefined ? null : <span className="field-problem">{problemText(own, field.kind, t)}</span>}
    </fieldset>
  )
}
