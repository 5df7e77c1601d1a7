/** Who comes, and for whom. */
import { Radio } from 'antd'
import { type ReactElement, useId } from 'react'
import { useTexts } from '../texts/texts.ts'
import { PERSON_FIELDS, type PersonField } from './person.ts'
import { PersonFields } from './person-fields.tsx'
import { TextRow } from './text-row.tsx'
import './visitor.css'
import { COMINGS, type Coming, type Visitor, type VisitorProblems } from './visitor.ts'

export type ShownField = PersonField | `agent-${PersonField}` | 'organisation' | 'creditCode'
export const allFields: ReadonlySet<ShownField> = new Set([
  'name',
  'document',
  'mobile',
  'agent-name',
  'agent-document',
  'agent-mobile',
  'organisation',
  'creditCode',
])

type Props = {
  readonly visitor: Visitor
  readonly problems: VisitorProblems
  readonly shown: ReadonlySet<ShownField>
  /** All of them when not given. */
  readonly comings?: readonly Coming[]
  readonly onChange: (visitor: Visitor) => void
  readonly onLeave: (field: ShownField) => void
}

function OrganisationFields({ visitor, problems, shown, onChange, onLeave }: Props): ReactElement {
  const { t } = useTexts()
  const id = useId()
  const { organisation } = visitor
  const rows = [
    { key: 'name', field: 'organisation', problem: problems.name, maxLength: 100 },
    { key: 'creditCode', field: 'creditCode', problem: problems.creditCode, maxLength: 18 },
  ] as const
  return (
    <div className="person">
      {rows.map(({ key, field, problem, maxLength }) => (
        <TextRow
          key={key}
          id={`${id}-${key}`}
          label={t.intake.organisation[key]}
          maxLength={maxLength}
          value={organisation[key]}
          problem={problem && shown.has(field) ? t.intake.organisationProblems[problem] : undefined}
          onChange={text => onChange({ ...visitor, organisation: { ...organisation, [key]: text } })}
          onLeave={() => onLeave(field)}
        />
      ))}
    </div>
  )
}

const ofAgent: Readonly<Record<PersonField, `agent-${PersonField}`>> = {
  name: 'agent-name',
  document: 'agent-document',
  mobile: 'agent-mobile',
}

/** The principal’s fields, and those of whoever stands there for them. */
export function VisitorFields(props: Props): ReactElement {
  const { t } = useTexts()
  const { visitor, problems, shown, comings = COMINGS, onChange, onLeave } = props
  const { coming } = visitor
  const agentShown = PERSON_FIELDS.filter(field => shown.has(ofAgent[field]))
  const personShown = PERSON_FIELDS.filter(field => shown.has(field))
  return (
    <div className="visitor">
      <Radio.Group
        aria-label={t.intake.coming}
        value={coming}
        onChange={event => {
          const chosen = COMINGS.find(each => each === event.target.value)
          if (chosen !== undefined) onChange({ ...visitor, coming: chosen })
        }}
        options={comings.map(value => ({ value, label: t.intake.comings[value] }))}
      />
      {coming === 'for-organisation' ? (
        <OrganisationFields {...props} />
      ) : (
        <fieldset aria-label={t.intake.applicant}>
          {coming === 'self' ? null : <h3>{t.intake.applicant}</h3>}
          <PersonFields
            person={visitor.person}
            problems={problems.person}
            shown={new Set(personShown)}
            onChange={person => onChange({ ...visitor, person })}
            onLeave={onLeave}
          />
        </fieldset>
      )}
      {coming === 'self' ? null : (
        <fieldset aria-label={t.intake.agent}>
          <h3>{t.intake.agent}</h3>
          <PersonFields
            person={visitor.agent}
            problems={problems.agent}
            shown={new Set(agentShown)}
            onChange={agent => onChange({ ...visitor, agent })}
            onLeave={field => onLeave(ofAgent[field])}
          />
        </fieldset>
      )}
    </div>
  )
}
