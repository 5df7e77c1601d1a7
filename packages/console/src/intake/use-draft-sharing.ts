/** Fetching at a window for whoever stands there: what the person signed for on paper. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Draft } from '@yijianshi/contract/draft'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { call, getValue, Refused } from '../connection/call.ts'
import { draftSharingQuery } from '../sharing/queries.ts'
import { type DraftEditing, draftQuery } from './use-draft.ts'

export type Disputed = {
  readonly resource: string
  readonly subject: 'field' | 'material'
  readonly id: string
  readonly reason: string
}

const none: readonly SharedResource[] = []

/** Nothing until it is known: then everything is asked as before. */
export function useSharedResources(draft: string): readonly SharedResource[] {
  return useQuery(draftSharingQuery(draft)).data?.resources ?? none
}

/** What is typed is saved before a source is asked; after it the draft may hold more, or less, than before. */
function useExchange({ id }: Draft, editing: DraftEditing) {
  const queryClient = useQueryClient()
  const params = { draft: id }
  const keep = (sharing: DraftSharing) => queryClient.setQueryData(draftSharingQuery(id).queryKey, sharing)
  const flush = async () => {
    if (!(await editing.autosave.flush())) throw new Refused(undefined)
  }
  const takeOver = async (sharing: DraftSharing) => {
    keep(sharing)
    const next = await getValue(call('getDraft', { params }))
    queryClient.setQueryData(draftQuery(id).queryKey, next)
    editing.fillIn(next.values)
  }
  return { params, keep, flush, takeOver }
}

export function useDispute(draft: Draft, editing: DraftEditing) {
  const { params, flush, takeOver } = useExchange(draft, editing)
  return useMutation({
    mutationFn: async (disputed: Disputed) => {
      await flush()
      await takeOver(await getValue(call('disputeFetched', { params, body: disputed })))
    },
  })
}

export function useDraftSharing(draft: Draft, editing: DraftEditing) {
  const queryClient = useQueryClient()
  const { params, keep, flush, takeOver } = useExchange(draft, editing)
  const fetch = useMutation({
    /** `consent`: the sources that were signed for, and which of them are sensitive; the consent that holds when not given. */
    mutationFn: async (consent?: { readonly resources: string[]; readonly separately: string[] }) => {
      await flush()
      if (consent !== undefined) {
        const body = { ...consent, onPaper: true }
        keep(await getValue(call('consentToSharing', { params, body })))
      }
      await takeOver(await getValue(call('fetchForDraft', { params, body: {} })))
    },
  })
  const end = useMutation({
    mutationFn: async (consent: string) => {
      await getValue(call('endSharingConsent', { params: { consent } }))
      await queryClient.invalidateQueries({ queryKey: draftSharingQuery(draft.id).queryKey })
    },
  })
  return { fetch, end }
}
