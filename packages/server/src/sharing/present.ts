/** What was fetched, for whoever may see it: values and papers with their source, time and standing. */
import type { CaseSharing, DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import type { Actor } from '@yijianshi/core/access'
import type { LegalBasis, Name } from '@yijianshi/core/catalogue'
import { refusalText } from '@yijianshi/core/refusal/texts'
import {
  decideSharing,
  fieldStanding,
  findConsentMandate,
  type Offer,
  REPRESENTATION_NAME,
  REPRESENTATION_PURPOSE,
  type SharedEntry,
} from '@yijianshi/core/sharing'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { type Application, isOwn } from './application.ts'
import { findLastConsent, holds, type StoredConsent } from './consent-store.ts'
import { type Dispute, disputesOfCase, papersOfCase } from './dispute-store.ts'
import { entriesOf, isReachable } from './entries.ts'
import { type Holding, reasonAgainst } from './library.ts'
import { lastUses, openAnswers, type ReplayedAnswer, type StoredUse } from './use-store.ts'

export function basisOnWire({ law, article, text }: LegalBasis): SharedResource['basis'] {
  return { law, article, quote: text === undefined ? null : { zh: text } }
}

export function ownerName(services: Pick<Services, 'catalogue'>, owner: string): Name {
  return services.catalogue().authorities.get(owner)?.name ?? { zh: owner, en: owner }
}

export function matterName(services: Pick<Services, 'catalogue'>, matter: string): Name {
  if (matter === REPRESENTATION_PURPOSE) return REPRESENTATION_NAME
  return services.catalogue().matters.get(matter)?.name ?? { zh: matter, en: matter }
}

/** Of a resource that the directory may have no more. */
export function resourceName(services: Pick<Services, 'catalogue'>, resource: string): Name {
  return entriesOf(services).get(resource)?.name ?? { zh: resource, en: resource }
}

export function presentConsent(services: Services, consent: StoredConsent) {
  return {
    id: consent.id,
    matter: consent.matter,
    matterName: matterName(services, consent.matter),
    resources: consent.resources.map(id => ({ resource: id, name: resourceName(services, id) })),
    givenAt: instant(consent.givenAt),
    until: instant(consent.until),
    onPaper: consent.onPaper,
  }
}

/** All that is known of what was fetched for one application. */
export type Fetched = {
  readonly uses: ReadonlyMap<string, StoredUse>
  readonly answers: ReadonlyMap<string, ReplayedAnswer>
  readonly disputes: readonly Dispute[]
  readonly papers: ReadonlyMap<string, { readonly use: string; readonly material: string }>
}

export async function findFetched(services: Services, application: string): Promise<Fetched> {
  const uses = await lastUses(services.pool, application)
  return {
    uses,
    answers: await openAnswers(services, application, [...uses.values()]),
    disputes: await disputesOfCase(services, application),
    papers: await papersOfCase(services.pool, application),
  }
}

type Scene = {
  readonly services: Services
  readonly application: Application
  readonly fetched: Fetched
  /** Number and standing of a licence are for the holder, and for others once there is a consent. */
  readonly showsHoldings: boolean
}

function disputeOf({ fetched }: Scene, { id }: SharedEntry, subject: Dispute['subject'], what: string) {
  return fetched.disputes.find(
    entry => entry.resource === id && entry.subject === subject && entry.subject_id === what,
  )
}

function presentFields(scene: Scene, { resource, fields }: Offer): SharedResource['fields'] {
  const { application, fetched } = scene
  const use = fetched.uses.get(resource.id)
  const answer = use && fetched.answers.get(use.use_id)
  return fields.map(field => {
    const { element } = field
    const name = application.plan.form.fields.find(entry => entry.element === element)?.name ?? {
      zh: element,
      en: element,
    }
    const dispute = disputeOf(scene, resource, 'field', element)
    const value = isOwn(application, field) ? answer?.fields[element] : undefined
    if (value === undefined) return { element, name }
    return {
      element,
      name,
      value,
      standing: fieldStanding(value, application.values[element], dispute !== undefined),
      ...(dispute?.reason != null && { dispute: dispute.reason }),
    }
  })
}

function presentMaterials(scene: Scene, { resource, materials }: Offer): SharedResource['materials'] {
  const { application, fetched } = scene
  const use = fetched.uses.get(resource.id)
  return materials.map(({ material }) => {
    const name = application.plan.checklist.find(entry => entry.material === material)?.name ?? {
      zh: material,
      en: material,
    }
    const dispute = disputeOf(scene, resource, 'material', material)
    const file = application.files.find(
      entry => entry.material === material && fetched.papers.get(entry.file)?.use === use?.use_id,
    )
    const standing = dispute ? ('disputed' as const) : file ? ('as-fetched' as const) : undefined
    return {
      material,
      name,
      ...(file && use && { file: file.file }),
      ...(standing && { standing }),
      ...(dispute?.reason != null && { dispute: dispute.reason }),
    }
  })
}

function holdingFor({ holdings }: Application, { key }: SharedEntry): Holding | undefined {
  return key.by === 'holder' ? holdings.get(key.licence) : undefined
}

/** In words of the directory: why it is not shared here; or why the licence that is held does not serve. */
function reasonOf({ application, showsHoldings }: Scene, resource: SharedEntry): SharedResource['reason'] {
  if (resource.refusal !== undefined) return resource.refusal.reason
  const holding = showsHoldings ? holdingFor(application, resource) : undefined
  const against = holding === undefined ? null : reasonAgainst(holding)
  if (against !== null) return against
  const decision = decideSharing(resource, application.plan.matter)
  return decision.ok
    ? null
    : { zh: refusalText(decision.refusal, 'zh'), en: refusalText(decision.refusal, 'en') }
}

function presentHolding(holding: Holding | undefined): SharedResource['held'] {
  if (holding === undefined) return null
  const { number, standing, issuedAt, validUntil } = holding
  return { number, standing, issuedAt: issuedAt.toISOString(), validUntil }
}

function presentOffer(scene: Scene, offer: Offer): SharedResource {
  const { services, application, fetched, showsHoldings } = scene
  const { resource } = offer
  const use = fetched.uses.get(resource.id)
  const reason = reasonOf(scene, resource)
  const fields = presentFields(scene, offer)
  const materials = presentMaterials(scene, offer)
  const isDisputed = [...fields, ...materials].some(entry => entry.standing === 'disputed')
  const unasked = reason ? 'refused' : isReachable(services, resource) ? 'not-asked' : 'not-connected'
  return {
    resource: resource.id,
    name: resource.name,
    ownerName: ownerName(services, resource.owner),
    sensitive: resource.sensitive ?? false,
    basis: basisOnWire(resource.basis),
    state: isDisputed ? 'disputed' : (use?.outcome ?? unasked),
    use: use?.use_id ?? null,
    askedAt: use?.at.toISOString() ?? null,
    answeredAt: use?.answered_at?.toISOString() ?? null,
    reason,
    held: presentHolding(showsHoldings ? holdingFor(application, resource) : undefined),
    fields,
    materials,
  }
}

/** A clerk confirms what was signed on paper; for an organisation consents who may bind it. */
function mayConsent(actor: Actor, { person: principal, plan: { matter } }: Application): boolean {
  if (actor.role !== 'applicant' || actor.person === principal) return true
  return findConsentMandate(actor, { principal, matter }) !== undefined
}

/** `actor`: who reads it, and whether they may consent. */
export async function presentDraftSharing(
  services: Services,
  actor: Actor,
  application: Application,
): Promise<DraftSharing> {
  const { plan, id, offers } = application
  const fetched = await findFetched(services, id)
  const consent = await findLastConsent(services.pool, id)
  const given = holds(consent, services.now()) ? presentConsent(services, consent) : null
  const isAllowed = mayConsent(actor, application)
  const showsHoldings = given !== null || (actor.role === 'applicant' && isAllowed)
  const scene = { services, application, fetched, showsHoldings }
  return {
    matter: plan.matter,
    matterName: plan.name,
    mayConsent: isAllowed,
    consent: given,
    resources: offers.map(offer => presentOffer(scene, offer)),
  }
}

/** Of a case only what was asked, and of that the reader’s part. */
export async function presentFetched(
  services: Services,
  application: Application,
  isVisible: { readonly field: (id: string) => boolean; readonly material: (id: string) => boolean },
): Promise<CaseSharing['resources']> {
  const fetched = await findFetched(services, application.id)
  const scene = { services, application, fetched, showsHoldings: true }
  return application.offers.flatMap(offer => {
    if (!fetched.uses.has(offer.resource.id)) return []
    const fields = offer.fields.filter(({ element }) => isVisible.field(element))
    const materials = offer.materials.filter(({ material }) => isVisible.material(material))
    return fields.length + materials.length === 0
      ? []
      : [presentOffer(scene, { ...offer, fields, materials })]
  })
}
