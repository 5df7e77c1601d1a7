import { randomUUID } from 'node:crypto'
import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { type Catalogue, choosableRegions, regionPath, type Site } from '@yijianshi/core/catalogue'
import { findOrCreatePerson, readIdentity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan } from '../matter/answers.ts'
import { keepPlan } from './plan-store.ts'
import { findDraft, insertDraft, type StoredDraft } from './store.ts'

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

/** The person that the application is for: the applicant, or whoever stands at the clerk's window. */
async function applicantOf(services: Services, actor: Actor, begun: Begun): Promise<Outcome<string>> {
  if (actor.role === 'applicant') return done(actor.person)
  if (begun.applicant === undefined) return refused('request/invalid', { where: 'applicant', what: '' })
  const identity = readIdentity(begun.applicant, services.now())
  if (!identity.ok) return identity
  const person = await findOrCreatePerson(services, identity.value, services.now())
  return person.ok ? done(person.value.person) : person
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
  const person = await applicantOf(services, actor, begun)
  if (!person.ok) return person
  const id = randomUUID()
  await insertDraft(
    services,
    {
      id,
      kind: 'application',
      case_id: null,
      person: person.value,
      channel: deskSite === null ? 'online' : 'window',
      desk_site: deskSite,
      matter: begun.matter,
      plan_hash: await keepPlan(pool, plan.value),
      form_values: {},
      delivery: 'window',
      site: site.id,
      postal_address: null,
    },
    services.now(),
  )
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) throw new Error(`Draft ${id} vanished after it was stored`)
  return done(draft)
}
