/** Whether a source may be asked at all. It is decided before anything leaves the platform. */
import type { Actor, HeldMandate, MandateKind, Represented } from '../access/access.ts'
import type { DataResource } from '../catalogue/model.ts'
import { type Refusal, refusal } from '../refusal/refusal.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** A consent outlasts the filling in of a form, and not by much (个人信息保护法 art. 6: no more than the purpose needs). */
export const CONSENT_DAYS = 30

/** Given by the person, for one application of one matter. Times are milliseconds since 1970. */
export type Consent = {
  readonly id: string
  readonly matter: string
  readonly resources: readonly string[]
  readonly givenAt: number
  readonly until: number
  readonly endedAt?: number
}

/** What a request states: for what, for which application, by whose leave. */
export type AskingGround = {
  /** The matter. */
  readonly purpose: string | undefined
  /** The application, which becomes the case. */
  readonly application: string | undefined
  readonly consent: Consent | undefined
}

export type AskingDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

const no = (refused: Refusal): AskingDecision => ({ ok: false, refusal: refused })

export function consentEnds(givenAt: number): number {
  return givenAt + CONSENT_DAYS * dayMs
}

/** Whether the owner shares it at all, and with this matter. */
export function decideSharing(
  { id, kind, matters }: Pick<DataResource, 'id' | 'kind' | 'matters'>,
  purpose: string,
): AskingDecision {
  if (kind === 'refused') return no(refusal('sharing/not-shared', { resource: id }))
  if (matters !== undefined && !matters.includes(purpose))
    return no(refusal('sharing/not-for-matter', { resource: id }))
  return { ok: true }
}

/**
 * A request without purpose, application or consent that holds `at` that time is refused, and so is one for what the
 * owner does not share with this matter.
 */
export function decideAsking(
  resource: Pick<DataResource, 'id' | 'kind' | 'matters'>,
  { purpose, application, consent }: AskingGround,
  at: number,
): AskingDecision {
  if (purpose === undefined) return no(refusal('sharing/no-purpose'))
  if (application === undefined) return no(refusal('sharing/no-application'))
  if (consent === undefined || consent.matter !== purpose || !consent.resources.includes(resource.id))
    return no(refusal('sharing/no-consent'))
  if (consent.endedAt !== undefined || at >= consent.until || at < consent.givenAt)
    return no(refusal('sharing/consent-ended'))
  return decideSharing(resource, purpose)
}

/**
 * Whether a consent may be given: for sources that have a use here, those that are sensitive each by itself
 * (个人信息保护法 art. 29).
 */
export function decideConsent(
  offered: ReadonlyMap<string, Pick<DataResource, 'id' | 'sensitive'>>,
  resources: readonly string[],
  separately: readonly string[],
): AskingDecision {
  for (const id of resources) {
    const resource = offered.get(id)
    if (resource === undefined) return no(refusal('sharing/resource-unknown', { id }))
    if (resource.sensitive && !separately.includes(id)) return no(refusal('sharing/separate-consent', { id }))
  }
  return { ok: true }
}

/** The legal representative is the organisation (民法典第六十一条); an authorised agent may bind it (第一百六十二条). */
const CONSENTING: readonly MandateKind[] = ['legal-representative', 'authorised']

export function mayBind(kind: MandateKind): boolean {
  return CONSENTING.includes(kind)
}

/**
 * By which mandate the actor consents for an organisation in this matter; undefined where by none. For a person nobody
 * but that person consents, whatever the mandate (个人信息保护法第十四条).
 */
export function findConsentMandate(
  actor: Actor,
  { principal, matter }: Represented,
): HeldMandate | undefined {
  if (actor.role !== 'applicant') return undefined
  return actor.mandates?.find(
    held =>
      held.principal === principal &&
      held.principalKind === 'organisation' &&
      mayBind(held.kind) &&
      (held.matters === 'all' || held.matters.includes(matter)) &&
      held.acts.includes('submit'),
  )
}

type Freshness = Pick<DataResource, 'freshHours'>

/** From when on an answer of `answeredAt` is not used again. */
export function staleAt({ freshHours }: Freshness, answeredAt: number): number {
  return answeredAt + freshHours * hourMs
}

/** Whether an answer of `answeredAt` may be used again. */
export function isFresh(resource: Freshness, answeredAt: number, at: number): boolean {
  return answeredAt <= at && at < staleAt(resource, answeredAt)
}
