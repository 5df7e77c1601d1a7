import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import { Form, Input } from 'antd'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { ChoiceField, ReasonField, WordsField } from '../../case/act/act-fields.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

type Issued = CaseTask['results'][number]
type Ground = NonNullable<Issued['revoked']>['ground']
type Place = { readonly view: CaseView; readonly task: CaseTask; readonly result: Issued }

const grounds = ['granted-without-right', 'obtained-by-deceit', 'public-interest'] as const

function Correct({ view, task, result }: Place): ReactElement {
  const { t, say } = useTexts()
  const words = t.taskActs.result
  return (
    <ActButton<{ readonly correction: string; readonly validUntil?: string }>
      caseId={view.id}
      title={words.correct}
      about={say(result.name)}
      commandOf={({ correction, validUntil }) => ({
        type: 'correct-result',
        item: task.item,
        licence: result.licence,
        correction,
        ...(validUntil ? { validUntil } : {}),
      })}
    >
      <WordsField name="correction" label={words.correction} missing={t.acts.missing} />
      {result.validUntil === undefined ? null : (
        <Form.Item name="validUntil" label={words.validUntil}>
          <Input type="date" className="act-moment" />
        </Form.Item>
      )}
    </ActButton>
  )
}

function Revoke({ view, task, result }: Place): ReactElement {
  const { t, say } = useTexts()
  const words = t.taskActs.result
  return (
    <ActButton<{ readonly ground: Ground; readonly reason: string }>
      caseId={view.id}
      title={words.revoke}
      about={say(result.name)}
      tone="danger"
      lead={words.revokeLead}
      commandOf={values => ({
        type: 'revoke-result',
        item: task.item,
        licence: result.licence,
        ...values,
      })}
    >
      <ChoiceField
        name="ground"
        label={words.ground}
        missing={words.groundMissing}
        options={grounds.map(value => ({ value, label: words.grounds[value] }))}
      />
      <ReasonField />
    </ActButton>
  )
}

/** What has become of a result since it was issued, and what may become of it. */
export function ResultActs(place: Place): ReactElement | null {
  const { t } = useTexts()
  const { view, task, result } = place
  const words = t.taskActs.result
  const may = (command: 'correct-result' | 'revoke-result') =>
    view.mayDo.some(
      entry => entry.command === command && entry.item === task.item && entry.subject === result.licence,
    )
  return (
    <>
      {result.corrections.map(({ at, correction }) => (
        <p key={at}>{words.corrected(correction, formatInstant(at))}</p>
      ))}
      {result.revoked === null ? null : (
        <p className="refusal">
          {words.revoked(words.grounds[result.revoked.ground], result.revoked.reason)}
        </p>
      )}
      {may('correct-result') || may('revoke-result') ? (
        <div className="buttons">
          {may('correct-result') ? <Correct {...place} /> : null}
          {may('revoke-result') ? <Revoke {...place} /> : null}
        </div>
      ) : null}
    </>
  )
}
