/**
 * Documents of a case (文书): each follows from one event, and is made from the case as it stood just after it. What
 * happens later never changes a document that was made, and the hash of the event ties it to the history.
 */

import type { CaseEvent } from '../../case/events.ts'
import { evolve } from '../../case/evolve/evolve.ts'
import type { CaseState } from '../../case/state.ts'
import type { Recorded } from '../../process/process.ts'

export const caseDocumentKinds = [
  'tolerance-letter',
  'commitment-letter',
  'acceptance',
  'declined',
  'notice',
  'procedure',
  'extension',
  'decision',
  'joint-notice',
  'minutes',
  'delivery',
  'withdrawal',
  'revocation',
] as const
export type CaseDocumentKind = (typeof caseDocumentKinds)[number]

/** Whose paper it is: the site that took the case in, an authority, or the applicant. */
export type Issuer =
  | { readonly kind: 'site'; readonly id: string }
  | { readonly kind: 'authority'; readonly id: string }
  | { readonly kind: 'applicant' }

export type CaseDocument = {
  /** Stable and unique within the case, as in addresses: `decision-seal-filing`. */
  readonly id: string
  readonly kind: CaseDocumentKind
  /** Number of the case, kind, and which of that kind: `…-JD02`. */
  readonly number: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Of the event that it follows from. */
  readonly version: number
  readonly event: CaseEvent
  /** The case just after that event. */
  readonly state: CaseState
  readonly issuer: Issuer
  readonly item?: string
}

/** Letters of the Chinese name in pinyin, as numbers of official papers have them. */
const NUMBER_MARKS: Readonly<Record<CaseDocumentKind, string>> = {
  'tolerance-letter': 'CN',
  'commitment-letter': 'GC',
  acceptance: 'SL',
  declined: 'BS',
  notice: 'GZ',
  procedure: 'TX',
  extension: 'YQ',
  decision: 'JD',
  'joint-notice': 'HT',
  minutes: 'JY',
  delivery: 'SD',
  withdrawal: 'CH',
  revocation: 'CX',
}

type Found = Pick<CaseDocument, 'kind' | 'issuer' | 'item'> & { readonly id: string }

function ofSite(kind: CaseDocumentKind, { site }: CaseState, id: string = kind): Found {
  return { id, kind, issuer: { kind: 'site', id: site } }
}

function ofTask(kind: CaseDocumentKind, state: CaseState, item: string, id = `${kind}-${item}`): Found {
  const authority = state.tasks.find(task => task.item === item)?.authority
  const issuer: Issuer =
    authority === undefined ? { kind: 'site', id: state.site } : { kind: 'authority', id: authority }
  return { id, kind, issuer, item }
}

function ofAct(kind: 'joint-notice' | 'minutes', state: CaseState, id: string): Found {
  const convenor = state.jointActs.find(act => act.id === id)?.convenor ?? 'centre'
  const issuer: Issuer =
    convenor === 'centre' ? { kind: 'site', id: state.site } : { kind: 'authority', id: convenor }
  return { id: `${kind}-${id}`, kind, issuer }
}

function foundIn(event: CaseEvent, state: CaseState): readonly Found[] {
  switch (event.type) {
    case 'CaseSubmitted':
      return (event.letters ?? []).map(({ kind }) => ({
        id: `${kind}-letter`,
        kind: `${kind}-letter`,
        issuer: { kind: 'applicant' },
      }))
    case 'CaseAccepted':
    case 'CaseDeemedAccepted':
      return [ofSite('acceptance', state)]
    case 'CaseDeclined':
      return [ofSite('declined', state)]
    case 'OneTimeNoticeIssued':
      return [ofSite('notice', state)]
    case 'ProcedureBegun':
      return [ofTask('procedure', state, event.item, event.procedure)]
    case 'JointLimitExtended':
      return [ofSite('extension', state, 'extension-joint-limit')]
    case 'SupplementProlonged':
      return [ofSite('extension', state, `prolonged-${event.material}`)]
    case 'TaskExtended':
      return [ofTask('extension', state, event.item)]
    case 'TaskGranted':
    case 'TaskRefused':
    case 'TaskNotNeeded':
      return [ofTask('decision', state, event.item)]
    case 'JointActConvened':
    case 'JointActMoved':
      return [ofAct('joint-notice', state, event.act)]
    case 'JointActHeld':
      return [ofAct('minutes', state, event.act)]
    case 'ResultsDelivered':
      return [ofSite('delivery', state, `delivery-${state.handings.length}`)]
    case 'CaseWithdrawn':
      return [ofSite('withdrawal', state)]
    case 'ResultRevoked':
      return [ofTask('revocation', state, event.item, `revocation-${event.item}-${event.licence}`)]
    default:
      return []
  }
}

/** An id that stands already gets a number: a decision after the case was opened again is another document. */
function unusedId(wanted: string, made: readonly CaseDocument[]): string {
  const same = made.filter(({ id }) => id === wanted || id.startsWith(`${wanted}~`)).length
  return same === 0 ? wanted : `${wanted}~${same + 1}`
}

/** Every document that the history of a case has led to, in its order. The events begin with the first. */
export function caseDocuments(events: readonly Recorded<CaseEvent>[]): CaseDocument[] {
  const made: CaseDocument[] = []
  let state: CaseState | undefined
  for (const recorded of events) {
    state = evolve(state, recorded)
    const { event, at, version } = recorded
    for (const found of foundIn(event, state)) {
      const count = made.filter(({ kind }) => kind === found.kind).length + 1
      const number = `${state.number}-${NUMBER_MARKS[found.kind]}${String(count).padStart(2, '0')}`
      made.push({ ...found, id: unusedId(found.id, made), number, at, version, event, state })
    }
  }
  return made
}
