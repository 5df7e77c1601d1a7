/** The provider of identities, by OpenID Connect: authorization code with PKCE, state and nonce. */
import type { UnifiedProblem } from '@yijianshi/contract/unified-problems'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { issuerName } from './issuer-name.ts'
import type { UnifiedSettings } from './settings.ts'

/** Of each call to the provider. */
const timeoutSeconds = 10
/** What a provider says of itself is asked again after so long. */
const discoveryLifeMs = 3_600_000

export type Ticket = { readonly state: string; readonly nonce: string; readonly verifier: string }
export type Departure = { readonly address: URL; readonly ticket: Ticket }
/** What the provider says of somebody; nothing of it is checked yet but that the provider says it. */
export type UnifiedPerson = {
  readonly issuer: string
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
}

export type UnifiedOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: UnifiedProblem; readonly reason: unknown }

export class UnifiedIdentity {
  readonly settings: UnifiedSettings
  readonly #now: () => number
  #found: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined

  constructor(settings: UnifiedSettings, now: () => number) {
    this.settings = settings
    this.#now = now
  }

  get name(): string {
    return this.settings.name
  }

  /** A failure is not kept: the next one who comes asks again. */
  #discover(): Promise<Configuration> {
    if (this.#found === undefined || this.#found.until <= this.#now()) {
      const { issuer, clientId, clientSecret } = this.settings
      const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : []
      const configuration = discovery(issuer, clientId, clientSecret, undefined, {
        execute,
        timeout: timeoutSeconds,
      })
      const found = { configuration, until: this.#now() + discoveryLifeMs }
      this.#found = found
      configuration.catch(() => {
        if (this.#found === found) this.#found = undefined
      })
    }
    return this.#found.configuration
  }

  /** Where to send the browser, and what to keep until it comes back to `returnAddress`. */
  async depart(returnAddress: string): Promise<UnifiedOutcome<Departure>> {
    try {
      const configuration = await this.#discover()
      const ticket = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: returnAddress,
        scope: this.settings.scope,
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await calculatePKCECodeChallenge(ticket.verifier),
        code_challenge_method: 'S256',
      })
      return { ok: true, value: { address, ticket } }
    } catch (reason) {
      return { ok: false, problem: 'unreachable', reason }
    }
  }

  /** Who has come back to `address`, with its query as it was called. */
  async arrive(address: URL, { state, nonce, verifier }: Ticket): Promise<UnifiedOutcome<UnifiedPerson>> {
    try {
      const configuration = await this.#discover()
      const tokens = await authorizationCodeGrant(configuration, address, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const token = tokens.claims()
      if (token === undefined) return { ok: false, problem: 'failed', reason: 'no id token' }
      // Many providers say more of a person at this address than in the token.
      const info =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await fetchUserInfo(configuration, tokens.access_token, token.sub)
      return {
        ok: true,
        value: { issuer: issuerName(token.iss), subject: token.sub, claims: { ...token, ...info } },
      }
    } catch (reason) {
      return { ok: false, problem: problemOf(reason), reason }
    }
  }

  /** Where to log out at the provider too, and come back to `home`; null when it has no such place. */
  async findLogOutAddress(home: string): Promise<string | null> {
    try {
      const configuration = await this.#discover()
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href
    } catch {
      // Whoever wants to leave leaves here in any case.
      return null
    }
  }
}

const lost = new Set([
  'OAUTH_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
])

function isLost(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false
  const code = 'code' in reason ? String(reason.code) : ''
  return lost.has(code) || isLost(reason.cause)
}

function problemOf(reason: unknown): UnifiedProblem {
  if (reason instanceof AuthorizationResponseError) return 'denied'
  return isLost(reason) ? 'unreachable' : 'failed'
}
