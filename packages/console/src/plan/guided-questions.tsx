import type { AnswerValue, Question } from '@yijianshi/core/catalogue'
import { Checkbox, InputNumber, Radio } from 'antd'
import { type ReactElement, useId } from 'react'
import { useTexts } from '../texts/texts.ts'

type Given = AnswerValue | undefined
type OnAnswer = (value: Given) => void

function Control({
  question,
  labelId,
  value,
  onChange,
}: {
  readonly question: Question
  readonly labelId: string
  readonly value: Given
  readonly onChange: OnAnswer
}): ReactElement {
  const { t, say } = useTexts()
  switch (question.kind) {
    case 'choice':
      return (
        <Radio.Group
          aria-labelledby={labelId}
          className="options"
          value={value}
          onChange={event => onChange(String(event.target.value))}
        >
          {question.options.map(option => (
            <Radio key={option.value} value={option.value}>
              {say(option.label)}
              {option.hint === undefined ? null : <span className="quiet"> {say(option.hint)}</span>}
            </Radio>
          ))}
        </Radio.Group>
      )
    case 'many':
      return (
        <Checkbox.Group
          className="options"
          value={Array.isArray(value) ? value : []}
          onChange={values => onChange(values)}
          options={question.options.map(option => ({ value: option.value, label: say(option.label) }))}
        />
      )
    case 'yes-no':
      return (
        <Radio.Group
          aria-labelledby={labelId}
          value={value}
          onChange={event => onChange(event.target.value === true)}
        >
          <Radio value={true}>{t.form.yes}</Radio>
          <Radio value={false}>{t.form.no}</Radio>
        </Radio.Group>
      )
    case 'number':
      return (
        <InputNumber
          aria-labelledby={labelId}
          value={typeof value === 'number' ? value : null}
          min={question.min}
          max={question.max}
          suffix={say(question.unit)}
          onChange={number => onChange(number ?? undefined)}
        />
      )
  }
}

function QuestionRow({
  question,
  value,
  onChange,
}: {
  readonly question: Question
  readonly value: Given
  readonly onChange: OnAnswer
}): ReactElement {
  const { say } = useTexts()
  const id = useId()
  return (
    <li className="question">
      <div id={id} className="question-title">
        {say(question.title)}
      </div>
      {question.hint === undefined ? null : <div className="quiet">{say(question.hint)}</div>}
      <Control question={question} labelId={id} value={value} onChange={onChange} />
    </li>
  )
}

/** The matter's questions side by side; what is answered decides at once what else is asked. */
export function GuidedQuestions({
  questions,
  answers,
  onAnswer,
}: {
  readonly questions: readonly Question[]
  readonly answers: Readonly<Record<string, AnswerValue>>
  readonly onAnswer: (question: string, value: Given) => void
}): ReactElement {
  return (
    <ol className="questions">
      {questions.map(question => (
        <QuestionRow
          key={question.id}
          question={question}
          value={answers[question.id]}
          onChange={value => onAnswer(question.id, value)}
        />
      ))}
    </ol>
  )
}
