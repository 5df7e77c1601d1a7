/** Saves what changed, one request at a time and in order; what could not be sent stays and goes with the next. */
import type { Operation } from '@yijianshi/contract/contract'

export type DraftChange = Operation<'changeDraft'>['body']
export type SaveState =
  | { readonly step: 'idle' }
  | { readonly step: 'saving' }
  | { readonly step: 'saved'; readonly at: string }
  | { readonly step: 'failed'; readonly error: Error }

export type Autosave = {
  readonly save: (change: DraftChange) => void
  /** Tries to send everything; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
}

/** The later change wins, field by field. */
export function mergeChanges(earlier: DraftChange, later: DraftChange): DraftChange {
  const values = { ...earlier.values, ...later.values }
  return { ...earlier, ...later, ...(Object.keys(values).length === 0 ? {} : { values }) }
}

export function createAutosave(
  send: (change: DraftChange) => Promise<{ readonly savedAt: string }>,
  report: (state: SaveState) => void,
): Autosave {
  let pending: DraftChange = {}
  let running: Promise<boolean> | undefined

  const isEmpty = () => Object.keys(pending).length === 0

  async function drain(): Promise<boolean> {
    while (!isEmpty()) {
      const batch = pending
      pending = {}
      report({ step: 'saving' })
      try {
        const { savedAt } = await send(batch)
        report({ step: 'saved', at: savedAt })
      } catch (error) {
        pending = mergeChanges(batch, pending)
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
    save(change) {
      pending = mergeChanges(pending, change)
      void flush()
    },
    flush,
  }
}
