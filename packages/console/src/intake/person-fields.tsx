import { Input } from 'antd'
import { type ReactElement, useId } from 'react'
import { useTexts } from '../texts/texts.ts'
import type { Person, PersonField, PersonProblems } from './person.ts'

const fields = ['name', 'citizenNumber', 'mobile'] as const satisfies readonly PersonField[]
const maxLengths = { name: 50, citizenNumber: 18, mobile: 20 } as const

/** Name, citizen number, mobile; problems show once a field was left or sending was tried. */
export function PersonFields({
  person,
  problems,
  shown,
  onChange,
  onLeave,
}: {
  readonly person: Person
  readonly problems: PersonProblems
  readonly shown: ReadonlySet<PersonField>
  readonly onChange: (person: Person) => void
  readonly onLeave: (field: PersonField) => void
}): ReactElement {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="person">
      {fields.map(field => {
        const code = shown.has(field) ? problems[field] : undefined
        return (
          <div key={field} className="field">
            <label htmlFor={`${id}-${field}`}>{t.intake.person[field]}</label>
            <Input
              id={`${id}-${field}`}
              value={person[field]}
              maxLength={maxLengths[field]}
              inputMode={field === 'mobile' ? 'tel' : 'text'}
              autoComplete="off"
              status={code === undefined ? '' : 'error'}
              aria-invalid={code !== undefined}
              aria-describedby={code === undefined ? undefined : `${id}-${field}-problem`}
              onChange={event => onChange({ ...person, [field]: event.target.value })}
              onBlur={() => onLeave(field)}
            />
            {code === undefined ? null : (
              <div id={`${id}-${field}-problem`} className="field-problem">
                {t.personProblems[code]}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
