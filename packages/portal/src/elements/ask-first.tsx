import { useEffect, useRef, useState } from 'react'

type Wanted = {
  /** On the button, and how it looks. */
  act: string
  className: string
  question: string
  yes: string
  no: string
  busy?: boolean | undefined
  /** Why it could not be done. */
  fault?: string | undefined
  onYes: () => void
}

/**
 * An act that is asked about once. The question takes the focus, so that it is heard and the answers come next; whoever
 * says no stands at the button again.
 */
export function AskFirst({ act, className, question, yes, no, busy, fault, onYes }: Wanted) {
  const [asked, setAsked] = useState<boolean>()
  const button = useRef<HTMLButtonElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (asked === true) said.current?.focus()
    if (asked === false) button.current?.focus()
  }, [asked])
  if (asked !== true) {
    return (
      <button ref={button} type="button" className={className} onClick={() => setAsked(true)}>
        {act}
      </button>
    )
  }
  return (
    <div className="notice warn column">
      <p ref={said} tabIndex={-1}>
        {question}
      </p>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      <p className="actions">
        <button type="button" className="button danger" aria-disabled={busy} onClick={onYes}>
          {yes}
        </button>
        <button type="button" className="button secondary" onClick={() => setAsked(false)}>
          {no}
        </button>
      </p>
    </div>
  )
}
