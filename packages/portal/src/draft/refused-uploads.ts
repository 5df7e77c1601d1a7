/** Files that were refused, by draft and material: kept for the visit, so that whoever comes back is told still. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Message } from '../texts/message.ts'

const none: readonly Message[] = []
const refused = new Map<string, readonly Message[]>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Why, one line a file; and a way to tell more or to begin anew. */
export function useRefusedUploads(draft: string, material: string) {
  const key = `${draft} ${material}`
  const refusals = useSyncExternalStore(subscribe, () => refused.get(key) ?? none)
  const setRefusals = useCallback(
    (next: (earlier: readonly Message[]) => readonly Message[]) => {
      refused.set(key, next(refused.get(key) ?? none))
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [refusals, setRefusals] as const
}
