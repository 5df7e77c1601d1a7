import type { SecondFactorRule } from '../session/login-step.ts'
import type { IdentitySettings } from './settings.ts'
import { UnifiedIdentity } from './unified/unified-identity.ts'

/** How people prove who they are, beside a password. */
export type IdentityServices = {
  readonly secondFactor: SecondFactorRule
  /** 统一身份认证; undefined where there is none. */
  readonly unified: UnifiedIdentity | undefined
}

export function createIdentity(
  { secondFactor, unified }: IdentitySettings,
  now: () => number,
): IdentityServices {
  return { secondFactor, unified: unified && new UnifiedIdentity(unified, now) }
}
