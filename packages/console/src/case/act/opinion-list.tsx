import type { JointActOnWire } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

/** Who has said what, and who has not spoken yet. */
export function OpinionList({
  opinions,
  waitsFor,
  waiting,
}: {
  readonly opinions: JointActOnWire['opinions']
  readonly waitsFor: JointActOnWire['authorities']
  /** What is said of those who have not spoken. */
  readonly waiting: string
}): ReactElement {
  const { t, say } = useTexts()
  return (
    <ul className="points" aria-live="polite">
      {opinions.map(({ authority, opinion, text, at, bySilence }) => (
        <li key={authority.id}>
          <strong>{say(authority.name)}</strong>{' '}
          <span className={opinion === 'disagree' ? 'missing' : 'met'}>
            {bySilence ? t.acts.bySilence : t.acts.opinions[opinion]}
          </span>{' '}
          <span className="quiet unbroken">{formatInstant(at)}</span>
          {text === '' ? null : <div className="act-words">{text}</div>}
        </li>
      ))}
      {waitsFor.map(({ id, name }) => (
        <li key={id}>
          <strong>{say(name)}</strong> <span className="quiet">{waiting}</span>
        </li>
      ))}
    </ul>
  )
}
