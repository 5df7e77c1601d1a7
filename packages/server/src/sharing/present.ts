/** What was fetched, for whoever may see it: values and papers with their source, time and standing. */
import type { CaseSharing, DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import type { Actor } from '@yijianshi/core/access'
import type { LegalBasis } from '@yijianshi/core/catalogue'
import { refusalText } from '@yijianshi/core/refusal/texts'
import {
  decideSharing,
  fieldStanding,
  findConsentMandate,
  type Offer,
  type SharedEntry,
} from '@yijianshi/core/sharing'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { type Application, isOwn } from './application.ts'
import { findLastConsent, holds, type StoredConsent } from './consent-store.ts'
import { type Dispute, disputesOfCase } from './dispute-store.ts'
import { isReachable } from './entries.ts'
import { type Holding, reasonAgainst } from './library.ts'
import { fieldName, matterName, ownerName, paperName, resourceNames } from './names.ts'
import { papersOfCase } from './paper-store.ts'
import { lastUses, openAnswers, type ReplayedAnswer, type StoredUse } from './use-store.ts'

export function basisOnWire({ law, article, text }: LegalBasis): SharedResource['basis'] {
  return { law, article, quote: text === undefined ? null : { zh: text } }
}

export function presentConsent(services: Services, consent: StoredConsent) {
  return {
    id: consent.id,
    matter: consent.matter,
    matterName: matterName(services, consent.matter),
    resources: consent.resources.map(id => ({ resource: id, name: resourceNames(services, id).name })),
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
  /** The licence of the own library that would serve, as far as the reader may know of it. */
  readonly holdingFor: (resource: SharedEntry) => Holding | undefined
}

function findHolding({ holdings }: Application, { key }: SharedEntry): Holding | undefined {
  return key.by === 'holder' ? holdings.get(key.licence) : undefined
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
    const name = fieldName(application.plan, element)
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
    const dispute = disputeOf(scene, resource, 'material', material)
    const file =
      use &&
      application.files.find(
        entry => entry.material === material && fetched.papers.get(entry.file)?.use === use.use_id,
      )
    const standing = dispute ? ('disputed' as const) : file ? ('as-fetched' as const) : undefined
    return {
      material,
      name: paperName(application.plan, material),
      ...(file && { file: file.file }),
      ...(standing && { standing }),
      ...(dispute?.reason != null && { dispute: dispute.reason }),
    }
  })
}

/** In words of the directory: why it is not shared here; or why the licence that is held does not serve. */
function reasonOf({ application, holdingFor }: Scene, resource: SharedEntry): SharedResource['reason'] {
  if (resource.refusal !== undefined) return resource.refusal.reason
  const holding = holdingFor(resource)
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
  const { services, fetched, holdingFor } = scene
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
    held: presentHolding(holdingFor(resource)),
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
  const given = holds(consent, services.now()) ? consent : undefined
  const isAllowed = mayConsent(actor, application)
  const isHolder = actor.role === 'applicant' && isAllowed
  // Whether there is such a licence is for its holder to know, and for others once there is a consent to look it up.
  const holdingFor = (resource: SharedEntry) =>
    isHolder || given?.resources.includes(resource.id) ? findHolding(application, resource) : undefined
  const scene = { services, application, fetched, holdingFor }
  // Its holder is not offered what they don't have.
  const isShown = ({ resource }: Offer) =>
    !isHolder ||
    resource.key.by !== 'holder' ||
    application.holdings.has(resource.key.licence) ||
    fetched.uses.has(resource.id)
  return {
    matter: plan.matter,
    matterName: plan.name,
    mayConsent: isAllowed,
    consent: given === undefined ? null : presentConsent(services, given),
    resources: offers.filter(isShown).map(offer => presentOffer(scene, offer)),
  }
}

/** Of a case only what was asked, and of that the reader’s part. */
export async function presentFetched(
  services: Services,
  application: Application,
  isVisible: { readonly field: (id: string) => boolean; readonly material: (id: string) => boolean },
): Promise<CaseSharing['resources']> {
  const fetched = await findFetched(services, application.id)
  // Of a licence that was not fetched, one issued since included, its readers are told nothing.
  const holdingFor = (resource: SharedEntry) =>
    fetched.uses.get(resource.id)?.outcome === 'fetched' ? findHolding(application, resource) : undefined
  const scene = { services, application, fetched, holdingFor }
  return application.offers.flatMap(offer => {
    if (!fetched.uses.has(offer.resource.id)) return []
    const fields = offer.fields.filter(({ element }) => isVisible.field(element))
    const materials = offer.materials.filter(({ material }) => isVisible.material(material))
    return fields.length + materials.length === 0
      ? []
      : [presentOffer(scene, { ...offer, fields, materials })]
  })
}
