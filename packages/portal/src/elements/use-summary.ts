import { useState } from 'react'
import type { Message, Said } from '../texts/message.ts'
import { useSaid } from '../texts/use-said.ts'
import type { SummaryEntry } from './error-summary.tsx'

export type Faults = Said<readonly SummaryEntry[]>

/** One message, about a field of the page where it is named. */
export function oneFault(message: Message, field?: string): Faults {
  return { in: spoken => [{ text: message.in(spoken), ...(field !== undefined && { field }) }] }
}

/** What stands in the way of a form, in the language of now; `occasion` moves on with each `fail`. */
export function useSummary(first?: Faults) {
  const [entries = [], say] = useSaid<readonly SummaryEntry[]>(first)
  const [occasion, setOccasion] = useState(first === undefined ? 0 : 1)
  const fail = (faults: Faults) => {
    say(faults)
    setOccasion(number => number + 1)
  }
  return { entries, occasion, fail, clear: () => say(undefined) }
}
