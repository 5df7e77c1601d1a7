/** Which provider of identities (统一身份认证) people may log in with, by OpenID Connect. */
import { readFileSync } from 'node:fs'
import { isLoopback } from '../../http/loopback.ts'

/** Names of the claims that tell who somebody is. */
export type ClaimNames = { readonly name: string; readonly number: string; readonly mobile: string }

export type UnifiedSettings = {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
  readonly scope: string
  readonly claims: ClaimNames
}

type Read =
  | { readonly ok: true; readonly settings: UnifiedSettings | undefined }
  | { readonly ok: false; readonly message: string }

/**
 * `name` and `phone_number` are claims of OpenID Connect Core 1.0 §5.1. It has none for the number of an identity card,
 * and the providers of the provinces call it differently, so the names can be set.
 */
const usualClaims: ClaimNames = { name: 'name', number: 'citizen_number', mobile: 'phone_number' }

function refusal(message: string): Read {
  return { ok: false, message }
}

function readIssuer(text: string): URL | undefined {
  const issuer = URL.parse(text)
  if (issuer === null) return undefined
  // Tokens and secrets go there; only a provider on this machine, for trying it out, may do without encryption.
  return issuer.protocol === 'https:' || (issuer.protocol === 'http:' && isLoopback(issuer.hostname))
    ? issuer
    : undefined
}

function readClaims(text: string | undefined): ClaimNames | undefined {
  const claims = { ...usualClaims }
  for (const part of text?.split(',') ?? []) {
    const [key = '', claim = '', ...rest] = part.split('=').map(word => word.trim())
    const isKey = key === 'name' || key === 'number' || key === 'mobile'
    if (!isKey || claim === '' || rest.length > 0) return undefined
    claims[key] = claim
  }
  return claims
}

/** The secret itself, or from the file that holds it. */
function readSecret(given: (name: string) => string | undefined): string | Error | undefined {
  const file = given('OIDC_CLIENT_SECRET_FILE')
  if (file === undefined) return given('OIDC_CLIENT_SECRET')
  try {
    return readFileSync(file, 'utf8').trim() || new Error('it is empty')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** `given`: a variable of the environment, trimmed; undefined when it says nothing. No issuer: no unified identity. */
export function readUnifiedSettings(given: (name: string) => string | undefined): Read {
  const issuerText = given('OIDC_ISSUER')
  if (issuerText === undefined) return { ok: true, settings: undefined }
  const issuer = readIssuer(issuerText)
  if (issuer === undefined) return refusal(`OIDC_ISSUER must be a complete https address, not ${issuerText}.`)
  const clientId = given('OIDC_CLIENT_ID')
  if (clientId === undefined) return refusal('OIDC_ISSUER is set, so OIDC_CLIENT_ID must be set too.')
  const clientSecret = readSecret(given)
  if (clientSecret instanceof Error)
    return refusal(`OIDC_CLIENT_SECRET_FILE can’t be read: ${clientSecret.message}`)
  if (clientSecret === undefined)
    return refusal('OIDC_ISSUER is set, so OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE must be set too.')
  const claims = readClaims(given('OIDC_CLAIMS'))
  if (claims === undefined)
    return refusal('OIDC_CLAIMS must read like name=xm,number=sfzh,mobile=sjh, with any of the three.')
  const name = given('OIDC_NAME') ?? '统一身份认证'
  const scope = given('OIDC_SCOPE') ?? 'openid profile phone'
  return { ok: true, settings: { issuer, clientId, clientSecret, name, scope, claims } }
}
