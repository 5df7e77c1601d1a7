import { randomUUID } from 'node:crypto'
import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import type { Catalogue, Site } from '@yijianshi/core/catalogue'
import { findOrCreatePerson, readIdentity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { compilePlan } from '../matter/answers.ts'
import { keepPlan } from './plan-store.ts'
import { findDraft, insertDraft, type StoredDraft } from './store.ts'

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
  const person = await findOrCreatePerson(services.pool, identity.value, services.now())
  return person.ok ? done(person.value.person) : person
}

export async function createDraft(
  services: Services,
  actor: Actor,
  begun: Begun,
): Promise<Outcome<StoredDraft>> {
  const { pool } = services
  const catalogue = services.catalogue()
  const plan = compilePlan(catalogue, begun.matter, begun.answers)
  if (!plan.ok) return plan
  const sites = sitesFor(catalogue, begun.matter)
  const deskSite = actor.role === 'clerk' ? actor.site : null
  const site = deskSite === null ? sites[0] : sites.find(entry => entry.id === deskSite)
  if (site === undefined) return refused('draft/site-unknown')
  const person = await applicantOf(services, actor, begun)
  if (!person.ok) return person
  const id = randomUUID()
  await insertDraft(
    pool,
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
  const draft = await findDraft(pool, id, actor)
  if (draft === undefined) throw new Error(`Draft ${id} vanished after it was stored`)
  return done(draft)
}
