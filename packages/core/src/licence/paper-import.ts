/** Four eyes (复核) on an import of licences on paper: until a second person confirms it, none of its licences is used. */
import type { RefusalCode } from '../refusal/refusal.ts'

export const PAPER_IMPORT_STAGES = ['pending', 'confirmed', 'refused', 'taken-back'] as const
export type PaperImportStage = (typeof PAPER_IMPORT_STAGES)[number]

export type PaperImportFacts = {
  readonly stage: PaperImportStage
  /** Account that imported it. */
  readonly importedBy: string
  readonly rows: number
  /** How many of its rows, from the first, the account that decides has compared with the register. */
  readonly compared: number
}

/** Why this account may not decide on the import so; undefined where it may. */
export function whyNotDecide(
  { stage, importedBy, rows, compared }: PaperImportFacts,
  decision: 'confirm' | 'refuse',
  account: string,
): RefusalCode | undefined {
  if (stage !== 'pending') return 'licence/import-decided'
  if (importedBy === account) return 'licence/import-own'
  return decision === 'confirm' && compared < rows ? 'licence/import-not-compared' : undefined
}

/**
 * Why a colleague who answers for all that is in it may not take the import back. What a second person has confirmed is in
 * use by its holders: no one colleague alone undoes what took two, but the head of the authority does.
 */
export function whyNotTakeBack(stage: PaperImportStage, isHead: boolean): RefusalCode | undefined {
  if (stage === 'refused' || stage === 'taken-back') return 'licence/no-such-import'
  return stage === 'confirmed' && !isHead ? 'licence/import-needs-head' : undefined
}
