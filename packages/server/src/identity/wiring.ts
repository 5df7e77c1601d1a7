import type { SecondFactorRule } from '../session/login-step.ts'
import type { IdentitySettings } from './settings.ts'
import { UnifiedIdentity } from './unified/unified-identity.ts'

/** How people prove who they are, beside a password. */
export type IdentityServices = {
  readonly secondFactor: SecondFactorRule
  /** 统一身份认证; undefined where there is none. */
  readonly unified: UnifiedIdentity | undefined
  /** Whoever decides signs with a key of their own; demo accounts, whose password everybody knows, are left out. */
  readonly staffSignatures: boolean
}

export function createIdentity(
  { secondFactor, unified, staffSignatures }: IdentitySettings,
  now: () => number,
): IdentityServices {
  return { secondFactor, unified: unified && new UnifiedIdentity(unified, now), staffSignatures }
}
