/** Every event of a case in words that its reader may read. */
import type { CaseHistory } from '@yijianshi/contract/case'
import { type Actor, findDeputised } from '@yijianshi/core/access'
import { type CaseEvent, handles } from '@yijianshi/core/case'
import type { Name } from '@yijianshi/core/catalogue'
import { findDeputiesThen } from '../account/held-duties.ts'
import { namesBeside } from '../account/person.ts'
import { getPlan } from '../draft/plan-store.ts'
import type { StoredEvent } from '../engine/event-store.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { nameOf } from './present-task.ts'
import type { VisibleCase } from './visible-case.ts'

type Detail = { readonly label: string; readonly text: string }

/** Labels are stable keys; the web apps have words for them. */
function detailsOf(event: CaseEvent): Detail[] {
  switch (event.type) {
    case 'CaseSubmitted':
      return [{ label: 'number', text: event.number }]
    case 'CaseDeclined':
      return [
        { label: 'reason', text: event.reason },
        ...(event.competentAuthority
          ? [{ label: 'competent-authority', text: event.competentAuthority }]
          : []),
      ]
    case 'OneTimeNoticeIssued':
      return event.entries.map(entry => ({ label: 'problem', text: entry.problem }))
    case 'CaseVersionTaken':
      return [{ label: 'reason', text: event.request }]
    case 'PreExamined':
      return event.entries.map(entry => ({ label: 'problem', text: entry.problem }))
    case 'CaseReopened':
      return [
        { label: 'number', text: event.document },
        { label: 'reason', text: event.reason },
      ]
    case 'JointLimitExtended':
      return [
        { label: 'approver', text: event.approver },
        { label: 'reason', text: event.reason },
      ]
    case 'CreditRepaired':
      return [{ label: 'number', text: event.document }]
    case 'HandOverFailed':
      return [{ label: 'fault', text: event.problem }]
    case 'TaskHandedOver':
      return event.receipt === undefined ? [] : [{ label: 'number', text: event.receipt }]
    case 'CaseWithdrawn':
    case 'SupplementProlonged':
    case 'TaskReturned':
    case 'TaskTransferred':
    case 'AuthorityAdded':
    case 'TaskExtended':
    case 'LimitShortened':
    case 'TaskNotNeeded':
    case 'ResultRevoked':
    case 'JointActMoved':
    case 'JointActCancelled':
      return [{ label: 'reason', text: event.reason }]
    case 'TaskResent':
      return [{ label: 'reason', text: event.explanation }]
    case 'ProcedureBegun':
      return [{ label: 'reason', text: event.notice }]
    case 'DeliveryTracked':
      return [{ label: 'tracking-number', text: event.trackingNumber }]
    case 'TaskReviewed':
      return event.findings.flatMap(finding =>
        finding.met || finding.remark === undefined ? [] : [{ label: 'remark', text: finding.remark }],
      )
    case 'TaskRefused':
      return [{ label: 'reason', text: event.reasons }]
    case 'ResultIssued':
      return event.results.map(result => ({ label: 'number', text: result.number }))
    case 'ResultsDelivered':
      return [
        { label: 'method', text: event.method },
        ...(event.trackingNumber ? [{ label: 'tracking-number', text: event.trackingNumber }] : []),
      ]
    case 'CaseRated':
      return [{ label: 'grade', text: event.grade }]
    default:
      return []
  }
}

/** Items, or the whole case, whose words a reader reads; `own`: those that the reader handles. */
type Reading = {
  readonly actor: Actor
  readonly items: ReadonlySet<string>
  readonly own: ReadonlySet<string>
}

/** A manager reads what happened, not what was said; a reviewer reads only what belongs to the own items. */
function mayReadDetails(event: CaseEvent, { actor, items, own }: Reading): boolean {
  if (event.type === 'TaskReviewed') return own.has(event.item)
  if (event.type === 'HandOverFailed' || event.type === 'TaskHandedOver') {
    // What goes wrong between offices is not the applicant's to read; the centre sets it right.
    return actor.role !== 'applicant' && (actor.role === 'manager' || items.has(event.item))
  }
  if ('item' in event) return items.has(event.item)
  if (event.type === 'CaseSubmitted') return true
  return actor.role === 'applicant' || actor.role === 'clerk'
}

/** Citizens are no names on what many read. */
export const applicantTitle = { zh: '申请人', en: 'Applicant' }
const handlerTitle = { zh: '代办人', en: 'Agent' }

async function findAccounts(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly person: string | null }>> {
  const { guarded } = namesBeside(services)
  const found = await guarded.query<{ id: string; name: string; person: string | null }>(
    'SELECT id, name, person FROM account_name WHERE id = ANY ($1::uuid[])',
    [ids],
  )
  return new Map(found.rows.map(row => [row.id, row]))
}

/** For which colleague an event was done, by its version; follows from posts and duties of then, which never change. */
async function findWhomFor(
  services: Services,
  events: readonly StoredEvent<CaseEvent>[],
): Promise<ReadonlyMap<number, string>> {
  const byStaff = events.filter(({ role }) => role === 'clerk' || role === 'reviewer')
  const deputies = await findDeputiesThen(services.pool, byStaff)
  const whom = new Map<number, string>()
  for (const { version, event } of byStaff) {
    const actor = deputies.get(version)
    const account = actor && findDeputised(actor, 'item' in event ? event.item : undefined)
    if (account !== undefined) whom.set(version, account)
  }
  return whom
}

function named(name: string, whom: string | undefined): Name {
  return whom === undefined
    ? { zh: name, en: name }
    : { zh: `${name}（代${whom}）`, en: `${name}, deputy of ${whom}` }
}

export async function presentHistory(
  services: Services,
  actor: Actor,
  caseId: string,
  { state, items }: VisibleCase,
): Promise<CaseHistory> {
  const { engine, pool } = services
  const events = await engine.history(caseId)
  const plan = await getPlan(pool, state.planHash)
  const catalogue = services.catalogue()
  const whomFor = await findWhomFor(services, events)
  const involved = new Set([...events.map(event => event.account), ...whomFor.values()])
  const accounts = await findAccounts(services, [...involved])
  const own = new Set(state.tasks.filter(task => handles(actor, task)).map(task => task.item))
  const reading: Reading = { actor, items, own }

  /** Citizens deal with offices, not with officers; officers know each other. */
  const byOf = (stored: StoredEvent<CaseEvent>): Name => {
    const by = accounts.get(stored.account)
    if (stored.role === 'applicant')
      return by === undefined || by.person === state.applicant ? applicantTitle : handlerTitle
    const name = by?.name
    if (actor.role !== 'applicant' && name !== undefined)
      return named(name, accounts.get(whomFor.get(stored.version) ?? '')?.name)
    const { event } = stored
    const task = 'item' in event ? state.tasks.find(entry => entry.item === event.item) : undefined
    if (stored.role === 'reviewer' && task !== undefined)
      return nameOf(catalogue.authorities.get(task.authority)?.name, task.authority)
    return nameOf(catalogue.sites.get(state.site)?.name, state.site)
  }

  const entries = events.map(stored => {
    const { event } = stored
    const item = 'item' in event ? event.item : undefined
    return {
      version: stored.version,
      at: instant(stored.at),
      type: event.type,
      by: byOf(stored),
      item: item === undefined ? null : nameOf(plan.items.find(entry => entry.item === item)?.name, item),
      details: mayReadDetails(event, reading) ? detailsOf(event) : [],
      hash: stored.hash,
    }
  })
  return { entries, intact: engine.isIntact(caseId, events) }
}
