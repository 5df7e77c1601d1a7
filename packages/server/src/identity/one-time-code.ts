/** Codes of an authenticator app (TOTP, RFC 6238): six digits, for thirty seconds each. */
import { Secret, TOTP } from 'otpauth'

export const periodMs = 30_000
/** The code of the period before and after counts too: clocks differ, and typing takes its time. */
const window = 1
/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20

export function newSecret(): Uint8Array {
  return Uint8Array.from(new Secret({ size: secretBytes }).bytes)
}

function generatorOf(secret: Uint8Array, labels: { issuer?: string; label?: string } = {}): TOTP {
  const { buffer } = new Uint8Array(secret)
  return new TOTP({
    ...labels,
    algorithm: 'SHA1',
    digits: 6,
    period: periodMs / 1000,
    secret: new Secret({ buffer }),
  })
}

/** The address that the app reads from a QR code. SHA-1, because many apps know nothing else. */
export function appAddress(secret: Uint8Array, issuer: string, login: string): string {
  return generatorOf(secret, { issuer, label: login }).toString()
}

/** The secret as it is typed in: Base32 in groups of four. */
export function typedSecret(secret: Uint8Array): string {
  const { buffer } = new Uint8Array(secret)
  return new Secret({ buffer }).base32.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The number of the period that the code belongs to; undefined when it belongs to none of now. */
export function findPeriod(secret: Uint8Array, code: string, now: number): number | undefined {
  const generator = generatorOf(secret)
  const delta = generator.validate({ token: code, timestamp: now, window })
  return delta === null ? undefined : generator.counter({ timestamp: now }) + delta
}
