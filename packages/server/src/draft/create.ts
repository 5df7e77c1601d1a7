import { randomUUID } from 'node:crypto'
import type { Operation } from '@yijianshi/contract/contract'
import { type Actor, findMandateFor, MANDATE_ACTS } from '@yijianshi/core/access'
import { type Catalogue, choosableRegions, regionPath, type Site } from '@yijianshi/core/catalogue'
import { findOrCreatePerson, type GivenIdentity, readIdentity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findMandatesHeld } from '../mandate/held.ts'
import { findOrCreateOrganisation } from '../mandate/organisation.ts'
import { compilePlan } from '../matter/answers.ts'
import { recordDraftUse } from './handler.ts'
import { keepPlan } from './plan-store.ts'
import { findDraft, insertDraft } from './store.ts'
import type { StoredDraft } from './stored-draft.ts'

/**
 * Where it is to be carried out. Nobody is asked where all regions do alike; then there is none.
 * A clerk who names no region means that of the window.
 */
function regionOf(catalogue: Catalogue, actor: Actor, begun: Begun): string | undefined {
  if (begun.region !== undefined || actor.role !== 'clerk') return begun.region
  if (choosableRegions(catalogue, begun.matter).length === 0) return undefined
  return catalogue.sites.get(actor.site)?.region
}

/** A site of the region itself, or one within it, or else the first. */
function nearSite(
  catalogue: Catalogue,
  sites: readonly Site[],
  region: string | undefined,
): Site | undefined {
  const isThere = ({ region: place }: Site) =>
    regionPath(catalogue, place).some(({ code }) => code === region)
  return sites.find(site => site.region === region) ?? sites.find(isThere) ?? sites[0]
}

/** Sites that take in the matter, in the catalogue's order. */
export function sitesFor(catalogue: Catalogue, matter: string): Site[] {
  return [...catalogue.sites.values()].filter(site => site.matters === 'all' || site.matters.includes(matter))
}

type Begun = Operation<'createDraft'>['body']

/** Who applies, and who acts for them by which mandate. */
type Applying = Pick<StoredDraft, 'person' | 'mandate' | 'handler'>

/** Online: oneself, or somebody whose mandate lets fill in this matter. */
function applyingOnline(
  actor: Extract<Actor, { readonly role: 'applicant' }>,
  { matter, principal }: Begun,
): Outcome<Applying> {
  if (principal === undefined || principal === actor.person)
    return done({ person: actor.person, mandate: null, handler: null })
  const held = findMandateFor(actor, { principal, matter }, 'fill-in')
  if (held !== undefined) return done({ person: principal, mandate: held.mandate, handler: actor.person })
  const isAgent = findMandateFor(actor, { principal, matter }, ...MANDATE_ACTS) !== undefined
  return refused(isAgent ? 'mandate/act-not-covered' : 'mandate/not-found')
}

async function personAtWindow(services: Services, given: GivenIdentity): Promise<Outcome<string>> {
  const identity = readIdentity(given, services.now())
  if (!identity.ok) return identity
  const person = await findOrCreatePerson(services, identity.value, services.now())
  return person.ok ? done(person.value.person) : person
}

/** A person or an organisation, and not both. */
async function principalAtWindow(
  services: Services,
  { applicant, organisation }: Begun,
): Promise<Outcome<string>> {
  if (organisation === undefined && applicant !== undefined) return personAtWindow(services, applicant)
  if (organisation === undefined || applicant !== undefined)
    return refused('request/invalid', { where: 'applicant', what: '' })
  return findOrCreateOrganisation(services.pool, organisation, services.now())
}

/** At a window: whoever stands there, or the one in whose name they come. An organisation never comes itself. */
async function applyingAtWindow(services: Services, begun: Begun): Promise<Outcome<Applying>> {
  const { organisation, agent, matter } = begun
  const principal = await principalAtWindow(services, begun)
  if (!principal.ok) return principal
  const own = { person: principal.value, mandate: null, handler: null }
  if (agent === undefined) return organisation === undefined ? done(own) : refused('mandate/none')
  const handler = await personAtWindow(services, agent)
  if (!handler.ok) return handler
  const at = services.now()
  const mandates = await findMandatesHeld(services.pool, handler.value, at)
  const asAgent: Actor = { role: 'applicant', account: '', person: handler.value, mandates }
  const held = findMandateFor(asAgent, { principal: principal.value, matter }, 'submit')
  return held === undefined
    ? refused('mandate/none')
    : done({ person: principal.value, mandate: held.mandate, handler: handler.value })
}

export async function createDraft(
  services: Services,
  actor: Actor,
  begun: Begun,
): Promise<Outcome<StoredDraft>> {
  const { pool } = services
  const catalogue = services.catalogue()
  const region = regionOf(catalogue, actor, begun)
  const plan = compilePlan(catalogue, begun.matter, begun.answers, region)
  if (!plan.ok) return plan
  const sites = sitesFor(catalogue, begun.matter)
  const deskSite = actor.role === 'clerk' ? actor.site : null
  const site =
    deskSite === null ? nearSite(catalogue, sites, region) : sites.find(entry => entry.id === deskSite)
  if (site === undefined) return refused('draft/site-unknown')
  const applying =
    actor.role === 'applicant' ? applyingOnline(actor, begun) : await applyingAtWindow(services, begun)
  if (!applying.ok) return applying
  const id = randomUUID()
  await insertDraft(
    services,
    {
      id,
      kind: 'application',
      case_id: null,
      ...applying.value,
      channel: deskSite === null ? 'online' : 'window',
      desk_site: deskSite,
      matter: begun.matter,
      plan_hash: await keepPlan(pool, plan.value),
      answers: plan.value.answers,
      form_values: {},
      delivery: 'window',
      site: site.id,
      postal_address: null,
    },
    services.now(),
  )
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) throw new Error(`Draft ${id} vanished after it was stored`)
  await recordDraftUse(services, actor, draft, 'began-draft')
  return done(draft)
}
