/**
 * The connected sources, each behind a limit in time, in number at once, and a circuit breaker: one that fails is left
 * alone for a while, and people are asked instead of waiting for it.
 */
import type { Mapping } from '@yijianshi/core/sharing'
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { type Connector, SourceFault, type SourceRequest } from './connector/connector.ts'
import { fileConnector } from './connector/file.ts'
import { httpConnector } from './connector/http.ts'
import { sqlConnector } from './connector/sql.ts'
import type { DataSource, DataSources } from './settings.ts'

export type SourceAnswer =
  | { readonly ok: true /** Undefined: nothing under that number. */; readonly answer: unknown }
  /** `left-alone`: it was not asked, because it failed before or has too much to do. */
  | { readonly ok: false; readonly reason: 'failed' | 'left-alone' }

export type BreakerState = 'closed' | 'open' | 'half-open'

/** After so many failures in a row a source is left alone. */
export const FAILURES_TO_OPEN = 5
/** One request then tries whether it is back. */
const leftAloneMs = 30_000
const atOnce = 16
const waiting = 64

type Guarded = {
  readonly connector: Connector
  readonly mapping: Mapping
  readonly ask: (request: SourceRequest) => Promise<unknown>
  readonly state: () => BreakerState
}

/** `pauseMs`: how long a source that failed is left alone. */
export function guard(connector: Connector, timeoutMs: number, pauseMs = leftAloneMs) {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  })
  // Who finds no place does not count as a failure of the source.
  const policy = wrap(bulkhead(atOnce, waiting), breaker, timeout(timeoutMs, TimeoutStrategy.Aggressive))
  const states: Readonly<Record<CircuitState, BreakerState>> = {
    [CircuitState.Closed]: 'closed',
    [CircuitState.Open]: 'open',
    [CircuitState.HalfOpen]: 'half-open',
    [CircuitState.Isolated]: 'open',
  }
  return {
    ask: (request: SourceRequest) => policy.execute(({ signal }) => connector.ask(request, signal)),
    state: () => states[breaker.state],
  }
}

function connect({ kind, source }: DataSource): Connector {
  switch (kind) {
    case 'http':
      return httpConnector(source)
    case 'sql':
      return sqlConnector(source)
    case 'file':
      return fileConnector(source)
  }
}

export class SharingSources {
  readonly #sources: ReadonlyMap<string, Guarded>
  readonly #onFault: (resource: string, reason: string) => void

  /** `onFault` is told what went wrong, never what was asked. */
  constructor(sources: DataSources, onFault: (resource: string, reason: string) => void) {
    this.#onFault = onFault
    this.#sources = new Map(
      [...sources].map(([id, source]) => {
        const connector = connect(source)
        return [id, { connector, mapping: source.mapping, ...guard(connector, source.timeoutMs) }]
      }),
    )
  }

  static readonly none = new SharingSources(new Map(), () => {})

  isConnected(resource: string): boolean {
    return this.#sources.has(resource)
  }

  kindOf(resource: string): Connector['kind'] | null {
    return this.#sources.get(resource)?.connector.kind ?? null
  }

  /** As this server sees it: each has a breaker of its own. */
  breakerOf(resource: string): BreakerState | null {
    return this.#sources.get(resource)?.state() ?? null
  }

  mappingOf(resource: string): Mapping | undefined {
    return this.#sources.get(resource)?.mapping
  }

  async ask(resource: string, request: SourceRequest): Promise<SourceAnswer> {
    const source = this.#sources.get(resource)
    if (source === undefined) return { ok: false, reason: 'left-alone' }
    try {
      return { ok: true, answer: await source.ask(request) }
    } catch (error) {
      if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError)
        return { ok: false, reason: 'left-alone' }
      this.#onFault(resource, describe(error))
      return { ok: false, reason: 'failed' }
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sources.values()].map(({ connector }) => connector.close()))
  }
}

/** The kind of fault: messages of drivers may hold what was asked. */
function describe(error: unknown): string {
  if (error instanceof SourceFault) return error.message
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.constructor.name}${code}`
}
