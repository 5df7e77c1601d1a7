/**
 * Live screens: `text/event-stream`. An event `change` says that something which the reader may see has moved, and
 * nothing of what it holds; `reset` says that too much has happened to tell, so all that is shown is to be read again.
 * Ids of events are places in the outbox: a browser that comes back sends the last one as `Last-Event-ID`.
 */
import { z } from 'zod'
import { uuid } from './shape.ts'

/** Data of an event `change`. */
export const liveChange = z.object({ kind: z.string(), process: uuid, version: z.int() })
export type LiveChange = z.infer<typeof liveChange>

/** `case`: only changes of this one. */
export const liveQuery = z.object({ case: uuid.exactOptional() })
