/** Where the key of the roots lies, and who stamps their time. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '@yijianshi/core/audit'
import type { Authority } from './stamp.ts'
import { readCertificates } from './time-stamp.ts'

export type AuditSettings = {
  readonly algorithm: SignatureAlgorithm
  readonly keyFile: string
  /** Undefined: roots get no time-stamp. */
  readonly authority: Authority | undefined
}

type Read<Value> =
  | { readonly ok: true; readonly settings: Value }
  | { readonly ok: false; readonly message: string }

function refusal(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}

/** `given`: a variable of the environment, trimmed; undefined when it says nothing. */
export function readAuditSettings(
  given: (name: string) => string | undefined,
  dataDirectory: string,
): Read<AuditSettings> {
  const wanted = given('AUDIT_SIGNATURE') ?? 'Ed25519'
  const algorithm = SIGNATURE_ALGORITHMS.find(known => known.toLowerCase() === wanted.toLowerCase())
  if (algorithm === undefined) {
    return refusal(`AUDIT_SIGNATURE must be ${SIGNATURE_ALGORITHMS.join(' or ')}, not ${wanted}.`)
  }
  const keyFile = given('AUDIT_KEY_FILE') ?? join(dataDirectory, 'audit', `${algorithm.toLowerCase()}.pem`)
  const authority = readAuthority(given('TIMESTAMP_URL'), given('TIMESTAMP_CA'))
  if (!authority.ok) return authority
  return {
    ok: true,
    settings: { algorithm, keyFile: resolve(keyFile), authority: authority.settings },
  }
}

function readAuthority(url: string | undefined, file: string | undefined): Read<Authority | undefined> {
  if (url === undefined) return { ok: true, settings: undefined }
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return refusal('TIMESTAMP_URL must be a complete http or https address.')
  }
  if (file === undefined) return { ok: true, settings: { url, trusted: [] } }
  try {
    const trusted = readCertificates(readFileSync(file, 'utf8'))
    if (trusted.length > 0) return { ok: true, settings: { url, trusted } }
  } catch {
    // Told below.
  }
  return refusal(`TIMESTAMP_CA: ${file} holds no certificates in PEM.`)
}
