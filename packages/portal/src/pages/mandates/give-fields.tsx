/** The fields of one step. */
import { useCallback } from 'react'
import type { SummaryEntry } from '../../elements/error-summary.tsx'
import { Shown } from '../../elements/shown.tsx'
import { ChoiceGroup } from '../../fields/choice-group.tsx'
import { Choices } from '../../fields/choices.tsx'
import { DocumentRows } from '../../fields/document-rows.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { ACTS, type NewMandate, PERIODS, type Step } from './new-mandate.ts'

type Props = {
  readonly mandate: NewMandate
  readonly isOrganisation: boolean
  readonly entries: readonly SummaryEntry[]
  readonly onChange: (next: NewMandate) => void
}

const problemOf = (entries: readonly SummaryEntry[], id: string) =>
  entries.find(({ field }) => field === id)?.text

function Kind({ mandate, isOrganisation, entries, onChange }: Props) {
  const texts = useTexts().mandate
  const kinds = isOrganisation ? (['employee', 'authorised'] as const) : (['family', 'authorised'] as const)
  return (
    <ChoiceGroup legend={texts.new.kind} problem={problemOf(entries, 'kind')}>
      <Choices
        id="kind"
        many={false}
        options={kinds.map(kind => ({ value: kind, label: texts.kinds[kind], hint: texts.kindHints[kind] }))}
        chosen={mandate.kind === undefined ? [] : [mandate.kind]}
        onChoose={([value]) => {
          const kind = kinds.find(each => each === value)
          if (kind !== undefined) onChange({ ...mandate, kind })
        }}
      />
    </ChoiceGroup>
  )
}

function Agent({ mandate, entries, onChange }: Props) {
  const texts = useTexts().mandate.new
  return (
    <>
      <p className="column">{texts.agentHint}</p>
      <InputRow
        id="name"
        label={texts.agentName}
        autoComplete="off"
        maxLength={50}
        problem={problemOf(entries, 'name')}
        value={mandate.name}
        onChange={name => onChange({ ...mandate, name })}
      />
      <DocumentRows
        document={mandate.document}
        problem={problemOf(entries, 'number')}
        onChange={document => onChange({ ...mandate, document })}
      />
    </>
  )
}

function Acts({ mandate, entries, onChange }: Props) {
  const texts = useTexts().mandate
  return (
    <ChoiceGroup legend={texts.new.acts} problem={problemOf(entries, 'acts')}>
      <Choices
        id="acts"
        many
        options={ACTS.map(act => ({ value: act, label: texts.acts[act] }))}
        chosen={mandate.acts}
        onChoose={values => onChange({ ...mandate, acts: ACTS.filter(act => values.includes(act)) })}
      />
    </ChoiceGroup>
  )
}

function Matters({ mandate, entries, onChange }: Props) {
  const texts = useTexts().mandate
  const say = useSay()
  const loaded = useLoaded(useCallback(() => call('listMatters', { query: {} }), []))
  const { matters } = mandate
  return (
    <>
      <ChoiceGroup legend={texts.new.matters} problem={problemOf(entries, 'matters')}>
        <Choices
          id="matters"
          many={false}
          options={[
            { value: 'all', label: texts.allMatters },
            { value: 'some', label: texts.new.some },
          ]}
          chosen={[matters === 'all' ? 'all' : 'some']}
          onChoose={([value]) => onChange({ ...mandate, matters: value === 'all' ? 'all' : [] })}
        />
      </ChoiceGroup>
      {matters !== 'all' && (
        <Shown loaded={loaded}>
          {({ matters: all }) => (
            <ChoiceGroup legend={texts.new.some} problem={undefined}>
              <Choices
                id="some-matters"
                many
                options={all.map(({ id, name }) => ({ value: id, label: say(name) }))}
                chosen={matters}
                onChoose={values => onChange({ ...mandate, matters: values })}
              />
            </ChoiceGroup>
          )}
        </Shown>
      )}
    </>
  )
}

function Until({ mandate, onChange }: Props) {
  const texts = useTexts().mandate.new
  return (
    <ChoiceGroup legend={texts.until} problem={undefined}>
      <Choices
        id="until"
        many={false}
        options={PERIODS.map(period => ({ value: period, label: texts.untils[period] }))}
        chosen={[mandate.period]}
        onChoose={([value]) => {
          const period = PERIODS.find(each => each === value)
          if (period !== undefined) onChange({ ...mandate, period })
        }}
      />
    </ChoiceGroup>
  )
}

export function StepFields({ step, ...props }: Props & { step: Exclude<Step, 'check'> }) {
  switch (step) {
    case 'kind':
      return <Kind {...props} />
    case 'agent':
      return <Agent {...props} />
    case 'acts':
      return <Acts {...props} />
    case 'matters':
      return <Matters {...props} />
    case 'until':
      return <Until {...props} />
  }
}
