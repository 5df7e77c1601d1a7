import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type AnswerValue, type Catalogue, choosableRegions, regionPath } from '@yijianshi/core/catalogue'
import { compilePrepared, findPreparedMatter, type Plan } from '@yijianshi/core/plan'
import { Button, Empty, Select } from 'antd'
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { call, getValue, problemOf } from '../connection/call.ts'
import { catalogueQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { PlanPapers } from '../paper/plan-papers.tsx'
import { GuidedQuestions } from '../plan/guided-questions.tsx'
import { PlanSummary } from '../plan/plan-summary.tsx'
import { answersThatCount, openQuestions, visibleQuestions } from '../plan/visible-questions.ts'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { groupMatters, isMeant, mattersOf } from './matter-options.ts'
import { OpenDrafts } from './open-drafts.tsx'
import { type Visitor, visitorBody, visitorProblems, visitorTemplate } from './visitor.ts'
import { allFields, type ShownField, VisitorFields } from './visitor-fields.tsx'

/** Stays when another matter is chosen. */
type Coming = readonly [visitor: Visitor, setVisitor: (visitor: Visitor) => void]

/** Regions to choose from, and the one that the window's site lies in. */
function regionsFor(catalogue: Catalogue, matterId: string, siteId: string) {
  const choosable = choosableRegions(catalogue, matterId)
  const home = catalogue.sites.get(siteId)?.region
  const path = home === undefined ? [] : regionPath(catalogue, home)
  return { choosable, usual: path.find(region => choosable.includes(region)) ?? choosable[0] }
}

function PlanPanel({
  catalogue,
  plan,
  open,
  error,
  lacksMandate,
  pending,
  onBegin,
}: {
  readonly catalogue: Catalogue
  readonly plan: Plan | undefined
  readonly open: number
  readonly error: Error | null
  readonly lacksMandate: boolean
  readonly pending: boolean
  readonly onBegin: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <aside className="split-side panel" aria-labelledby="plan-title">
      <h2 id="plan-title">{t.intake.planTitle}</h2>
      {plan === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.intake.planOpen(open)} />
      ) : (
        <>
          <PlanSummary plan={plan} />
          <PlanPapers catalogue={catalogue} plan={plan} />
        </>
      )}
      <ProblemAlert error={error}>
        {lacksMandate ? <Link to="/mandates">{t.mandate.title}</Link> : null}
      </ProblemAlert>
      <div className="sticky-foot">
        <span aria-live="polite" className="quiet">
          {open > 0 ? t.intake.planOpen(open) : ''}
        </span>
        <Button type="primary" size="large" disabled={plan === undefined} loading={pending} onClick={onBegin}>
          {t.intake.begin}
        </Button>
      </div>
    </aside>
  )
}

