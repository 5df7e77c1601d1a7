import type { FormFieldOnWire, FormOnWire } from '@yijianshi/contract/plan'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../texts/texts.ts'
import { entriesOf, innerValue } from './field-value.ts'
import { useValueContext } from './use-value-context.ts'
import { type ValueContext, valueText } from './value-text.ts'

function ListValue({
  field,
  value,
  context,
}: {
  readonly field: FormFieldOnWire
  readonly value: FieldValue | undefined
  readonly context: ValueContext
}): ReactElement {
  const { t, say } = useTexts()
  const entries = entriesOf(value).map((entry, index) => ({ entry, number: index + 1 }))
  if (entries.length === 0) return <span className="quiet">{t.form.empty}</span>
  return (
    <ol className="entry-list">
      {entries.map(({ entry, number }) => (
        <li key={number}>
          {(field.of ?? []).map(inner => (
            <div key={inner.element} className="entry-line">
              <span className="quiet">{say(inner.name)}</span>{' '}
              {valueText(inner, innerValue(entry, inner.element), context) ?? t.form.empty}
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}

/** The filled-in form to read, section by section; only what the reader may see has arrived. */
export function FormValues({
  form,
  values,
  markOf,
  belowOf,
}: {
  readonly form: FormOnWire
  readonly values: Readonly<Record<string, FieldValue>>
  /** What to say beside the name of a field. */
  readonly markOf?: (element: string) => ReactNode
  /** What to say below its value. */
  readonly belowOf?: (field: FormFieldOnWire, value: FieldValue | undefined) => ReactNode
}): ReactElement {
  const { t, say } = useTexts()
  const context = useValueContext()
  const sections = form.sections.filter(section => form.fields.some(field => field.section === section.id))
  if (sections.length === 0) return <p className="quiet">{t.form.nothingForYou}</p>
  return (
    <>
      {sections.map(section => (
        <section key={section.id} className="form-read" aria-label={say(section.name)}>
          <h2>{say(section.name)}</h2>
          <dl>
            {form.fields
              .filter(field => field.section === section.id)
              .map(field => (
                <div key={field.element} className={field.kind === 'list' ? 'pair pair-wide' : 'pair'}>
                  <dt>
                    {say(field.name)} {markOf?.(field.element)}
                  </dt>
                  <dd>
                    {field.kind === 'list' ? (
                      <ListValue field={field} value={values[field.element]} context={context} />
                    ) : (
                      (valueText(field, values[field.element], context) ?? (
                        <span className="quiet">{t.form.empty}</span>
                      ))
                    )}
                    {belowOf?.(field, values[field.element])}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  )
}
