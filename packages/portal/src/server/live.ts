import { watchLive } from '@yijianshi/contract/live-client'
import { useEffect } from 'react'

/** Calls `again` when the case has moved, as long as it can; where there is no stream, from time to time. */
export function useLiveCase(id: string, active: boolean, again: () => void): void {
  useEffect(() => {
    if (!active) return
    return watchLive({ url: `/api/live?case=${id}`, onChange: again, onReset: again })
  }, [id, active, again])
}
