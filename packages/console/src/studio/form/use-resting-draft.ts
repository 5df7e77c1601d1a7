import { useEffect, useEffectEvent, useState } from 'react'
import { useLeaving } from './use-leaving.ts'

export type RestingDraft = {
  readonly shown: string
  readonly type: (text: string) => void
  /** Tells at once what was typed. */
  readonly settle: () => void
}

/** What is being typed, told when the typing rests; at the latest when the field goes, or the page is left. */
export function useRestingDraft(
  value: string,
  restMs: number,
  onCommit: (text: string) => void,
): RestingDraft {
  const [draft, setDraft] = useState<string>()
  const settle = () => {
    if (draft !== undefined && draft !== value) onCommit(draft)
  }
  const commit = useEffectEvent(settle)
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => commit(), restMs)
    return () => clearTimeout(timer)
  }, [draft, restMs])
  // A form that is closed while the typing goes on loses nothing.
  useEffect(() => () => commit(), [])
  useLeaving(settle)
  // What has arrived is a draft no more: else it would hide, and at last replace, what another editor saves later.
  useEffect(() => {
    if (draft === value) setDraft(undefined)
  }, [draft, value])
  return { shown: draft ?? value, type: setDraft, settle }
}
