/**
 * Saves what is typed, a moment after it was typed, one request at a time. A failed request is tried
 * again ever more slowly; what is not saved yet is also kept on the device.
 */
import type { Operation } from '@yijianshi/contract/contract'
import type { Problem } from '@yijianshi/contract/shape'
import type { Outcome } from '../server/call.ts'

export type DraftChange = Operation<'changeDraft'>['body']

export type SaveState =
  | { readonly status: 'saved'; readonly savedAt: string }
  | { readonly status: 'saving' }
  /** No answer: tried again by itself. */
  | { readonly status: 'retrying' }
  /** The server said no; trying again would not help. */
  | { readonly status: 'refused'; readonly problem: Problem }

export type AutosaveOptions = {
  readonly send: (change: DraftChange) => Promise<Outcome<{ readonly savedAt: string }>>
  /** Keeps what is not saved on the device; undefined when all is saved. */
  readonly keep: (unsaved: DraftChange | undefined) => void
  readonly savedAt: string
  readonly delayMs: number
  readonly schedule: (task: () => void, delayMs: number) => () => void
}

export type Autosave = {
  readonly change: (change: DraftChange) => void
  /** Saves now. True when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
  readonly unsaved: () => DraftChange | undefined
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
}

const firstRetryMs = 1_000
const lastRetryMs = 30_000

/** The later change wins, field by field. */
export function mergeChanges(earlier: DraftChange, later: DraftChange): DraftChange {
  const values = { ...earlier.values, ...later.values }
  return { ...earlier, ...later, ...(Object.keys(values).length > 0 && { values }) }
}

/** What is left of `all` once `saved` is saved: everything that changed again meanwhile. */
export function withoutSaved(all: DraftChange, saved: DraftChange): DraftChange {
  const values = Object.entries(all.values ?? {}).filter(([id, value]) => saved.values?.[id] !== value)
  const { values: _, ...rest } = all
  const changed = Object.entries(rest).filter(
    ([key, value]) => !Object.entries(saved).some(([other, old]) => other === key && old === value),
  )
  return { ...Object.fromEntries(changed), ...(values.length > 0 && { values: Object.fromEntries(values) }) }
}

function isTemporary(problem: Problem | undefined): boolean {
  return problem === undefined || problem.status >= 500 || problem.status === 429
}

export function createAutosave(options: AutosaveOptions): Autosave {
  let pending: DraftChange = {}
  let state: SaveState = { status: 'saved', savedAt: options.savedAt }
  let running: Promise<boolean> | undefined
  let cancel = () => {}
  let failures = 0
  const listeners = new Set<() => void>()

  const show = (next: SaveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const isPending = () => Object.keys(pending).length > 0
  const plan = (delayMs: number) => {
    cancel()
    cancel = options.schedule(() => void flush(), delayMs)
  }

  async function attempt(): Promise<boolean> {
    const sent = pending
    show({ status: 'saving' })
    const outcome = await options.send(sent)
    if (outcome.ok) {
      failures = 0
      pending = withoutSaved(pending, sent)
      options.keep(isPending() ? pending : undefined)
      if (isPending()) return attempt()
      show({ status: 'saved', savedAt: outcome.value.savedAt })
      return true
    }
    if (outcome.problem !== undefined && !isTemporary(outcome.problem)) {
      show({ status: 'refused', problem: outcome.problem })
      return false
    }
    show({ status: 'retrying' })
    plan(Math.min(firstRetryMs * 2 ** failures, lastRetryMs))
    failures += 1
    return false
  }

  async function flush(): Promise<boolean> {
    cancel()
    if (running) return running
    if (!isPending()) return true
    running = attempt()
    try {
      return await running
    } finally {
      running = undefined
    }
  }

  return {
    change: change => {
      pending = mergeChanges(pending, change)
      options.keep(pending)
      if (state.status !== 'retrying') {
        show({ status: 'saving' })
        if (!running) plan(options.delayMs)
      }
    },
    flush,
    unsaved: () => (isPending() ? pending : undefined),
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
