import type { CaseSummary } from '@yijianshi/contract/case'

export type StageCounts = Readonly<Record<CaseSummary['stage'], number>>

/** How many of these cases stand in each stage. */
export function countStages(cases: readonly Pick<CaseSummary, 'stage'>[]): StageCounts {
  const counts = {
    submitted: 0,
    correcting: 0,
    handling: 0,
    concluded: 0,
    closed: 0,
    declined: 0,
    withdrawn: 0,
  }
  for (const { stage } of cases) counts[stage] += 1
  return counts
}
