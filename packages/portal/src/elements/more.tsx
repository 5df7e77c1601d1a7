import { type ReactNode, useState } from 'react'

/** A button that gives way to what comes next, once it is asked for. */
export function More({ label, children }: { label: string; children: () => ReactNode }) {
  const [wanted, setWanted] = useState(false)
  if (wanted) return children()
  return (
    <button type="button" className="button secondary" onClick={() => setWanted(true)}>
      {label}
    </button>
  )
}
