import {
  type AnswerValue,
  type Catalogue,
  catalogueFromData,
  choosableRegions,
} from '@yijianshi/core/catalogue'
import { compilePrepared, findPreparedMatter, type Plan } from '@yijianshi/core/plan'
import { Alert, Select } from 'antd'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { GuidedQuestions } from '../../plan/guided-questions.tsx'
import { PlanSummary } from '../../plan/plan-summary.tsx'
import { answersThatCount, openQuestions, visibleQuestions } from '../../plan/visible-questions.ts'
import { useTexts } from '../../texts/texts.ts'
import type { Workspace, WorkspaceView } from '../edit/workspace.ts'

type Answers = Readonly<Record<string, AnswerValue>>

function FormFields({ plan }: { readonly plan: Plan }): ReactElement {
  const { t, say } = useTexts()
  const { sections, fields } = plan.form
  return (
    <details>
      <summary>{t.studio.preview.form(fields.length)}</summary>
      {sections.map(section => (
        <div key={section.id}>
          <h4>{say(section.name)}</h4>
          <ul className="plan-list">
            {fields
              .filter(field => field.section === section.id)
              .map(field => (
                <li key={field.element}>{say(field.name)}</li>
              ))}
          </ul>
        </div>
      ))}
    </details>
  )
}

function Trial({
  catalogue,
  matter,
  region,
}: {
  readonly catalogue: Catalogue
  readonly matter: string
  readonly region: string | undefined
}): ReactElement | null {
  const { t } = useTexts()
  const { preview } = t.studio
  const [answers, setAnswers] = useState<Answers>({})
  const prepared = findPreparedMatter(catalogue, matter, region)
  const plan = useMemo(() => {
    if (prepared === undefined) return undefined
    const counted = answersThatCount(prepared.questions, answers)
    const result = compilePrepared(catalogue.version, prepared, counted)
    return result.ok ? result.plan : undefined
  }, [catalogue, prepared, answers])
  if (prepared === undefined) return null
  return (
    <div className="split">
      <section className="panel" aria-label={preview.title}>
        <GuidedQuestions
          questions={visibleQuestions(prepared.questions, answers)}
          answers={answers}
          onAnswer={(question, value) =>
            setAnswers(({ [question]: _, ...others }) =>
              value === undefined ? others : { ...others, [question]: value },
            )
          }
        />
      </section>
      <aside className="split-side panel" aria-label={t.intake.planTitle}>
        {plan === undefined ? (
          <p role="status" className="quiet">
            {preview.open(openQuestions(prepared.questions, answers))}
          </p>
        ) : (
          <>
            <PlanSummary plan={plan} isExplained={false} />
            <FormFields plan={plan} />
          </>
        )}
      </aside>
    </div>
  )
}

function Choice({ catalogue }: { readonly catalogue: Catalogue }): ReactElement | null {
  const { t, say } = useTexts()
  const { preview } = t.studio
  const matters = [...catalogue.matters.values()]
  const [chosen, setChosen] = useState<string>()
  const [wanted, setWanted] = useState<string>()
  const matter = matters.find(({ id }) => id === chosen) ?? matters[0]
  if (matter === undefined) return null
  const regions = choosableRegions(catalogue, matter.id)
  const region = regions.find(({ code }) => code === wanted) ?? regions[0]
  return (
    <>
      <div className="studio-filter">
        <div className="field">
          <label htmlFor="preview-matter">{preview.matter}</label>
          <Select
            id="preview-matter"
            showSearch={{ optionFilterProp: 'label' }}
            value={matter.id}
            options={matters.map(({ id, name }) => ({ value: id, label: say(name) }))}
            onChange={setChosen}
          />
        </div>
        {region === undefined ? null : (
          <div className="field">
            <label htmlFor="preview-region">{preview.region}</label>
            <Select
              id="preview-region"
              value={region.code}
              options={regions.map(({ code, name }) => ({ value: code, label: say(name) }))}
              onChange={setWanted}
            />
          </div>
        )}
      </div>
      <Trial
        key={`${matter.id}/${region?.code ?? ''}`}
        catalogue={catalogue}
        matter={matter.id}
        region={region?.code}
      />
    </>
  )
}

/** Questions, plan, form and checklist of the edited catalogue, as an applicant would get them. */
export function PreviewTab({
  workspace,
  view,
}: {
  readonly workspace: Workspace
  readonly view: WorkspaceView
}): ReactElement {
  const { t } = useTexts()
  const { preview } = t.studio
  const [found, setFound] = useState<{ readonly catalogue: Catalogue | undefined }>()
  const { edition } = view
  useEffect(() => {
    let isCurrent = true
    if (edition === 0) return
    workspace.catalogue().then(data => {
      if (isCurrent) setFound({ catalogue: data && catalogueFromData(data) })
    })
    return () => {
      isCurrent = false
    }
  }, [workspace, edition])
  return (
    <>
      <p className="quiet">{preview.lead}</p>
      {found === undefined ? (
        <p role="status" className="loading">
          {preview.loading}
        </p>
      ) : found.catalogue === undefined ? (
        <Alert type="warning" showIcon title={preview.unsound} />
      ) : (
        <Choice catalogue={found.catalogue} />
      )}
    </>
  )
}
