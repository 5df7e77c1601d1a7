import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { goTo, type Missing } from './missing.ts'

/** Places of the form, each a way there. */
export function MissingList({
  title,
  list,
}: {
  readonly title: string
  readonly list: readonly Missing[]
}): ReactElement | null {
  const { say } = useTexts()
  if (list.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="missing-list">
        {list.map(entry => (
          <li key={entry.anchor}>
            <a
              href={`#${entry.anchor}`}
              onClick={event => {
                event.preventDefault()
                goTo(entry.anchor)
              }}
            >
              {say(entry.name)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
