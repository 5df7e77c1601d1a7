import type { Draft, FileSummary } from '@yijianshi/contract/draft'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { call } from '../server/call.ts'
import { type Autosave, createAutosave, type DraftChange, type SaveState } from './autosave.ts'
import { keepUnsaved, unsavedOf } from './local-copy.ts'

const saveDelayMs = 500

type DraftState = {
  /** With everything typed so far, saved or not. */
  readonly draft: Draft
  readonly change: (change: DraftChange) => void
  /** Saves now; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
  readonly setFiles: (next: (files: readonly FileSummary[]) => readonly FileSummary[]) => void
  readonly autosave: Autosave
}

const DraftContext = createContext<DraftState | undefined>(undefined)

export function useDraft(): DraftState {
  const state = use(DraftContext)
  if (state === undefined) throw new Error('useDraft outside a draft')
  return state
}

export function useSaveState(): SaveState {
  const { autosave } = useDraft()
  return useSyncExternalStore(autosave.subscribe, autosave.state)
}

/** The draft as it will be once the change is saved. */
export function withChange(draft: Draft, change: DraftChange): Draft {
  const values = { ...draft.values }
  for (const [element, value] of Object.entries(change.values ?? {})) {
    if (value === null) delete values[element]
    else values[element] = value
  }
  const { delivery = draft.delivery, site = draft.site, postalAddress = draft.postalAddress } = change
  return { ...draft, values, delivery, site, postalAddress }
}

/** By draft, for the visit: what is not saved when its pages are left goes on being saved. */
const opened = new Map<string, Autosave>()

/** Sends what earlier pages of this draft left unsaved; whoever loads it afterwards gets that too. */
export async function saveLeft(draft: string): Promise<void> {
  await opened.get(draft)?.flush()
}

function openAutosave(draft: Draft): Autosave {
  const earlier = opened.get(draft.id)
  // Two of one draft would send side by side, and the earlier value could arrive last.
  if (earlier?.unsaved() !== undefined) return earlier
  const autosave = createAutosave({
    send: change => call('changeDraft', { params: { draft: draft.id }, body: change }),
    keep: unsaved => keepUnsaved(draft.id, unsaved),
    savedAt: draft.savedAt,
    delayMs: saveDelayMs,
    schedule: (task, delayMs) => {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
  })
  // Typed before a crash or without network: it is sent now.
  const left = unsavedOf(draft.id)
  if (left !== undefined) autosave.change(left)
  opened.set(draft.id, autosave)
  return autosave
}

/** Saves when the page goes away or the network comes back; looks for other devices' work when it returns. */
function useOccasions(autosave: Autosave, refresh: () => void): void {
  useEffect(() => {
    const onVisibility = () => {
      if (document.visibilityState === 'hidden' || autosave.unsaved() !== undefined) void autosave.flush()
      else refresh()
    }
    const flush = () => void autosave.flush()
    document.addEventListener('visibilitychange', onVisibility)
    addEventListener('pagehide', flush)
    addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      removeEventListener('pagehide', flush)
      removeEventListener('online', flush)
      void autosave.flush()
    }
  }, [autosave, refresh])
}

export function DraftProvider({ loaded, children }: { loaded: Draft; children: ReactNode }) {
  const [autosave] = useState(() => openAutosave(loaded))
  const [draft, setDraft] = useState(() => withChange(loaded, autosave.unsaved() ?? {}))
  const { id } = loaded
  const changes = useRef(0)
  const refresh = useCallback(() => {
    const before = changes.current
    void call('getDraft', { params: { draft: id } }).then(answer => {
      // What was changed here meanwhile may be newer than the answer.
      if (answer.ok && changes.current === before) setDraft(answer.value)
    })
  }, [id])
  useOccasions(autosave, refresh)
  const state = useMemo<DraftState>(
    () => ({
      draft,
      autosave,
      flush: autosave.flush,
      change: change => {
        changes.current += 1
        setDraft(earlier => withChange(earlier, change))
        autosave.change(change)
      },
      setFiles: next => {
        changes.current += 1
        setDraft(earlier => ({ ...earlier, files: next(earlier.files) }))
      },
    }),
    [draft, autosave],
  )
  return <DraftContext value={state}>{children}</DraftContext>
}
