import { useQuery } from '@tanstack/react-query'
import { knowsPasskeys } from '@yijianshi/contract/passkey-client'
import { sessionQuery } from '../connection/queries.ts'

/** Whether passkeys can be used here: at this address, and in this browser. */
export function usePasskeysHere(): boolean {
  const session = useQuery(sessionQuery)
  return (session.data?.passkeys ?? false) && knowsPasskeys()
}
