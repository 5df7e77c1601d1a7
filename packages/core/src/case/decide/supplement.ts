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
