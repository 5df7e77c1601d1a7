/** One delivery (一次送达), the rating after it, and the case that is opened again. */
import type { CommandOf } from '../commands.ts'
import { isDeliverable } from '../evolve/closing.ts'
import { type CaseState, hasEnded, isFulfilled } from '../state.ts'
import {
  type Decision,
  decided,
  dispatches,
  firstOf,
  isBlank,
  reasonRefusal,
  refused,
  stageRefusal,
} from './context.ts'

export function chooseSeparateDelivery(state: CaseState): Decision {
  const no = firstOf(
    stageRefusal(state, 'submitted', 'correcting', 'handling'),
    state.separateDelivery ? refused('case/separate-already') : undefined,
  )
  return no ?? decided({ type: 'SeparateDeliveryChosen' })
}

/** All at once when everything has ended; before that only what is there, and only if the applicant wishes so. */
export function deliver(state: CaseState, command: CommandOf<'deliver'>): Decision {
  const { method, trackingNumber } = command
  const wrongStage = stageRefusal(
    state,
    ...(state.separateDelivery ? ['handling' as const] : []),
    'concluded',
  )
  if (wrongStage) return wrongStage
  const there = state.tasks.filter(isDeliverable).map(task => task.item)
  const items = [...new Set(command.items ?? there)]
  const strange = items.find(item => !there.includes(item))
  const isPart = items.length < there.length
  const no = firstOf(
    strange === undefined ? undefined : refused('case/not-deliverable', { item: strange }),
    // With nothing to hand over, only the end of the case is told.
    items.length === 0 && (state.stage === 'handling' || there.length > 0)
      ? refused('case/not-deliverable', { item: '' })
      : undefined,
    isPart && !state.separateDelivery ? refused('case/one-delivery') : undefined,
    method === 'post' && isBlank(trackingNumber ?? '') ? refused('case/tracking-missing') : undefined,
  )
  if (no) return no
  const isLast = state.tasks.every(hasEnded) && !isPart
  return decided(
    {
      type: 'ResultsDelivered',
      method,
      ...(trackingNumber && { trackingNumber }),
      ...((isPart || state.stage === 'handling') && { items }),
    },
    ...(isLast ? [{ type: 'CaseClosed' as const }] : []),
  )
}

export function trackDelivery(state: CaseState, command: CommandOf<'track-delivery'>): Decision {
  const { trackingNumber, state: tracking } = command
  const handing = state.handings.find(entry => entry.trackingNumber === trackingNumber)
  if (handing === undefined) return refused('case/unknown-tracking', { number: trackingNumber })
  if (handing.tracking === tracking) return refused('case/nothing-changed')
  return decided({ type: 'DeliveryTracked', trackingNumber, state: tracking })
}

/** 复议或判决后重新办理: what was refused or stopped is handled again. */
export function reopen(state: CaseState, command: CommandOf<'reopen'>): Decision {
  const { items, document, reason } = command
  const again = state.tasks.filter(task => items.includes(task.item))
  const no = firstOf(
    stageRefusal(state, 'concluded', 'closed'),
    reasonRefusal(document, reason),
    items.length === 0 || again.length < items.length
      ? refused('case/unknown-item', { item: items.join(', ') })
      : undefined,
    again.some(task => task.stage !== 'refused' && task.stage !== 'stopped')
      ? refused('case/not-refused')
      : undefined,
  )
  if (no) return no
  // What waits for something that will not come would wait for ever.
  const lost = state.tasks.filter(task => !isFulfilled(task) && !items.includes(task.item))
  const hopeless = again.flatMap(task => task.dependsOn).filter(id => lost.some(task => task.item === id))
  if (hopeless.length > 0) return refused('case/precondition', { items: hopeless.join(', ') })
  const tasks = state.tasks.map(task =>
    items.includes(task.item) ? { ...task, stage: 'waiting' as const } : task,
  )
  return decided({ type: 'CaseReopened', items, document, reason }, ...dispatches(tasks))
}

/** 信用修复: by the number of the decision on it. */
export function repairCredit(state: CaseState, { document }: CommandOf<'repair-credit'>): Decision {
  const isBroken = state.brokenPromises.some(({ repaired }) => repaired === undefined)
  const no = firstOf(isBroken ? undefined : refused('case/no-broken-promise'), reasonRefusal(document))
  return no ?? decided({ type: 'CreditRepaired', document })
}

/** One matter, one rating (一事一评). */
export function rate(state: CaseState, command: CommandOf<'rate'>): Decision {
  const wrongStage = stageRefusal(state, 'closed')
  if (wrongStage) return wrongStage
  if (state.rating !== undefined) return refused('case/already-rated')
  const { grade, commentHash } = command
  return decided({ type: 'CaseRated', grade, ...(commentHash && { commentHash }) })
}