function Intake({
  catalogue,
  matterId,
  region,
  coming: [visitor, setVisitor],
}: {
  readonly catalogue: Catalogue
  readonly matterId: string
  readonly region: string | undefined
  readonly coming: Coming
}): ReactElement | null {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [shown, setShown] = useState<ReadonlySet<ShownField>>(new Set())
  const [answers, setAnswers] = useState<Readonly<Record<string, AnswerValue>>>({})
  const prepared = findPreparedMatter(catalogue, matterId, region)
  const settled = useDeferredValue(answers)
  const plan = useMemo(() => {
    if (prepared === undefined) return undefined
    const result = compilePrepared(catalogue.version, prepared, answersThatCount(prepared.questions, settled))
    return result.ok ? result.plan : undefined
  }, [catalogue, prepared, settled])
  const create = useMutation({
    mutationFn: (counted: Record<string, AnswerValue>) =>
      getValue(
        call('createDraft', {
          body: {
            matter: matterId,
            answers: counted,
            ...visitorBody(visitor),
            ...(region !== undefined && { region }),
          },
        }),
      ),
    onSuccess: draft => navigate({ to: '/intake/$draft', params: { draft: draft.id } }),
  })
  if (prepared === undefined) return null
  const open = openQuestions(prepared.questions, answers)
  const problems = visitorProblems(visitor)
  const begin = () => {
    setShown(allFields)
    if (!problems.all || plan === undefined) return
    create.mutate(answersThatCount(prepared.questions, answers))
  }
  const answer = (question: string, value: AnswerValue | undefined) =>
    setAnswers(({ [question]: _, ...others }) =>
      value === undefined ? others : { ...others, [question]: value },
    )
  return (
    <div className="split">
      <div className="split-main">
        <section className="panel" aria-labelledby="person-title">
          <h2 id="person-title">{t.intake.personTitle}</h2>
          <VisitorFields
            visitor={visitor}
            problems={problems}
            shown={shown}
            onChange={setVisitor}
            onLeave={field => setShown(new Set([...shown, field]))}
          />
        </section>
        <section className="panel" aria-labelledby="questions-title">
          <h2 id="questions-title">{t.intake.questionsTitle}</h2>
          <GuidedQuestions
            questions={visibleQuestions(prepared.questions, answers)}
            answers={answers}
            onAnswer={answer}
          />
        </section>
      </div>
      <PlanPanel
        catalogue={catalogue}
        plan={plan}
        open={open}
        error={create.error}
        lacksMandate={problemOf(create.error)?.code === 'mandate/none'}
        pending={create.isPending}
        onBegin={begin}
      />
    </div>
  )
}

/** Where regions carry the matter out differently, that of the window's site is meant until another is chosen. */
function RegionalIntake({
  catalogue,
  matterId,
  siteId,
  coming,
}: {
  readonly catalogue: Catalogue
  readonly matterId: string
  readonly siteId: string
  readonly coming: Coming
}): ReactElement {
  const { t, say } = useTexts()
  const { choosable, usual } = regionsFor(catalogue, matterId, siteId)
  const [region, setRegion] = useState(usual?.code)
  return (
    <>
      {choosable.length === 0 ? null : (
        <div className="field matter-choice">
          <label htmlFor="region">{t.intake.region}</label>
          <Select
            id="region"
            value={region ?? null}
            onChange={value => setRegion(value ?? undefined)}
            options={choosable.map(({ code, name }) => ({ value: code, label: say(name) }))}
          />
        </div>
      )}
      <Intake catalogue={catalogue} matterId={matterId} region={region} coming={coming} />
    </>
  )
}

function MatterChoice({ catalogue }: { readonly catalogue: Catalogue }): ReactElement {
  const { t, say } = useTexts()
  const me = useMe()
  const siteId = me.role === 'clerk' ? me.site : ''
  const matters = mattersOf(catalogue, siteId)
  // Of several none is meant before the person has said what it is about.
  const coming = useState(visitorTemplate)
  const [chosen, setChosen] = useState(matters.length === 1 ? matters[0]?.id : undefined)
  if (matters.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.intake.noMatter} />
  }
  return (
    <>
      <div className="field matter-choice">
        <label htmlFor="matter">{t.intake.matter}</label>
        <Select
          id="matter"
          showSearch={{
            filterOption: (typed, option) =>
              option !== undefined &&
              'words' in option &&
              typeof option.words === 'string' &&
              isMeant(typed, option.words),
          }}
          placeholder={t.intake.matterHint}
          value={chosen ?? null}
          onChange={value => setChosen(value ?? undefined)}
          options={groupMatters(catalogue, matters, say)}
        />
      </div>
      {chosen === undefined ? null : (
        <RegionalIntake
          key={chosen}
          catalogue={catalogue}
          matterId={chosen}
          siteId={siteId}
          coming={coming}
        />
      )}
    </>
  )
}

/** A new case for a person at the window: who, what exactly, and what it comes to while they answer. */
export function IntakePage(): ReactElement {
  const { t } = useTexts()
  const catalogue = useQuery(catalogueQuery)
  return (
    <>
      <div className="page-head">
        <h1>{t.intake.title}</h1>
      </div>
      <OpenDrafts />
      <Loaded query={catalogue}>{data => <MatterChoice catalogue={data} />}</Loaded>
    </>
  )
}
