/**
 * A source behind HTTP: JSON is posted, so that no number of a person ever stands in an address. Redirects are not
 * followed: a request goes where the operator’s file says, and nowhere else.
 */
import type { RequestExpression } from '@yijianshi/core/sharing'
import {
  allowInsecureRequests,
  Configuration,
  type CustomFetch,
  clientCredentialsGrant,
  customFetch,
} from 'openid-client'
import { Agent, type Dispatcher, request as send } from 'undici'
import { type Connector, SourceFault, type SourceRequest } from './connector.ts'

export type HttpSource = {
  readonly url: string
  readonly body: RequestExpression
  readonly oauth: OauthClient | undefined
  readonly tls: TlsFiles | undefined
  readonly timeoutMs: number
  readonly maxBytes: number
}

export type OauthClient = {
  readonly tokenUrl: string
  readonly clientId: string
  readonly secret: string
  readonly scope: string | undefined
}

/** Contents of PEM files. With `cert` and `key` the platform proves itself too (mTLS). */
export type TlsFiles = {
  readonly ca: string | undefined
  readonly cert: string | undefined
  readonly key: string | undefined
}

/** A token is renewed so long before it ends. */
const marginMs = 30_000
const usualTokenSeconds = 300

async function readLimited(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk)
    bytes += buffer.length
    if (bytes > maxBytes) throw new SourceFault(`answered more than ${maxBytes} bytes`)
    chunks.push(buffer)
  }
  return Buffer.concat(chunks).toString()
}

function agentFor({ tls, timeoutMs }: HttpSource): Agent {
  const { ca, cert, key } = tls ?? {}
  return new Agent({
    connect: { timeout: timeoutMs, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 8,
  })
}

/** The client of OAuth 2 over the same connection, with the same limits. */
function fetchBy(agent: Agent, maxBytes: number): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const answer = await send(url, {
      dispatcher: agent,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body !== undefined && body !== null && { body: String(body) }),
      ...(signal && { signal }),
    })
    const text = await readLimited(answer.body, maxBytes)
    const plain = Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    return new Response(text, { status: answer.statusCode, headers: Object.fromEntries(plain) })
  }
}

/** Tokens by client credentials (RFC 6749 §4.4), kept until shortly before they end. */
class Tokens {
  readonly #configuration: Configuration
  readonly #scope: string | undefined
  #kept: { readonly token: string; readonly until: number } | undefined

  constructor({ tokenUrl, clientId, secret, scope }: OauthClient, agent: Agent, source: HttpSource) {
    const { origin, protocol } = new URL(tokenUrl)
    this.#configuration = new Configuration({ issuer: origin, token_endpoint: tokenUrl }, clientId, secret)
    this.#configuration[customFetch] = fetchBy(agent, source.maxBytes)
    this.#configuration.timeout = Math.ceil(source.timeoutMs / 1000)
    // The settings let plain HTTP through on this machine only.
    if (protocol === 'http:') allowInsecureRequests(this.#configuration)
    this.#scope = scope
  }

  async get(): Promise<string> {
    if (this.#kept !== undefined && performance.now() < this.#kept.until) return this.#kept.token
    const answer = await clientCredentialsGrant(
      this.#configuration,
      this.#scope === undefined ? {} : { scope: this.#scope },
    )
    const lastsMs = (answer.expires_in ?? usualTokenSeconds) * 1000
    this.#kept = { token: answer.access_token, until: performance.now() + lastsMs - marginMs }
    return answer.access_token
  }

  forget(): void {
    this.#kept = undefined
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw new SourceFault('answered no JSON')
  }
}

export function httpConnector(source: HttpSource): Connector {
  const agent = agentFor(source)
  const tokens = source.oauth && new Tokens(source.oauth, agent, source)
  const post = async (request: SourceRequest, signal: AbortSignal) => {
    const token = await tokens?.get()
    return send(source.url, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(source.body({ ...request })),
      signal,
    })
  }
  return {
    kind: 'http',
    async ask(request, signal) {
      let answer = await post(request, signal)
      if (answer.statusCode === 401 && tokens !== undefined) {
        // Taken back before its time: once with a new one.
        await answer.body.dump()
        tokens.forget()
        answer = await post(request, signal)
      }
      if (answer.statusCode === 404 || answer.statusCode === 204) {
        await answer.body.dump()
        return undefined
      }
      if (answer.statusCode !== 200) {
        await answer.body.dump()
        throw new SourceFault(`answered ${answer.statusCode}`)
      }
      return parsed(await readLimited(answer.body, source.maxBytes))
    },
    close: () => agent.close(),
  }
}
