import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { Select } from 'antd'
import { type ReactElement, useId } from 'react'
import { LabelledField } from '../form/labelled-field.tsx'
import { useTexts } from '../texts/texts.ts'
import { PERSON_FIELDS, type Person, type PersonField, type PersonProblems } from './person.ts'
import { TextRow } from './text-row.tsx'

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

/** Name, document, mobile; problems show once a field was left or sending was tried. */
export function PersonFields(props: Props): ReactElement {
  const { t } = useTexts()
  const id = useId()
  const { person, problems, shown, fields = PERSON_FIELDS, onChange, onLeave } = props
  const labels = useLabels(person)
  return (
    <div className="person">
      {fields.map(field => {
        const code = shown.has(field) ? problems[field] : undefined
        return (
          <TextRow
            key={field}
            id={`${id}-${field}`}
            label={labels[field]}
            maxLength={maxLengths[field]}
            inputMode={field === 'mobile' ? 'tel' : 'text'}
            value={textOf(person, field)}
            problem={code && t.personProblems[code]}
            onChange={text => onChange(withText(person, field, text))}
            onLeave={() => onLeave(field)}
          />
        )
      })}
      <LabelledField id={`${id}-kind`} label={t.intake.documentKind}>
        <Select
          id={`${id}-kind`}
          value={person.document.kind}
          onChange={kind => onChange({ ...person, document: { ...person.document, kind } })}
          options={PERSON_DOCUMENT_KINDS.map(kind => ({ value: kind, label: t.intake.documentKinds[kind] }))}
        />
      </LabelledField>
    </div>
  )
}
