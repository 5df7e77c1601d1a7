import { knowsPasskeys } from '@yijianshi/contract/passkey-client'
import { useSession } from './session.tsx'

/** Whether passkeys can be used here: at this address, and in this browser. */
export function usePasskeysHere(): boolean {
  const { session } = useSession()
  return (session?.passkeys ?? false) && knowsPasskeys()
}
