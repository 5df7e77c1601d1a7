import type { Recorded } from '../../process/process.ts'
import type { CaseEvent, JointEvent } from '../events.ts'
import type { CaseState, JointAct } from '../state.ts'

function withAct(state: CaseState, id: string, change: (act: JointAct) => JointAct): CaseState {
  return { ...state, jointActs: state.jointActs.map(act => (act.id === id ? change(act) : act)) }
}

export function evolveJoint(state: CaseState, event: JointEvent, { at }: Recorded<CaseEvent>): CaseState {
  switch (event.type) {
    case 'JointNoticeOpened':
      return { ...state, jointNotice: { openedAt: at, authorities: event.authorities, told: [] } }
    case 'MissingTold': {
      const { authority, entries } = event
      const notice = state.jointNotice
      return notice === undefined
        ? state
        : { ...state, jointNotice: { ...notice, told: [...notice.told, { authority, at, entries }] } }
    }
    case 'JointNoticeClosed':
      return state.jointNotice === undefined
        ? state
        : { ...state, jointNotice: { ...state.jointNotice, closedAt: at } }
    case 'JointActConvened': {
      const { type: _, act: id, ...facts } = event
      const act: JointAct = { id, ...facts, convenedAt: at, opinions: [], state: 'convened' }
      return { ...state, jointActs: [...state.jointActs, act] }
    }
    case 'JointActMoved':
      return withAct(state, event.act, act => ({ ...act, heldAt: event.heldAt, place: event.place }))
    case 'JointOpinionGiven': {
      const { authority, opinion, text } = event
      return withAct(state, event.act, act => ({
        ...act,
        opinions: [...act.opinions, { authority, opinion, text, at, bySilence: false }],
      }))
    }
    case 'JointActHeld': {
      const { type: _, act: id, ...facts } = event
      return withAct(state, id, act => ({ ...act, ...facts, state: 'held', endedAt: at }))
    }
    case 'JointActCancelled':
      return withAct(state, event.act, act => ({
        ...act,
        state: 'cancelled',
        endedAt: at,
        cancelledBecause: event.reason,
      }))
    case 'JointLimitExtended': {
      const { type: _, ...extension } = event
      return { ...state, jointExtension: { at, ...extension } }
    }
  }
}
