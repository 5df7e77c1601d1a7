/** Whether a licence holds, on a day; and how far whoever is handed one may rely on it. */
import { editionOfNumber, type LicenceState } from './state.ts'

/** 有效 · 暂停 · 过期 · 已被更正本替换 · 已撤销. */
export const LICENCE_STANDINGS = ['valid', 'suspended', 'expired', 'replaced', 'revoked'] as const
export type LicenceStanding = (typeof LICENCE_STANDINGS)[number]

/**
 * Of one edition on a civil date in Asia/Shanghai. What is graver hides the rest: a revoked licence is revoked,
 * whatever edition somebody holds. It holds through its last day.
 */
export function standingOf(state: LicenceState, edition: number, today: string): LicenceStanding {
  if (state.revoked !== undefined) return 'revoked'
  if (edition !== state.current.edition) return 'replaced'
  const validUntil = editionOfNumber(state, edition)?.validUntil
  if (validUntil !== undefined && validUntil < today) return 'expired'
  return state.suspended === undefined ? 'valid' : 'suspended'
}

/**
 * 证照可信等级 of the guide to the system of “Internet + government services” (国办函〔2016〕108号): A issued by the
 * authority itself, B compared with the original at a window, C handed in by its holder, D stated by its holder, who
 * promises that it is true.
 */
export const TRUST_LEVELS = ['A', 'B', 'C', 'D'] as const
export type TrustLevel = (typeof TRUST_LEVELS)[number]

const USES = {
  A: 'directly',
  B: 'directly',
  C: 'compare-with-original',
  D: 'directly',
} as const satisfies Readonly<Record<TrustLevel, string>>

/** What whoever is handed a licence of that level does with it, while it holds. */
export function useOf(level: TrustLevel): 'directly' | 'compare-with-original' {
  return USES[level]
}

/** Whether it serves as proof without another look: it holds, and its level needs no original. */
export function mayRelyOn(level: TrustLevel, standing: LicenceStanding): boolean {
  return standing === 'valid' && useOf(level) === 'directly'
}
