import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { Input, Select } from 'antd'
import { type ReactElement, useId } from 'react'
import { useTexts } from '../texts/texts.ts'
import type { Person, PersonField, PersonProblems } from './person.ts'

const allFields: readonly PersonField[] = ['name', 'document', 'mobile']
const maxLengths = { name: 50, document: 30, mobile: 20 } as const

function textOf(person: Person, field: PersonField): string {
  return field === 'document' ? person.document.number : person[field]
}

function withText(person: Person, field: PersonField, text: string): Person {
  return field === 'document'
    ? { ...person, document: { ...person.document, number: text } }
    : { ...person, [field]: text }
}

type Props = {
  readonly person: Person
  readonly problems: PersonProblems
  readonly shown: ReadonlySet<PersonField>
  /** All of them when not given. */
  readonly fields?: readonly PersonField[]
  readonly onChange: (person: Person) => void
  readonly onLeave: (field: PersonField) => void
}

function useLabels({ document: { kind } }: Person) {
  const { person, documentNumber } = useTexts().t.intake
  return {
    name: person.name,
    document: kind === 'citizen-number' ? person.citizenNumber : documentNumber,
    mobile: person.mobile,
  }
}

function Row({
  id,
  field,
  ...props
}: Props & { readonly id: string; readonly field: PersonField }): ReactElement {
  const { t } = useTexts()
  const { person, problems, shown, onChange, onLeave } = props
  const label = useLabels(person)[field]
  const code = shown.has(field) ? problems[field] : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={textOf(person, field)}
        maxLength={maxLengths[field]}
        inputMode={field === 'mobile' ? 'tel' : 'text'}
        autoComplete="off"
        status={code === undefined ? '' : 'error'}
        aria-invalid={code !== undefined}
        aria-describedby={code === undefined ? undefined : `${id}-problem`}
        onChange={event => onChange(withText(person, field, event.target.value))}
        onBlur={() => onLeave(field)}
      />
      {code === undefined ? null : (
        <div id={`${id}-problem`} className="field-problem">
          {t.personProblems[code]}
        </div>
      )}
    </div>
  )
}

/** Name, document, mobile; problems show once a field was left or sending was tried. */
export function PersonFields(props: Props): ReactElement {
  const { t } = useTexts()
  const id = useId()
  const { person, fields = allFields, onChange } = props
  return (
    <div className="person">
      {fields.map(field => (
        <Row key={field} id={`${id}-${field}`} field={field} {...props} />
      ))}
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t.intake.documentKind}</label>
        <Select
          id={`${id}-kind`}
          value={person.document.kind}
          onChange={kind => onChange({ ...person, document: { ...person.document, kind } })}
          options={PERSON_DOCUMENT_KINDS.map(kind => ({ value: kind, label: t.intake.documentKinds[kind] }))}
        />
      </div>
    </div>
  )
}
