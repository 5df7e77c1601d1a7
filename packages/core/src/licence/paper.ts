/** Licences on paper that were issued before this platform, taken over from the registers of their authorities. */
import type { TrustLevel } from './standing.ts'

/** Level A is what an authority has issued and signed in this platform. */
export const PAPER_LEVELS = ['B', 'C', 'D'] as const
export type PaperLevel = (typeof PAPER_LEVELS)[number]

/** As it stands now: what was compared with the original at a window is of level B from then on. */
export function levelOfPaper(taken: PaperLevel, compared: boolean): PaperLevel {
  return compared ? 'B' : taken
}

/**
 * What a window does with it. Level D is used directly where its holder promises in the application that it is true
 * (`useOf`); an entry of a register carries no such promise, so it is a hint, and the original decides.
 */
export function useOfPaper(level: PaperLevel): 'directly' | 'compare-with-original' {
  const direct: TrustLevel = 'B'
  return level === direct ? 'directly' : 'compare-with-original'
}
