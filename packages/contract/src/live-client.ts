/** Live screens in a browser: the stream while the page is seen, and looking from time to time where there is none. */
import type { LiveChange } from './live.ts'
import { LIVE_EVENTS } from './live-events.ts'

export type LiveWatch = {
  /** Address of the stream. */
  readonly url: string
  readonly onChange: (change: LiveChange) => void
  /** Anything may have changed: read again what is shown. */
  readonly onReset: () => void
  /** How often to look while there is no stream; milliseconds. */
  readonly pollMs?: number
}

const POLL_MS = 20_000

/**
 * Watches until the returned function is called. A page that is not seen holds no stream: browsers allow few
 * connections to one server, and all tabs share them.
 */
export function watchLive({ url, onChange, onReset, pollMs = POLL_MS }: LiveWatch): () => void {
  let source: EventSource | undefined
  const open = () => {
    source?.close()
    source = new EventSource(url)
    // The server that wrote it has the same schema.
    source.addEventListener(LIVE_EVENTS.change, event => onChange(JSON.parse(event.data) as LiveChange))
    source.addEventListener(LIVE_EVENTS.reset, onReset)
  }
  const seen = () => document.visibilityState === 'visible'
  const look = () => {
    if (!seen()) {
      source?.close()
      source = undefined
      return
    }
    open()
    onReset()
  }
  if (seen()) open()
  const timer = setInterval(() => {
    if (!seen() || source?.readyState === EventSource.OPEN) return
    // Refused for good, the browser does not come back by itself.
    if (source?.readyState === EventSource.CLOSED) open()
    onReset()
  }, pollMs)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    source?.close()
  }
}
