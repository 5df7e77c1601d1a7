import type { GuideResponse } from '@yijianshi/contract/matter'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import { useCallback } from 'react'
import { Link, Redirect, useParams, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { plannedOf, Why } from '../../elements/why.tsx'
import { yuanText } from '../../fields/number-text.ts'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { guideBodyOf, searchOf, withoutAnswer } from '../guide/answers-in-address.ts'
import { Bring, NotToBring } from './materials.tsx'
import { Papers } from './papers.tsx'
import { Reductions } from './reductions.tsx'
import { StartDraft } from './start-draft.tsx'
import { Timeline } from './timeline.tsx'
import './plan.css'

type Answered = GuideResponse['answered']

function useAnswerText(): (entry: Answered[number]) => string {
  const texts = useTexts()
  const say = useSay()
  return ({ question, answer }) => {
    const labelOf = (value: string) => {
      const option = question.options?.find(each => each.value === value)
      return option ? say(option.label) : value
    }
    if (typeof answer === 'boolean') return answer ? texts.yes : texts.no
    if (typeof answer === 'string') return labelOf(answer)
    if (typeof answer === 'number') return `${answer} ${question.unit ? say(question.unit) : ''}`
    return answer.length === 0 ? texts.fields.notFilled : texts.and(answer.map(labelOf))
  }
}

function GivenAnswers({
  matter,
  answered,
  region,
}: {
  matter: string
  answered: Answered
  region: string | undefined
}) {
  const texts = useTexts()
  const say = useSay()
  const textOf = useAnswerText()
  const answers = Object.fromEntries(answered.map(entry => [entry.question.id, entry.answer]))
  return (
    <section aria-labelledby="answers-heading">
      <h2 id="answers-heading">{texts.plan.answers}</h2>
      <dl className="summary answers-list">
        {answered.map(entry => (
          <div key={entry.question.id}>
            <dt>{say(entry.question.title)}</dt>
            <dd>{textOf(entry)}</dd>
            <dd className="no-print">
              <Link
                className="change-link"
                href={`/matters/${matter}/guide${searchOf(withoutAnswer(answers, entry.question.id), region)}`}
              >
                {texts.change}
                <span className="visually-hidden">{say(entry.question.title)}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Savings({ plan }: { plan: PlanOnWire }) {
  const texts = useTexts()
  const say = useSay()
  if (plan.furtherSavings.materials.length === 0) return null
  return (
    <section aria-labelledby="savings-heading">
      <h2 id="savings-heading">{texts.plan.savings}</h2>
      <p>{texts.plan.savingsHint(plan.furtherSavings.materialsLeft)}</p>
      <ul>
        {plan.furtherSavings.materials.map(entry => (
          <li key={entry.material}>
            {say(entry.name)} <span className="soft">– {texts.plan.resource(say(entry.resource))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FeesAndResults({ plan }: { plan: PlanOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const { entries, totalFen } = plan.fees
  const of = plannedOf(plan)
  const results = plan.items.flatMap(item => item.results.map(result => ({ ...result, item })))
  return (
    <>
      <h2>{texts.plan.fees}</h2>
      <p>
        <strong>{totalFen === 0 ? texts.plan.noFees : texts.plan.feeTotal(yuanText(totalFen))}</strong>
      </p>
      {entries.length > 0 && (
        <ul>
          {entries.map(entry => (
            <li key={`${entry.item} ${entry.name.zh}`}>
              {texts.plan.feeLine(say(entry.name), yuanText(entry.amountFen))}{' '}
              <span className="soft">{entry.basis}</span>
              <Why of={of} about={{ kind: 'fee', id: entry.item }} name={say(entry.name)} />
            </li>
          ))}
        </ul>
      )}
      <h2>{texts.plan.results(results.length)}</h2>
      <ul>
        {results.map(result => (
          <li key={`${result.item.item} ${result.licence}`}>
            {say(result.name)} <span className="soft">– {say(result.item.authorityName)}</span>
            <Why of={of} about={{ kind: 'item', id: result.item.item }} name={say(result.name)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function PlanShown({ matter, plan, answered }: { matter: string; plan: PlanOnWire; answered: Answered }) {
  const texts = useTexts()
  const say = useSay()
  const answers = Object.fromEntries(answered.map(entry => [entry.question.id, entry.answer]))
  const region = plan.region?.code
  if (plan.items.length === 0) {
    return (
      <>
        <PageHeading>{texts.plan.nothing}</PageHeading>
        <p>{texts.plan.nothingHint}</p>
        <GivenAnswers matter={matter} answered={answered} region={region} />
      </>
    )
  }
  return (
    <>
      <BackLink href={`/matters/${matter}`} />
      <p className="plan-caption">{texts.plan.caption}</p>
      <PageHeading>{say(plan.name)}</PageHeading>
      <p className="situation">
        {[plan.region && say(plan.region.name), say(plan.situation.name)].filter(Boolean).join(' · ')}
      </p>
      {plan.variant?.note && <p className="notice">{say(plan.variant.note)}</p>}
      <StartDraft matter={matter} answers={answers} region={region} />
      <Reductions before={plan.before} after={plan.after} />
      <Timeline plan={plan} of={plannedOf(plan)} />
      <Bring plan={plan} />
      <NotToBring plan={plan} />
      <Savings plan={plan} />
      <FeesAndResults plan={plan} />
      <GivenAnswers matter={matter} answered={answered} region={region} />
      <Papers matter={matter} search={searchOf(answers, region)} />
      <StartDraft matter={matter} answers={answers} region={region} />
    </>
  )
}

export function PlanPage() {
  const { matter = '' } = useParams()
  const search = useSearch()
  const loaded = useLoaded(
    useCallback(() => call('guide', { params: { matter }, body: guideBodyOf(search) }), [matter, search]),
  )
  return (
    <Shown loaded={loaded}>
      {value =>
        value.step === 'question' ? (
          <Redirect to={`/matters/${matter}/guide${search === '' ? '' : `?${search}`}`} replace />
        ) : (
          <PlanShown matter={matter} plan={value.plan} answered={value.answered} />
        )
      }
    </Shown>
  )
}
