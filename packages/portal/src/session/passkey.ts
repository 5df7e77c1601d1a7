import { canUsePasskeys } from '@yijianshi/contract/passkey-client'
import { useSession } from './session.tsx'

export function usePasskeysHere(): boolean {
  return canUsePasskeys(useSession().session)
}
