import type { Recorded } from '../../process/process.ts'
import type { CaseEvent, ClosingEvent } from '../events.ts'
import type { CaseState, Handing, Task } from '../state.ts'

/** What can be handed over: issued, and not yet in the applicant's hands. */
export function isDeliverable(task: Task): boolean {
  return task.stage === 'issued' && task.deliveredAt === undefined
}

function delivered(
  state: CaseState,
  event: Extract<ClosingEvent, { readonly type: 'ResultsDelivered' }>,
  at: number,
): CaseState {
  const { type: _, items, ...how } = event
  const handed = items ?? state.tasks.filter(isDeliverable).map(task => task.item)
  const handing: Handing = {
    at,
    ...how,
    items: handed,
    ...(how.trackingNumber !== undefined && { tracking: 'sent', trackedAt: at }),
  }
  return {
    ...state,
    delivered: { at, ...how },
    handings: [...state.handings, handing],
    tasks: state.tasks.map(task => (handed.includes(task.item) ? { ...task, deliveredAt: at } : task)),
  }
}

/** A task that is handled again keeps what was found and decided in its history only. */
function handledAgain(task: Task): Task {
  const { item, authority, dependsOn, promisedDays, licences, reviewPoints, law, addedAuthorities } = task
  return {
    item,
    authority,
    dependsOn,
    promisedDays,
    licences,
    reviewPoints,
    law,
    addedAuthorities,
    stage: 'waiting',
    procedures: [],
    opinionRequests: [],
    commitmentChecks: [],
  }
}

export function evolveClosing(state: CaseState, event: ClosingEvent, { at }: Recorded<CaseEvent>): CaseState {
  switch (event.type) {
    case 'SeparateDeliveryChosen':
      return { ...state, separateDelivery: true }
    case 'ResultsDelivered':
      return delivered(state, event, at)
    case 'DeliveryTracked':
      return {
        ...state,
        handings: state.handings.map(handing =>
          handing.trackingNumber === event.trackingNumber
            ? { ...handing, tracking: event.state, trackedAt: at }
            : handing,
        ),
      }
    case 'CaseClosed':
      return { ...state, stage: 'closed', endedAt: at }
    case 'CaseReopened': {
      const { type: _, ...facts } = event
      // The joint limit begins anew, and so does what may be added to it.
      const { endedAt: __, jointExtension: ___, ...open } = state
      // What did not come in time is awaited anew with the item that needs it.
      const again = state.tasks.filter(task => event.items.includes(task.item))
      const isNeeded = (material: string) => again.some(task => task.law.materials.includes(material))
      return {
        ...open,
        later: [...state.later, ...state.lapsed.filter(isNeeded)],
        lapsed: state.lapsed.filter(material => !isNeeded(material)),
        stage: 'handling',
        reopened: [...state.reopened, { at, ...facts }],
        tasks: state.tasks.map(task => (event.items.includes(task.item) ? handledAgain(task) : task)),
      }
    }
    case 'CreditRepaired': {
      const repaired = { at, document: event.document }
      return {
        ...state,
        brokenPromises: state.brokenPromises.map(promise => ({ repaired, ...promise })),
      }
    }
    case 'CaseRated':
      return { ...state, rating: { at, grade: event.grade } }
  }
}
