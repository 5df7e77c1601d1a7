import type { Draft, FileSummary } from '@yijianshi/contract/draft'
import { type GuideMark, guideMarks } from '@yijianshi/core/publication/guide-marks'
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
import { call, type Outcome } from '../server/call.ts'
import { type Autosave, createAutosave, type DraftChange, type SaveState } from './autosave.ts'
import { marksLeft, withLaterMarks } from './guide-marks.ts'
import { keepMarks, keepUnsaved, marksOf, unsavedOf } from './local-copy.ts'

const saveDelayMs = 500

type DraftState = {
  /** With everything typed so far, saved or not. */
  readonly draft: Draft
  readonly change: (change: DraftChange) => void
  /** Saves now; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>
  readonly setFiles: (next: (files: readonly FileSummary[]) => readonly FileSummary[]) => void
  readonly autosave: Autosave
  /** What a newer guide asks otherwise, since it was taken over, and is not seen to yet. */
  readonly marks: readonly GuideMark[]
  /** The person has seen these; what has to be given stays marked until it is. */
  readonly see: (isSeen: (mark: GuideMark, draft: Draft) => boolean) => void
  /** Goes on under the guide in use. Everything typed is saved before. */
  readonly takeOver: () => Promise<Outcome<Draft>>
  /** The draft as the server has it now. */
  readonly reload: () => Promise<Outcome<Draft>>
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
  const { later = draft.later, promised = draft.promised } = change
  // Another choice is another letter; whether it is signed already, only the server can tell.
  const isSame = later === draft.later && promised === draft.promised
  const letters = isSame ? draft.letters : []
  return { ...draft, values, delivery, site, postalAddress, later, promised, letters }
}

/** A paper that has come, or gone again, changes what the letters promise. */
function withFiles(draft: Draft, files: readonly FileSummary[]): Draft {
  const has = (list: readonly FileSummary[]) => (material: string) =>
    list.some(file => file.material === material)
  const isSame = [...draft.later, ...draft.promised].every(
    material => has(files)(material) === has(draft.files)(material),
  )
  return { ...draft, files, letters: isSame ? draft.letters : [] }
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

type Held = { readonly draft: Draft; readonly marks: readonly GuideMark[] }

/** The draft as it came from the server. Under another version, what that asks otherwise is marked. */
function withLoaded({ draft, marks }: Held, loaded: Draft): Held {
  if (draft.plan.catalogueVersion === loaded.plan.catalogueVersion) return { draft: loaded, marks }
  return { draft: loaded, marks: withLaterMarks(marks, guideMarks(draft.plan, loaded.plan)) }
}

function useHeld(loaded: Draft, autosave: Autosave) {
  const { id } = loaded
  const [held, setHeld] = useState<Held>(() => ({
    draft: withChange(loaded, autosave.unsaved() ?? {}),
    marks: marksOf(id),
  }))
  useEffect(() => keepMarks(id, held.marks), [id, held.marks])
  const edit = useCallback(
    (next: (draft: Draft) => Draft) => setHeld(earlier => ({ ...earlier, draft: next(earlier.draft) })),
    [],
  )
  const see = useCallback<DraftState['see']>(
    isSeen =>
      setHeld(earlier => {
        const marks = marksLeft(earlier.marks, earlier.draft, mark => isSeen(mark, earlier.draft))
        return marks === earlier.marks ? earlier : { ...earlier, marks }
      }),
    [],
  )
  return { held, setHeld, edit, see }
}

export function DraftProvider({ loaded, children }: { loaded: Draft; children: ReactNode }) {
  const [autosave] = useState(() => openAutosave(loaded))
  const { held, setHeld, edit, see } = useHeld(loaded, autosave)
  const { id } = loaded
  const changes = useRef(0)
  const adopt = useCallback(
    (answer: Outcome<Draft>) => {
      if (answer.ok) {
        setHeld(earlier => withLoaded(earlier, withChange(answer.value, autosave.unsaved() ?? {})))
      }
      return answer
    },
    [autosave, setHeld],
  )
  const reload = useCallback(
    async () => adopt(await call('getDraft', { params: { draft: id } })),
    [adopt, id],
  )
  const takeOver = useCallback(async () => {
    if (!(await autosave.flush())) return notSaved
    const answer = await call('takeOverDraft', { params: { draft: id } })
    return adopt(answer.ok ? { ok: true, value: answer.value.draft } : answer)
  }, [adopt, autosave, id])
  const refresh = useCallback(() => {
    const before = changes.current
    void call('getDraft', { params: { draft: id } }).then(answer => {
      // What was changed here meanwhile may be newer than the answer.
      if (answer.ok && changes.current === before) setHeld(earlier => withLoaded(earlier, answer.value))
    })
  }, [id, setHeld])
  useOccasions(autosave, refresh)
  const state = useMemo<DraftState>(
    () => ({
      ...held,
      autosave,
      see,
      takeOver,
      reload,
      flush: autosave.flush,
      change: change => {
        changes.current += 1
        edit(earlier => withChange(earlier, change))
        autosave.change(change)
      },
      setFiles: next => {
        changes.current += 1
        edit(earlier => withFiles(earlier, next(earlier.files)))
      },
    }),
    [held, autosave, edit, see, takeOver, reload],
  )
  return <DraftContext value={state}>{children}</DraftContext>
}

const notSaved = { ok: false, problem: undefined } as const
