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

export function useDraftSharing({ id }: Draft, editing: DraftEditing) {
  const queryClient = useQueryClient()
  const params = { draft: id }
  const flush = async () => {
    if (!(await editing.autosave.flush())) throw new Refused(undefined)
  }
  /** The draft may hold more, or less, than before. */
  const takeOver = async (sharing: DraftSharing) => {
    queryClient.setQueryData(draftSharingQuery(id).queryKey, sharing)
    const next = await getValue(call('getDraft', { params }))
    queryClient.setQueryData(draftQuery(id).queryKey, next)
    editing.fillIn(next.values)
  }
  const fetch = useMutation({
    /** `consent`: the sources that were signed for, and which of them are sensitive; the consent that holds when not given. */
    mutationFn: async (consent?: { readonly resources: string[]; readonly separately: string[] }) => {
      await flush()
      if (consent !== undefined) {
        const body = { ...consent, onPaper: true }
        const given = await getValue(call('consentToSharing', { params, body }))
        queryClient.setQueryData(draftSharingQuery(id).queryKey, given)
      }
      await takeOver(await getValue(call('fetchForDraft', { params, body: {} })))
    },
  })
  const dispute = useMutation({
    mutationFn: async (disputed: Disputed) => {
      await flush()
      await takeOver(await getValue(call('disputeFetched', { params, body: disputed })))
    },
  })
  const end = useMutation({
    mutationFn: async (consent: string) => {
      await getValue(call('endSharingConsent', { params: { consent } }))
      await queryClient.invalidateQueries({ queryKey: draftSharingQuery(id).queryKey })
    },
  })
  return { fetch, dispute, end }
}
