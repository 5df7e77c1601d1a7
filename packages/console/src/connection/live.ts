import { useQueryClient } from '@tanstack/react-query'
import { watchLive } from '@yijianshi/contract/live-client'
import { useEffect } from 'react'
import { apiBase } from './call.ts'
import { createRefresh } from './live-refresh.ts'

/** Keeps lists and cases on the screen as they are on the server, as long as somebody is logged in. */
export function useLive(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const read = (...keys: readonly string[]) => void queryClient.invalidateQueries({ queryKey: keys })
    const readLists = () => {
      read('cases')
      read('tasks')
      read('supervision')
    }
    const refresh = createRefresh({
      readCase: id => read('case', id),
      readLists,
      readAll: () => {
        read('case')
        readLists()
      },
    })
    const leave = watchLive({
      url: `${apiBase}/api/live`,
      onChange: refresh.changed,
      onReset: refresh.all,
    })
    const down = () => refresh.press(true)
    const up = () => refresh.press(false)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    return () => {
      leave()
      refresh.stop()
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
    }
  }, [queryClient])
}
