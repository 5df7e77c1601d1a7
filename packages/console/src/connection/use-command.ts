import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CaseCommandOnWire, CaseView } from '@yijianshi/contract/case'
import { useState } from 'react'
import { confirmed } from '../session/confirmation.ts'
import { call, getValue, Refused } from './call.ts'
import { createCommandIds } from './command-id.ts'
import { caseQuery } from './queries.ts'

export type GiveCommand = UseMutationResult<CaseView, Error, CaseCommandOnWire>

/** Gives a command to a case; what the server answers is what the screens then show. */
export function useCommand(caseId: string): GiveCommand {
  const queryClient = useQueryClient()
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: (command: CaseCommandOnWire) =>
      confirmed(() =>
        getValue(
          call('commandCase', {
            params: { case: caseId },
            body: { commandId: ids.idFor(JSON.stringify(command)), command },
          }),
        ),
      ),
    onSuccess: async view => {
      ids.answered()
      queryClient.setQueryData(caseQuery(caseId).queryKey, view)
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['case', caseId] }),
        queryClient.invalidateQueries({ queryKey: ['cases'] }),
        queryClient.invalidateQueries({ queryKey: ['tasks'] }),
      ])
    },
    onError: error => {
      if (error instanceof Refused && error.problem !== undefined) ids.answered()
    },
  })
}
