import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Change, ChangeCommandOnWire } from '@yijianshi/contract/publication'
import { useState } from 'react'
import { call, getValue, Refused } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { catalogueQuery } from '../connection/queries.ts'
import { changeQuery } from './queries.ts'

type Unnumbered<Command> = Command extends ChangeCommandOnWire ? Omit<Command, 'id'> : never
export type ChangeIntent = Unnumbered<ChangeCommandOnWire>

/** Gives a command to a change; what the server answers is what the screens then show. */
export function useChangeCommand(id: string) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => createCommandIds())
  return useMutation<Change, Error, ChangeIntent>({
    mutationFn: command =>
      getValue(
        call('commandChange', {
          params: { change: id },
          body: { ...command, id: ids.idFor(JSON.stringify(command)) },
        }),
      ),
    onSuccess: async (change, command) => {
      ids.answered()
      queryClient.setQueryData(changeQuery(id).queryKey, change)
      if (command.type === 'publish')
        await queryClient.invalidateQueries({ queryKey: catalogueQuery.queryKey })
      await Promise.all(
        ['changes', 'versions', 'orders', 'order'].map(list =>
          queryClient.invalidateQueries({ queryKey: ['studio', list] }),
        ),
      )
    },
    onError: error => {
      if (error instanceof Refused && error.problem !== undefined) ids.answered()
    },
  })
}
