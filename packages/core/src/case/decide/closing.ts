/** One delivery (一次送达), and the rating after it. */
import type { CaseCommand } from '../commands.ts'
import type { CaseState } from '../state.ts'
import { type Decision, decided, isBlank, refused, stageRefusal } from './context.ts'

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>

export function deliver(state: CaseState, command: Command<'deliver'>): Decision {
  const wrongStage = stageRefusal(state, 'concluded')
  if (wrongStage) return wrongStage
  const { method, trackingNumber } = command
  if (method === 'post' && isBlank(trackingNumber ?? '')) return refused('case/tracking-missing')
  return decided(
    { type: 'ResultsDelivered', method, ...(trackingNumber && { trackingNumber }) },
    { type: 'CaseClosed' },
  )
}

/** One matter, one rating (一事一评). */
export function rate(state: CaseState, command: Command<'rate'>): Decision {
  const wrongStage = stageRefusal(state, 'closed')
  if (wrongStage) return wrongStage
  if (state.rating !== undefined) return refused('case/already-rated')
  const { grade, commentHash } = command
  return decided({ type: 'CaseRated', grade, ...(commentHash && { commentHash }) })
}
