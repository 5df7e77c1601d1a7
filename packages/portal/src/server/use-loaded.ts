import type { Problem } from '@yijianshi/contract/shape'
import { useCallback, useEffect, useState } from 'react'
import { useSettings } from '../settings/settings.ts'
import type { Outcome } from './call.ts'

export type Loaded<Value> = { readonly again: () => void } & (
  | { readonly status: 'loading' }
  /** `late`: the last refresh failed; what is shown is older. */
  | { readonly status: 'ready'; readonly value: Value; readonly late: boolean }
  | { readonly status: 'failed'; readonly problem: Problem | undefined }
)

type Held<Value> = {
  readonly load: () => Promise<Outcome<Value>>
  readonly outcome: Outcome<Value>
  readonly late: boolean
}

/**
 * Loads when `load` changes (wrap it in `useCallback`), when the language changes, and on `again()`,
 * which keeps showing the older value meanwhile.
 */
export function useLoaded<Value>(load: () => Promise<Outcome<Value>>): Loaded<Value> {
  const [held, setHeld] = useState<Held<Value>>()
  const [attempt, setAttempt] = useState(0)
  const { language } = useSettings()
  // biome's rule on dependencies wants every one used: these two only say when to load again.
  const occasion = `${language} ${attempt}`
  useEffect(() => {
    let wanted = occasion !== ''
    void load().then(outcome => {
      if (!wanted) return
      setHeld(earlier =>
        !outcome.ok && outcome.problem === undefined && earlier?.load === load && earlier.outcome.ok
          ? { ...earlier, late: true }
          : { load, outcome, late: false },
      )
    })
    return () => {
      wanted = false
    }
  }, [load, occasion])
  const again = useCallback(() => {
    setHeld(earlier => (earlier?.outcome.ok ? earlier : undefined))
    setAttempt(count => count + 1)
  }, [])
  if (held?.load !== load) return { status: 'loading', again }
  return held.outcome.ok
    ? { status: 'ready', value: held.outcome.value, late: held.late, again }
    : { status: 'failed', problem: held.outcome.problem, again }
}
