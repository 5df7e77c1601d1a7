/** One’s own consents, and every time that something was fetched about oneself. */
import type { MySharing } from '@yijianshi/contract/sharing'
import { type Actor, speaksForOrganisation } from '@yijianshi/core/access'
import { findPersonNames, namesBeside } from '../account/person.ts'
import { instant } from '../engine/instant.ts'
import { readMomentCursor, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { everyRow } from '../my-data/every-row.ts'
import { consentsOf, type StoredConsent } from './consent-store.ts'
import { matterName, resourceNames } from './names.ts'
import { presentConsent } from './present.ts'
import { openAnswers, type ReplayedAnswer, type StoredUse, usesOf } from './use-store.ts'

function presentUse(services: Services, use: StoredUse): MySharing['uses'][number] {
  return {
    id: use.use_id,
    at: use.at.toISOString(),
    resource: use.resource,
    ...resourceNames(services, use.resource),
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

function presentOwnConsent(services: Services, consent: StoredConsent) {
  const { application: draft, endedAt } = consent
  return {
    ...presentConsent(services, consent),
    draft,
    endedAt: endedAt === undefined ? null : instant(endedAt),
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
  const before = readMomentCursor(cursor)
  if (before === 'invalid') return refused('request/invalid', { where: 'query.cursor', what: '' })
  const persons = concerned(actor)
  const found = await usesOf(services.pool, persons, before)
  const { rows, next } = toPage(found, use => ({ key: String(use.at.getTime()), id: use.use_id }))
  const consents = before === undefined ? await consentsOf(services.pool, persons, undefined) : []
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
      ...presentOwnConsent(services, consent),
      ...forWhom(consent.person),
    })),
    uses: rows.map(use => ({ ...presentUse(services, use), ...forWhom(use.person) })),
    next,
  })
}

/** All of it with what was answered, to take away; answers of erased cases are gone. */
export async function everySharingOf(services: Services, person: string) {
  const { pool } = services
  const consents = await everyRow<StoredConsent>(last =>
    consentsOf(pool, [person], last && { at: new Date(last.givenAt), id: last.id }),
  )
  const uses = await everyRow<StoredUse>(last =>
    usesOf(pool, [person], last && { at: last.at, id: last.use_id }),
  )
  const answers = new Map<string, ReplayedAnswer>()
  for (const [application, those] of Map.groupBy(uses, use => use.case_id))
    for (const [use, answer] of await openAnswers(services, application, those)) answers.set(use, answer)
  return {
    consents: consents.map(consent => presentOwnConsent(services, consent)),
    uses: uses.map(use => {
      const answer = answers.get(use.use_id)
      return {
        ...presentUse(services, use),
        answer: answer === undefined ? null : { fields: answer.fields, details: answer.details },
      }
    }),
  }
}
