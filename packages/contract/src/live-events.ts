/** Names of the events of the stream; no schema here, so a web app can import it for nothing. */
export const LIVE_EVENTS = { change: 'change', reset: 'reset' } as const
