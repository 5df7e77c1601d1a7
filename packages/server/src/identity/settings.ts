import type { SecondFactorRule } from '../session/login-step.ts'
import { readUnifiedSettings, type UnifiedSettings } from './unified/settings.ts'

export type IdentitySettings = {
  readonly secondFactor: SecondFactorRule
  readonly unified: UnifiedSettings | undefined
  /** Whoever decides signs with a key of their own. */
  readonly staffSignatures: boolean
}

type Read =
  | { readonly ok: true; readonly settings: IdentitySettings }
  | { readonly ok: false; readonly message: string }

/** `given`: a variable of the environment, trimmed; undefined when it says nothing. */
export function readIdentitySettings(given: (name: string) => string | undefined): Read {
  const required = given('REQUIRE_SECOND_FACTOR') ?? 'none'
  if (required !== 'staff' && required !== 'none')
    return { ok: false, message: `REQUIRE_SECOND_FACTOR must be staff or none, not ${required}.` }
  const signatures = given('STAFF_SIGNATURES') ?? 'required'
  if (signatures !== 'required' && signatures !== 'off')
    return { ok: false, message: `STAFF_SIGNATURES must be required or off, not ${signatures}.` }
  const unified = readUnifiedSettings(given)
  if (!unified.ok) return unified
  return {
    ok: true,
    settings: {
      secondFactor: { staff: required === 'staff' },
      unified: unified.settings,
      staffSignatures: signatures === 'required',
    },
  }
}
