import type { FormOnWire } from '@yijianshi/contract/plan'
import { validateForm } from '@yijianshi/core/form'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { addressAfter, cameFromCheck, DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Failure } from '../../elements/shown.tsx'
import { plannedOf, Why } from '../../elements/why.tsx'
import { Field } from '../../fields/field.tsx'
import { fieldId, idOfProblem } from '../../fields/field-id.ts'
import { problemText } from '../../fields/problem-text.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { useUsers } from '../plan/materials.tsx'
import { FetchedField } from './fetched/fetched-field.tsx'
import { useNumberLeft } from './fetched/number-left.ts'
import { MarkedField, useSectionMarks } from './marked-field.tsx'
import { NoticeEntries } from './notice-entries.tsx'

const missing = { type: 'about:blank', title: '', status: 404, code: 'request/not-found' }

/** What the section is about, why it is asked, and what a notice says of it. */
function SectionHead({ section, faulty }: { section: FormOnWire['sections'][number]; faulty: boolean }) {
  const say = useSay()
  const { draft } = useDraft()
  const name = say(section.name)
  const isHere = (element: string) =>
    draft.plan.form.fields.some(field => field.section === section.id && field.element === element)
  return (
    <>
      <PageHeading faulty={faulty} title={name}>
        {name}
      </PageHeading>
      {section.hint && <p className="lead">{say(section.hint)}</p>}
      <Why of={plannedOf(draft.plan)} about={{ kind: 'section', id: section.id }} name={name} />
      <NoticeEntries only={entry => entry.subject === 'field' && isHere(entry.id)} />
    </>
  )
}

export function SectionPage({ section: id }: { section: string }) {
  const texts = useTexts()
  const say = useSay()
  const [, navigate] = useLocation()
  const search = useSearch()
  const { draft, change, flush } = useDraft()
  const numberLeft = useNumberLeft()
  const usersOf = useUsers(draft.plan)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [occasion, setOccasion] = useState(0)
  useSectionMarks(id)
  const section = draft.plan.form.sections.find(each => each.id === id)
  if (section === undefined) return <Failure problem={missing} />
  const fields = draft.plan.form.fields.filter(field => field.section === id)
  const found = validateForm(fields, draft.values)
  // While filling in only what is wrong is told; what is missing, on Continue.
  const told = found.filter(
    problem => occasion > 0 || (problem.code !== 'required' && left.has(idOfProblem(problem))),
  )
  const problems = new Map(
    told.map(each => [idOfProblem(each), problemText(fields, each, texts.problems, say)]),
  )
  const goOn = () => {
    void flush()
    if (found.length > 0) return setOccasion(number => number + 1)
    navigate(cameFromCheck(search) ? `/drafts/${draft.id}/check` : addressAfter(draft, id))
  }
  return (
    <>
      <DraftTop />
      {occasion > 0 && (
        <ErrorSummary entries={[...problems].map(([field, text]) => ({ field, text }))} occasion={occasion} />
      )}
      <SectionHead section={section} faulty={occasion > 0 && found.length > 0} />
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          goOn()
        }}
      >
        {fields.map(field => (
          <MarkedField key={field.element} field={field}>
            <FetchedField field={field}>
              <Field
                field={field}
                id={fieldId(field.element)}
                value={draft.values[field.element]}
                problems={problems}
                neededBy={usersOf(field.neededBy)}
                onChange={value => change({ values: { [field.element]: value } })}
                onLeave={control => {
                  setLeft(earlier => new Set([...earlier, control]))
                  void flush()
                  numberLeft(field)
                }}
              />
            </FetchedField>
          </MarkedField>
        ))}
        <p className="actions">
          <button type="submit" className="button">
            {cameFromCheck(search) ? texts.draft.continueToCheck : texts.draft.saveAndContinue}
          </button>
        </p>
      </form>
    </>
  )
}
