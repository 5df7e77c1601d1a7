/** What a newer guide asks otherwise, for a draft kept on this device until it is seen: names of fields and materials, no values. */

import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import { useCallback, useSyncExternalStore } from 'react'

const none: readonly GuideMark[] = []
const known = new Map<string, readonly GuideMark[]>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const keyOf = (id: string) => `yijianshi.console.guide-marks.${id}`

function read(id: string): readonly GuideMark[] {
  try {
    const text = localStorage.getItem(keyOf(id))
    // Written by `keepMarks` only.
    return text === null ? none : JSON.parse(text)
  } catch {
    return none
  }
}

export function marksOf(id: string): readonly GuideMark[] {
  const marks = known.get(id) ?? read(id)
  known.set(id, marks)
  return marks
}

export function keepMarks(id: string, marks: readonly GuideMark[]): void {
  known.set(id, marks)
  try {
    if (marks.length === 0) localStorage.removeItem(keyOf(id))
    else localStorage.setItem(keyOf(id), JSON.stringify(marks))
  } catch {
    // Storage is full or forbidden: the marks last for the visit.
  }
  for (const listener of listeners) listener()
}

/** Those of a draft. */
export function useKeptMarks(id: string): readonly GuideMark[] {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => marksOf(id), [id]),
  )
}
