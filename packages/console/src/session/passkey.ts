import { useQuery } from '@tanstack/react-query'
import { canUsePasskeys } from '@yijianshi/contract/passkey-client'
import { sessionQuery } from '../connection/queries.ts'

export function usePasskeysHere(): boolean {
  return canUsePasskeys(useQuery(sessionQuery).data)
}
