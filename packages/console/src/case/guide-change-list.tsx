import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import type { ReactElement } from 'react'
import { type Speech, useTexts } from '../texts/texts.ts'
import './guide-changes.css'

const groups = ['new', 'changed', 'gone'] as const

/** “now required, new hint”, or what else the mark says. */
export function markText({ mark, parts }: GuideMark, { t }: Pick<Speech, 't'>): string {
  const changed = parts.map(part => t.newerGuide.parts[part])
  return mark === 'changed' && changed.length > 0 ? changed.join(t.plan.separator) : t.newerGuide.marks[mark]
}

export function MarkTag({ mark }: { readonly mark: GuideMark | undefined }): ReactElement | null {
  const speech = useTexts()
  return mark === undefined ? null : <span className="guide-mark">{markText(mark, speech)}</span>
}

/** What is new, changed and no longer asked for. `onGo`: a way to each place that is on the page. */
export function GuideChangeList({
  marks,
  onGo,
}: {
  readonly marks: readonly GuideMark[]
  readonly onGo?: (mark: GuideMark) => void
}): ReactElement {
  const speech = useTexts()
  const { t, say } = speech
  const entry = (mark: GuideMark) => {
    const name = t.newerGuide.kinds[mark.kind](say(mark.name))
    if (onGo === undefined || mark.kind === 'item' || mark.mark === 'gone') return name
    const anchor = `${mark.kind}-${mark.id}`
    return (
      <a
        href={`#${anchor}`}
        onClick={event => {
          event.preventDefault()
          onGo(mark)
        }}
      >
        {name}
      </a>
    )
  }
  return (
    <>
      {groups.map(group => {
        const own = marks.filter(({ mark }) => mark === group)
        if (own.length === 0) return null
        return (
          <div key={group} className="guide-changes">
            <h3>{t.newerGuide.groups[group]}</h3>
            <ul className="points">
              {own.map(mark => (
                <li key={`${mark.kind} ${mark.id}`}>
                  {entry(mark)}
                  {mark.mark === 'changed' ? <span className="quiet"> {markText(mark, speech)}</span> : null}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}
