import { useEffect, useEffectEvent } from 'react'

/** Tells before the page is left or hidden, while there is still time to keep what was typed. */
export function useLeaving(tell: () => void): void {
  const told = useEffectEvent(tell)
  useEffect(() => {
    const leave = () => told()
    // Captured: whoever keeps what was typed listens to the same, and must hear of this before.
    window.addEventListener('pagehide', leave, { capture: true })
    document.addEventListener('visibilitychange', leave, { capture: true })
    return () => {
      window.removeEventListener('pagehide', leave, { capture: true })
      document.removeEventListener('visibilitychange', leave, { capture: true })
    }
  }, [])
}
