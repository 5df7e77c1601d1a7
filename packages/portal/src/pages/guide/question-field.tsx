import type { QuestionOnWire } from '@yijianshi/contract/matter'
import { type ReactNode, useState } from 'react'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Choices } from '../../fields/choices.tsx'
import { numberIn } from '../../fields/number-text.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import type { AnswerValue } from './answers-in-address.ts'

type Props = {
  readonly question: QuestionOnWire
  readonly answer: AnswerValue | undefined
  readonly problem: string | undefined
  readonly onAnswer: (answer: AnswerValue | undefined) => void
}

function Describing({ question, problem }: { question: QuestionOnWire; problem: string | undefined }) {
  const say = useSay()
  return (
    <>
      {question.hint && (
        <p className="hint" id={`${question.id}-hint`}>
          {say(question.hint)}
        </p>
      )}
      {problem !== undefined && (
        <p className="problem" id={`${question.id}-problem`}>
          {problem}
        </p>
      )}
    </>
  )
}

function describedBy({ question, problem }: Props): string | undefined {
  const ids = [question.hint && `${question.id}-hint`, problem !== undefined && `${question.id}-problem`]
  return ids.filter(Boolean).join(' ') || undefined
}

function Group({ children, ...props }: Props & { children: ReactNode }) {
  const say = useSay()
  const { question, problem } = props
  return (
    <fieldset
      className={problem === undefined ? 'question' : 'question faulty'}
      aria-describedby={describedBy(props)}
    >
      <legend>
        <PageHeading faulty={problem !== undefined} title={say(question.title)}>
          {say(question.title)}
        </PageHeading>
      </legend>
      <Describing question={question} problem={problem} />
      {children}
    </fieldset>
  )
}

function NumberQuestion(props: Props) {
  const say = useSay()
  const { question, answer, problem, onAnswer } = props
  const [text, setText] = useState(typeof answer === 'number' ? String(answer) : '')
  return (
    <div className={problem === undefined ? 'question' : 'question faulty'}>
      <PageHeading faulty={problem !== undefined} title={say(question.title)}>
        <label htmlFor={question.id}>{say(question.title)}</label>
      </PageHeading>
      <Describing question={question} problem={problem} />
      <span className="with-unit">
        <input
          id={question.id}
          name={question.id}
          className="short"
          inputMode="decimal"
          autoComplete="off"
          aria-describedby={describedBy(props)}
          aria-invalid={problem !== undefined}
          value={text}
          onChange={event => {
            setText(event.target.value)
            const number = numberIn(event.target.value)
            onAnswer(number)
          }}
        />
        {question.unit && <span>{say(question.unit)}</span>}
      </span>
    </div>
  )
}

/** The question as heading and legend at once, with the control for its kind. */
export function QuestionField(props: Props) {
  const texts = useTexts()
  const say = useSay()
  const { question, answer, onAnswer } = props
  if (question.kind === 'number') return <NumberQuestion {...props} />
  const options =
    question.kind === 'yes-no'
      ? [
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ]
      : (question.options ?? []).map(option => ({
          value: option.value,
          label: say(option.label),
          ...(option.hint && { hint: say(option.hint) }),
        }))
  const chosen = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)]
  return (
    <Group {...props}>
      {question.kind === 'many' && <p className="hint">{texts.guide.chooseSome}</p>}
      <Choices
        id={question.id}
        many={question.kind === 'many'}
        options={options}
        chosen={chosen}
        onChoose={values => {
          if (question.kind === 'many') onAnswer(values)
          else if (question.kind === 'yes-no') onAnswer(values[0] === 'true')
          else onAnswer(values[0])
        }}
      />
    </Group>
  )
}
