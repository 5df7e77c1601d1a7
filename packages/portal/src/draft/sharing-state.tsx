/** What can be fetched for the draft that is open, and what was. */
import { openResources } from '@yijianshi/contract/fetched'
import type { DraftSharing } from '@yijianshi/contract/sharing'
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react'
import { call, type Outcome } from '../server/call.ts'
import { type Loaded, useLoaded } from '../server/use-loaded.ts'
import { useDraft } from './draft-state.tsx'

type SharingState = {
  readonly loaded: Loaded<DraftSharing>
  /** As it is known last; undefined until it has come, and where it did not: then everything is asked as before. */
  readonly sharing: DraftSharing | undefined
  readonly replace: (next: DraftSharing) => void
  /** Asks the sources, all that were consented to when none are named, and takes over what came. */
  readonly fetchFrom: (resources?: readonly string[]) => Promise<Outcome<DraftSharing>>
  /** A number was filled in by which, or for which, more can be fetched. The same number asks once. */
  readonly fetchByNumber: (number: string) => Promise<void>
}

const SharingContext = createContext<SharingState | undefined>(undefined)

export function useSharing(): SharingState {
  const state = use(SharingContext)
  if (state === undefined) throw new Error('useSharing outside a draft')
  return state
}

async function loadSharing(draft: string): Promise<DraftSharing | undefined> {
  const answer = await call('getDraftSharing', { params: { draft } })
  return answer.ok ? answer.value : undefined
}

export function SharingProvider({ children }: { children: ReactNode }) {
  const { draft, flush, reload } = useDraft()
  const { id } = draft
  const loaded = useLoaded(useCallback(() => call('getDraftSharing', { params: { draft: id } }), [id]))
  const [newer, setNewer] = useState<DraftSharing>()
  const sharing = newer ?? (loaded.status === 'ready' ? loaded.value : undefined)
  const numbers = useRef(new Set<string>())
  const fetchFrom = useCallback(
    async (resources?: readonly string[]) => {
      // What is typed already stays, so it has to be there before anything is filled in.
      if (!(await flush())) return { ok: false, problem: undefined } as const
      const body = resources === undefined ? {} : { resources: [...resources] }
      const answer = await call('fetchForDraft', { params: { draft: id }, body })
      if (answer.ok) {
        await reload()
        setNewer(answer.value)
      }
      return answer
    },
    [flush, reload, id],
  )
  const fetchByNumber = useCallback(
    async (number: string) => {
      if (numbers.current.has(number)) return
      const known = sharing ?? (await loadSharing(id))
      const open = known === undefined ? [] : openResources(known)
      if (open.length === 0) return
      numbers.current.add(number)
      await fetchFrom(open)
    },
    [sharing, fetchFrom, id],
  )
  const state = useMemo<SharingState>(
    () => ({ loaded, sharing, replace: setNewer, fetchFrom, fetchByNumber }),
    [loaded, sharing, fetchFrom, fetchByNumber],
  )
  return <SharingContext value={state}>{children}</SharingContext>
}
