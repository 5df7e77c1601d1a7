/** A case that went over to a newer guide: what that asks otherwise than the one by which it was handed in. */
import type { CaseContents } from '@yijianshi/contract/case'
import type { CaseEvent } from '@yijianshi/core/case'
import { type GuideMark, guideMarks } from '@yijianshi/core/publication/guide-marks'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import type { StoredEvent } from '../engine/event-store.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'

type TakenOver = { readonly handedInUnder: string; readonly since: number }

/** The plan that stood when something was last handed in, and when the case left it; undefined where it has not. */
function takenOver(events: readonly StoredEvent<CaseEvent>[]): TakenOver | undefined {
  let [current, handedInUnder, since] = ['', '', 0]
  for (const { event, at } of events) {
    switch (event.type) {
      case 'CaseSubmitted':
        current = event.planHash
        handedInUnder = current
        break
      case 'CorrectionSubmitted':
        handedInUnder = current
        break
      case 'CaseVersionTaken':
        current = event.planHash
        since = at
        break
    }
  }
  return current === handedInUnder ? undefined : { handedInUnder, since }
}

/** Whether one of these items is the reader's own. */
type IsNeeded = (items: readonly string[]) => boolean

/** Marks of what the reader's items ask, or asked before. */
function isConcerned({ kind, id }: GuideMark, plans: readonly StoredPlan[], isNeeded: IsNeeded): boolean {
  if (kind === 'item') return isNeeded([id])
  return plans.some(({ form, checklist }) => {
    const entry =
      kind === 'field'
        ? form.fields.find(({ element }) => element === id)
        : checklist.find(({ material }) => material === id)
    return entry !== undefined && isNeeded(entry.neededBy)
  })
}

export async function newerGuideOf(
  { engine, pool }: Pick<Services, 'engine' | 'pool'>,
  caseId: string,
  plan: StoredPlan,
  isNeeded: IsNeeded,
): Promise<CaseContents['newerGuide']> {
  const taken = takenOver(await engine.history(caseId))
  if (taken === undefined) return null
  const before = await getPlan(pool, taken.handedInUnder)
  const marks = guideMarks(before, plan).filter(mark => isConcerned(mark, [before, plan], isNeeded))
  return { since: instant(taken.since), marks: [...marks] }
}
