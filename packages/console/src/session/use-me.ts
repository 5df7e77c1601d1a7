import type { Me } from '@yijianshi/contract/session'
import { createContext, useContext } from 'react'

export type Staff = Exclude<Me, { role: 'applicant' }>

export function isStaff(me: Me | null): me is Staff {
  return me !== null && me.role !== 'applicant'
}

/** Given by the session gate, so that whoever is inside never sees a session that has just ended. */
export const MeContext = createContext<Staff | undefined>(undefined)

/** Who is logged in. Only for what stands behind the session gate. */
export function useMe(): Staff {
  const me = useContext(MeContext)
  if (me === undefined) throw new Error('useMe was called outside the session gate')
  return me
}
