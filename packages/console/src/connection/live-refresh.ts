/** What the news of others makes the screens read again: soon, not too often, and never under a finger. */
import type { LiveChange } from '@yijianshi/contract/live'

export type Refresh = {
  readonly changed: (change: LiveChange) => void
  /** Anything may have changed. */
  readonly all: () => void
  /** A finger or a button of the mouse goes down, or up again. */
  readonly press: (isDown: boolean) => void
  readonly stop: () => void
}

export type Reading = {
  readonly readCase: (id: string) => void
  readonly readLists: () => void
  readonly readAll: () => void
}

/** Changes of one command, and of commands together, are read once. */
const GATHER_MS = 300
/** A busy hall changes all the time; its lists need not. */
const LISTS_MS = 3_000
/** Rows stay where they are until the click has landed. */
const RELEASE_MS = 400

export function createRefresh({ readCase, readLists, readAll }: Reading): Refresh {
  const cases = new Set<string>()
  let lists = false
  let everything = false
  let pressed = false
  let listsRead = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (milliseconds: number) => {
    timer ??= setTimeout(flush, milliseconds)
  }
  const flush = () => {
    timer = undefined
    if (pressed) return
    if (everything) {
      everything = false
      lists = false
      cases.clear()
      readAll()
      return
    }
    for (const id of cases) readCase(id)
    cases.clear()
    if (!lists) return
    const wait = listsRead + LISTS_MS - performance.now()
    if (wait > 0) return later(wait)
    lists = false
    listsRead = performance.now()
    readLists()
  }
  return {
    changed: ({ kind, process }) => {
      if (kind !== 'case') return
      cases.add(process)
      lists = true
      // What waits for its lists must not keep the case waiting.
      clearTimeout(timer)
      timer = undefined
      later(GATHER_MS)
    },
    all: () => {
      everything = true
      later(GATHER_MS)
    },
    press: isDown => {
      pressed = isDown
      if (!isDown && (everything || lists || cases.size > 0)) later(RELEASE_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
