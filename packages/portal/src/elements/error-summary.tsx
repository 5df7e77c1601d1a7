import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../texts/texts.tsx'

export type SummaryEntry = {
  readonly text: string
  /** Id of the field on this page. */
  readonly field?: string
  /** Address of another page. */
  readonly href?: string
}

function goTo(field: string): void {
  const element = document.getElementById(field)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/** What stands in the way, at the top of the page; takes the focus each time `occasion` changes. */
export function ErrorSummary({ entries, occasion }: { entries: readonly SummaryEntry[]; occasion: number }) {
  const texts = useTexts()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (occasion === 0) return
    window.scrollTo(0, 0)
    box.current?.focus({ preventScroll: true })
  }, [occasion])
  if (entries.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{texts.errors.summary}</h2>
      <ul>
        {entries.map(({ text, field, href }) => (
          <li key={`${field ?? href ?? ''} ${text}`}>
            {href !== undefined ? (
              <Link href={href}>{text}</Link>
            ) : field !== undefined ? (
              <a
                href={`#${field}`}
                onClick={event => {
                  event.preventDefault()
                  goTo(field)
                }}
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
