import type { CaseView } from '@yijianshi/contract/case'
import { useState } from 'react'
import { Choices } from '../../fields/choices.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { useCaseCommand } from './case-command.ts'

const grades = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const

/** One rating for one case (好差评). */
export function Rating({ view, onDone }: { view: CaseView; onDone: (view: CaseView) => void }) {
  const texts = useTexts()
  const [grade, setGrade] = useState<(typeof grades)[number]>()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, fault, send } = useCaseCommand(view.id, onDone)
  if (view.rating !== null) {
    return <p className="notice good column">{texts.case.rated(texts.case.grades[view.rating.grade])}</p>
  }
  if (!view.mayDo.some(({ command }) => command === 'rate')) return null
  const submit = () => {
    setMissing(grade === undefined)
    if (grade === undefined) {
      document.getElementById('grade')?.focus()
      return
    }
    const words = comment.trim()
    void send({ type: 'rate', grade, ...(words !== '' && { comment: words }) })
  }
  const problem = missing && grade === undefined ? texts.case.rateMissing : fault
  return (
    <form
      noValidate
      className="card column no-print"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <fieldset className={problem === undefined ? 'field' : 'field faulty'} aria-describedby="rate-hint">
        <legend>{texts.case.rate}</legend>
        <p className="hint" id="rate-hint">
          {texts.case.rateHint}
        </p>
        <div role="alert">{problem !== undefined && <p className="problem">{problem}</p>}</div>
        <Choices
          id="grade"
          many={false}
          options={grades.map(value => ({ value, label: texts.case.grades[value] }))}
          chosen={grade === undefined ? [] : [grade]}
          onChoose={([next]) => setGrade(grades.find(each => each === next))}
        />
      </fieldset>
      <div className="field">
        <label htmlFor="comment">
          {texts.case.rateComment}
          <span className="optional">{texts.draft.optional}</span>
        </label>
        <textarea
          id="comment"
          rows={3}
          maxLength={2000}
          value={comment}
          onChange={event => setComment(event.target.value)}
        />
      </div>
      <button type="submit" className="button" aria-disabled={busy}>
        {busy ? texts.case.sending : texts.case.rateButton}
      </button>
    </form>
  )
}
