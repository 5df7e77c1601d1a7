import type { CaseTask, CaseView, ProcedureOnWire } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { ChoiceField, WordsField } from '../../case/act/act-fields.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

type Objection = ProcedureOnWire['objections'][number]
type Answer = { readonly upheld: 'yes' | 'no'; readonly text: string }
type Place = { readonly view: CaseView; readonly task: CaseTask }

function AnswerButton({ view, task, objection }: Place & { readonly objection: Objection }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.objection
  return (
    <ActButton<Answer>
      caseId={view.id}
      title={words.answer}
      about={objection.text.slice(0, 20)}
      lead={objection.text}
      commandOf={({ upheld, text }) => ({
        type: 'answer-objection',
        item: task.item,
        objection: objection.id,
        upheld: upheld === 'yes',
        text,
      })}
    >
      <ChoiceField
        name="upheld"
        label={words.upheld}
        missing={t.acts.missing}
        options={(['yes', 'no'] as const).map(value => ({ value, label: words.upholds[value] }))}
      />
      <WordsField name="text" label={words.text} missing={t.acts.missing} />
    </ActButton>
  )
}

/** 异议: what was said against a publicity notice, and the answers. */
export function ObjectionList({
  view,
  task,
  objections,
}: Place & { readonly objections: readonly Objection[] }): ReactElement | null {
  const { t } = useTexts()
  const words = t.taskActs.objection
  if (objections.length === 0) return null
  const mayAnswer = (id: string) =>
    view.mayDo.some(({ command, subject }) => command === 'answer-objection' && subject === id)
  return (
    <>
      <h3>{words.title}</h3>
      <ul className="points">
        {objections.map(objection => (
          <li key={objection.id}>
            {objection.text} <span className="quiet">{formatInstant(objection.at)}</span>
            {objection.answer === null ? (
              <p className="missing">{words.open}</p>
            ) : (
              <p className="act-words">{words.answered(objection.answer.upheld, objection.answer.text)}</p>
            )}
            {mayAnswer(objection.id) ? <AnswerButton view={view} task={task} objection={objection} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
