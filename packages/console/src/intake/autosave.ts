/** Saves what changed, one request at a time and in order; what could not be sent stays and goes with the next. */
import type { Operation } from '@yijianshi/contract/contract'

export type DraftChange = Operation<'changeDraft'>['body']
export type SaveState =
  | { readonly step: 'idle' }
  | { readonly step: 'saving' }
  | { readonly step: 'saved'; readonly at: string }
  | { readonly step: 'failed'; readonly error: Error }

export type Autosave = {
  /** While it is typed: kept, and not sent before it is saved. */
  readonly keep: (change: DraftChange) => void
  readonly save: (change: DraftChange) => void
  /** Tries to send everything; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
}

/** The later change wins, field by field. */
export function mergeChanges(earlier: DraftChange, later: DraftChange): DraftChange {
  const values = { ...earlier.values, ...later.values }
  return { ...earlier, ...later, ...(Object.keys(values).length === 0 ? {} : { values }) }
}

/** What is left of `change` when `saved` says the same places otherwise. */
function withoutPlaces(change: DraftChange, saved: DraftChange): DraftChange {
  const { values = {}, ...others } = change
  const leftValues = Object.entries(values).filter(([element]) => !(element in (saved.values ?? {})))
  const left = Object.fromEntries(Object.entries(others).filter(([key]) => !(key in saved)))
  return { ...left, ...(leftValues.length > 0 && { values: Object.fromEntries(leftValues) }) }
}

/** `remember` is told all that the server does not have yet, each time that it changes. */
export function createAutosave(
  send: (change: DraftChange) => Promise<{ readonly savedAt: string }>,
  report: (state: SaveState) => void,
  remember: (unsaved: DraftChange) => void,
): Autosave {
  let typing: DraftChange = {}
  let pending: DraftChange = {}
  let underWay: DraftChange = {}
  let running: Promise<boolean> | undefined

  const isEmpty = () => Object.keys(pending).length === 0
  const tell = () => remember(mergeChanges(mergeChanges(underWay, pending), typing))

  async function drain(): Promise<boolean> {
    while (!isEmpty()) {
      underWay = pending
      pending = {}
      report({ step: 'saving' })
      try {
        const { savedAt } = await send(underWay)
        underWay = {}
        tell()
        report({ step: 'saved', at: savedAt })
      } catch (error) {
        pending = mergeChanges(underWay, pending)
        underWay = {}
        report({ step: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
        return false
      }
    }
    return true
  }

  function flush(): Promise<boolean> {
    running ??= drain().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    keep(change) {
      typing = mergeChanges(typing, change)
      tell()
    },
    save(change) {
      typing = withoutPlaces(typing, change)
      pending = mergeChanges(pending, change)
      tell()
      void flush()
    },
    flush,
  }
}
