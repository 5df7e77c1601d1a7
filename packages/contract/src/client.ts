/** A typed caller for web apps and tests: fetch, nothing else. */
import type { Operation } from './contract.ts'
import { OPERATIONS, type OperationName } from './operations.ts'
import type { Problem } from './shape.ts'

export type Answer<Name extends OperationName> =
  | { readonly ok: true; readonly value: Operation<Name>['response'] }
  | { readonly ok: false; readonly problem: Problem }
  /** No answer at all: offline, time-out, or not our server. */
  | { readonly ok: false; readonly problem: undefined }

type Parts<Name extends OperationName> = {
  [Key in 'params' | 'query' | 'body' as Operation<Name>[Key] extends undefined
    ? never
    : Key]: Operation<Name>[Key]
}

export type ClientOptions = {
  /** '' for the portal, '/console' for the console: each has a session of its own. */
  readonly base: string
  readonly language: () => string
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
}

function pathOf(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key] ?? '')))
}

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return search.size > 0 ? `?${search}` : ''
}

/** Path and method of an operation, for links (`getFile`) and uploads with progress. */
export function addressOf(name: OperationName, params: Readonly<Record<string, string>> = {}): string {
  const [, template = ''] = OPERATIONS[name].split(' ')
  return pathOf(template, params)
}

export function createClient(options: ClientOptions) {
  return async function call<Name extends OperationName>(
    name: Name,
    ...[parts]: keyof Parts<Name> extends never ? [] : [Parts<Name>]
  ): Promise<Answer<Name>> {
    const { params = {}, query = {}, body }: { params?: object; query?: object; body?: unknown } = parts ?? {}
    const [method = 'GET', template = ''] = OPERATIONS[name].split(' ')
    try {
      const response = await options.fetch(
        options.base + pathOf(template, { ...params }) + queryOf({ ...query }),
        {
          method,
          headers: {
            accept: 'application/json',
            'accept-language': options.language(),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          signal: AbortSignal.timeout(options.timeoutMs),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
      )
      const answer: unknown = response.status === 204 ? null : await response.json()
      // The server validates its answers against the same schemas, so they are trusted here.
      return response.ok
        ? { ok: true, value: answer as Operation<Name>['response'] }
        : { ok: false, problem: answer as Problem }
    } catch {
      return { ok: false, problem: undefined }
    }
  }
}
