/** What was left to come: tolerated materials, and the limits of the applicant that lapse. */
import { CASE_LIMITS, plainClock, supplementClock } from '../clocks.ts'
import type { CommandOf } from '../commands.ts'
import type { CaseEvent } from '../events.ts'
import { type CaseState, hasEnded, openTolerables } from '../state.ts'
import {
  type DecideContext,
  type Decision,
  decided,
  firstOf,
  isOver,
  reasonRefusal,
  refused,
  stageRefusal,
  stoppedBy,
} from './context.ts'

/** 补齐: only what the applicant promised to hand in later, or gave its word for, is taken. */
export function supplement(state: CaseState, command: CommandOf<'supplement'>): Decision {
  const { materials } = command
  const open = [...state.later, ...state.promised]
  const stranger = materials.find(entry => !open.includes(entry.material))
  const no = firstOf(
    stageRefusal(state, 'submitted', 'handling', 'concluded'),
    stranger && refused('case/not-owed', { id: stranger.material }),
    materials.every(entry => entry.files.length === 0) ? refused('case/nothing-changed') : undefined,
  )
  return (
    no ??
    decided({ type: 'SupplementSubmitted', materials: materials.filter(({ files }) => files.length > 0) })
  )
}

/** 不可抗力: once for each material, while its time is not over. */
export function prolongSupplement(
  state: CaseState,
  command: CommandOf<'prolong-supplement'>,
  context: DecideContext,
): Decision {
  const { material, days, reason } = command
  const wrongStage = stageRefusal(state, 'handling', 'concluded')
  if (wrongStage) return wrongStage
  const tolerable = openTolerables(state).find(entry => entry.material === material)
  const clock = tolerable && supplementClock(state, tolerable)
  if (clock === undefined) return refused('case/not-owed', { id: material })
  const no = firstOf(
    clock.extensions.length > 0 ? refused('case/prolonged-already') : undefined,
    isOver(clock, context) ? refused('case/supplement-over') : undefined,
    days < 1 || days > CASE_LIMITS.prolongedSupplementDays
      ? refused('case/prolonged-too-long', { days: CASE_LIMITS.prolongedSupplementDays })
      : undefined,
    reasonRefusal(reason),
  )
  return no ?? decided({ type: 'SupplementProlonged', material, days, reason })
}

export function lapseCorrection(state: CaseState, context: DecideContext): Decision {
  const wrongStage = stageRefusal(state, 'correcting')
  if (wrongStage || state.notice === undefined) return wrongStage ?? refused('case/not-due')
  const clock = plainClock(state.notice.at, CASE_LIMITS.correctionDays, 'applicant')
  return isOver(clock, context) ? decided({ type: 'CorrectionLapsed' }) : refused('case/not-due')
}

/** What was promised did not come: every undecided task that needs it is stopped, and whatever needs that. */
export function lapseTolerance(state: CaseState, context: DecideContext): Decision {
  const wrongStage = stageRefusal(state, 'handling', 'concluded')
  if (wrongStage) return wrongStage
  const materials = openTolerables(state)
    .filter(tolerable => {
      const clock = supplementClock(state, tolerable)
      return clock !== undefined && isOver(clock, context)
    })
    .map(({ material }) => material)
  if (materials.length === 0) return refused('case/not-due')
  const lost = state.tasks.filter(
    task => !hasEnded(task) && task.law.materials.some(material => materials.includes(material)),
  )
  const stops = lost.map((task): CaseEvent => {
    const because = task.law.materials.find(material => materials.includes(material)) ?? ''
    return { type: 'TaskStopped', item: task.item, because }
  })
  const items = lost.map(task => task.item)
  const others = state.tasks.filter(task => !items.includes(task.item))
  return decided({ type: 'ToleranceLapsed', materials }, ...stops, ...stoppedBy(others, items))
}
