/** One’s own consents, and every time that something was fetched about oneself. */
import type { MySharing } from '@yijianshi/contract/sharing'
import { type Actor, speaksForOrganisation } from '@yijianshi/core/access'
import { findPersonNames, namesBeside } from '../account/person.ts'
import { readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { consentsOf } from './consent-store.ts'
import { entriesOf } from './entries.ts'
import { matterName, ownerName, presentConsent, resourceName } from './present.ts'
import { openAnswers, type StoredUse, usesOf } from './use-store.ts'

function presentUse(services: Services, use: StoredUse): MySharing['uses'][number] {
  const owner = entriesOf(services).get(use.resource)?.owner ?? ''
  return {
    id: use.use_id,
    at: use.at.toISOString(),
    resource: use.resource,
    name: resourceName(services, use.resource),
    ownerName: ownerName(services, owner),
    matter: use.matter,
    matterName: matterName(services, use.matter),
    draft: use.case_id,
    consent: use.consent_id,
    role: use.role,
    place: use.place === null ? null : (services.catalogue().sites.get(use.place)?.name ?? null),
    outcome: use.outcome,
    cached: use.cached,
  }
}

/** Oneself, and the organisations for which one speaks: what was fetched about them is theirs to see. */
function concerned(actor: Extract<Actor, { readonly role: 'applicant' }>): string[] {
  const principals = (actor.mandates ?? []).map(({ principal }) => principal)
  return [actor.person, ...new Set(principals.filter(each => speaksForOrganisation(actor, each)))]
}

/** The consents on the first page only; they are few. */
export async function mySharingOf(
  services: Services,
  actor: Extract<Actor, { readonly role: 'applicant' }>,
  cursor: string | undefined,
): Promise<Outcome<MySharing>> {
  const from = readCursor(cursor)
  const at = from === undefined || from === 'invalid' ? undefined : readMoment(from)
  if (from === 'invalid' || (from !== undefined && at === undefined))
    return refused('request/invalid', { where: 'query/cursor', what: '' })
  const persons = concerned(actor)
  const found = await usesOf(services.pool, persons, from && at && { at, id: from.id })
  const { rows, next } = toPage(found, use => ({ key: String(use.at.getTime()), id: use.use_id }))
  const consents = from === undefined ? await consentsOf(services.pool, persons) : []
  const names = await findPersonNames(
    namesBeside(services),
    [...rows, ...consents].map(entry => entry.person).filter(person => person !== actor.person),
  )
  const forWhom = (person: string) => {
    const name = names.get(person)
    return name === undefined ? {} : { onBehalfOf: name }
  }
  return done({
    consents: consents.map(consent => ({
      ...presentConsent(services, consent),
      ...forWhom(consent.person),
      draft: consent.application,
      endedAt: consent.endedAt === undefined ? null : new Date(consent.endedAt).toISOString(),
    })),
    uses: rows.map(use => ({ ...presentUse(services, use), ...forWhom(use.person) })),
    next,
  })
}

/** All of it with what was answered, to take away; answers of erased cases are gone. */
export async function everySharingOf(services: Services, person: string) {
  const consents = await consentsOf(services.pool, [person])
  const uses: unknown[] = []
  let before: { readonly at: Date; readonly id: string } | undefined
  for (;;) {
    const page = await usesOf(services.pool, [person], before)
    for (const use of page) {
      const answer = (await openAnswers(services, use.case_id, [use])).get(use.use_id)
      uses.push({
        ...presentUse(services, use),
        answer: answer ? { fields: answer.fields, details: answer.details } : null,
      })
    }
    const last = page.at(-1)
    if (last === undefined) break
    before = { at: last.at, id: last.use_id }
  }
  return { consents: consents.map(consent => presentConsent(services, consent)), uses }
}
