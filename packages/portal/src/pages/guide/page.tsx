import type { QuestionOnWire } from '@yijianshi/contract/matter'
import { useCallback, useState } from 'react'
import { Redirect, useLocation, useParams, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { Failure, Loading } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useTexts } from '../../texts/texts.tsx'
import {
  type Answers,
  type AnswerValue,
  answersOf,
  guideBodyOf,
  regionOf,
  searchOf,
} from './answers-in-address.ts'
import { QuestionField } from './question-field.tsx'
import './guide.css'

/** What was answered in this visit, so that going back shows the answer given. */
const remembered = new Map<string, AnswerValue>()

function Question({
  matter,
  question,
  answers,
  count,
}: {
  matter: string
  question: QuestionOnWire
  answers: Answers
  /** How many questions are answered. */
  count: number
}) {
  const texts = useTexts()
  const [, navigate] = useLocation()
  const region = regionOf(useSearch())
  const memory = `${matter} ${question.id}`
  const [answer, setAnswer] = useState<AnswerValue | undefined>(remembered.get(memory))
  const [occasion, setOccasion] = useState(0)
  const many = question.kind === 'many'
  const given = answer ?? (many ? [] : undefined)
  const problem = problemOf(question, given, texts.guide)
  const shownProblem = occasion > 0 ? problem : undefined
  const goOn = () => {
    if (given === undefined || problem !== undefined) {
      setOccasion(number => number + 1)
      return
    }
    remembered.set(memory, given)
    navigate(`/matters/${matter}/guide${searchOf({ ...answers, [question.id]: given }, region)}`)
  }
  return (
    <>
      <BackLinkInHistory matter={matter} />
      <ErrorSummary
        entries={shownProblem === undefined ? [] : [{ text: shownProblem, field: question.id }]}
        occasion={occasion}
      />
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          goOn()
        }}
      >
        <p className="question-progress">{texts.guide.progress(count)}</p>
        <QuestionField question={question} answer={given} problem={shownProblem} onAnswer={setAnswer} />
        <p className="actions">
          <button type="submit" className="button">
            {texts.continue}
          </button>
        </p>
      </form>
    </>
  )
}

function problemOf(
  question: QuestionOnWire,
  answer: AnswerValue | undefined,
  texts: {
    chooseOne: string
    yesOrNo: string
    giveNumber: (min: number, max: number) => string
  },
): string | undefined {
  if (question.kind === 'number') {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = question
    const fits = typeof answer === 'number' && answer >= min && answer <= max
    return fits ? undefined : texts.giveNumber(min, max)
  }
  if (answer !== undefined) return undefined
  return question.kind === 'yes-no' ? texts.yesOrNo : texts.chooseOne
}

/** Back is the browser's Back, unless the person came straight to this question. */
function BackLinkInHistory({ matter }: { matter: string }) {
  const texts = useTexts()
  const search = useSearch()
  const answers = answersOf(search)
  const earlier = Object.fromEntries(Object.entries(answers).slice(0, -1))
  const href =
    Object.keys(answers).length === 0
      ? `/matters/${matter}`
      : `/matters/${matter}/guide${searchOf(earlier, regionOf(search))}`
  return <BackLink href={href}>{texts.back}</BackLink>
}

export function GuidePage() {
  const { matter = '' } = useParams()
  const search = useSearch()
  const load = useCallback(
    () => call('guide', { params: { matter }, body: guideBodyOf(search) }),
    [matter, search],
  )
  const loaded = useLoaded(load)
  if (loaded.status === 'loading') return <Loading />
  if (loaded.status === 'failed') return <Failure problem={loaded.problem} again={loaded.again} />
  const { value } = loaded
  if (value.step === 'plan') {
    const answers = Object.fromEntries(value.answered.map(entry => [entry.question.id, entry.answer]))
    return <Redirect to={`/matters/${matter}/plan${searchOf(answers, regionOf(search))}`} replace />
  }
  return (
    <Question
      key={value.question.id}
      matter={matter}
      question={value.question}
      answers={answersOf(search)}
      count={value.answered.length}
    />
  )
}
