/** How a source is reached. What it answers is its own; `packages/core/src/sharing` makes data elements of it. */

/** What a source is told with every request: for what, for which application, by whose leave. */
export type SourceRequest = {
  /** The number by which it is asked. */
  readonly key: string
  /** The matter. */
  readonly purpose: string
  readonly application: string
  readonly consent: string
}

export type Connector = {
  readonly kind: 'http' | 'sql' | 'file'
  /** Undefined where it has nothing under that number. Throws when it fails, or `signal` is aborted. */
  readonly ask: (request: SourceRequest, signal: AbortSignal) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** The source answered, and not as agreed. Says nothing of what was asked. */
export class SourceFault extends Error {}

/** More than so many rows of one person are no answer. */
export const MOST_ROWS = 100
