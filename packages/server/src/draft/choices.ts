/** What of a checklist is not handed in now: what follows later, and what a promise stands in for. */
import type { FileSummary } from '@yijianshi/contract/draft'
import type { CaseState } from '@yijianshi/core/case'
import type { StoredPlan } from './plan-store.ts'
import type { StoredDraft } from './stored-draft.ts'

export type Choices = { readonly later: readonly string[]; readonly promised: readonly string[] }

/**
 * As far as the plan allows it and no file is there: what was chosen under an earlier plan, or before the paper turned
 * up, has no effect. A draft of a case keeps what the case was submitted with.
 */
export function choicesOf(
  draft: Pick<StoredDraft, 'kind' | 'later' | 'promised'>,
  plan: StoredPlan,
  files: readonly Pick<FileSummary, 'material'>[],
  state?: CaseState,
): Choices {
  // A supplement brings what was left out: there is nothing left out of it.
  if (draft.kind === 'supplement') return { later: [], promised: [] }
  const there = new Set(files.map(file => file.material))
  const open = plan.checklist.filter(entry => entry.kind !== 'form' && !there.has(entry.material))
  const chosen = draft.kind === 'application' || state === undefined ? draft : state
  const isOfCase = chosen !== draft
  const later = open
    .filter(entry => isOfCase || entry.tolerableDays !== undefined)
    .map(entry => entry.material)
    .filter(material => chosen.later.includes(material))
  const promised = open
    .filter(entry => isOfCase || entry.commitmentCheckDays !== undefined)
    .map(entry => entry.material)
    .filter(material => chosen.promised.includes(material) && !later.includes(material))
  return { later, promised }
}
