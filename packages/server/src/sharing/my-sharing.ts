/** One’s own consents, and every time that something was fetched about oneself. */
import type { MySharing } from '@yijianshi/contract/sharing'
import { readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { consentsOfPerson } from './consent-store.ts'
import { matterName, ownerName, presentConsent, resourceName } from './present.ts'
import { openAnswers, type StoredUse, usesOfPerson } from './use-store.ts'

function presentUse(services: Services, use: StoredUse): MySharing['uses'][number] {
  const owner = services.catalogue().resources.get(use.resource)?.owner ?? ''
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

/** The consents on the first page only; they are few. */
export async function mySharingOf(
  services: Services,
  person: string,
  cursor: string | undefined,
): Promise<Outcome<MySharing>> {
  const from = readCursor(cursor)
  const at = from === undefined || from === 'invalid' ? undefined : readMoment(from)
  if (from === 'invalid' || (from !== undefined && at === undefined))
    return refused('request/invalid', { where: 'query/cursor', what: '' })
  const found = await usesOfPerson(services.pool, person, from && at && { at, id: from.id })
  const { rows, next } = toPage(found, use => ({ key: String(use.at.getTime()), id: use.use_id }))
  const consents = from === undefined ? await consentsOfPerson(services.pool, person) : []
  return done({
    consents: consents.map(consent => ({
      ...presentConsent(services, consent),
      draft: consent.application,
      endedAt: consent.endedAt === undefined ? null : new Date(consent.endedAt).toISOString(),
    })),
    uses: rows.map(use => presentUse(services, use)),
    next,
  })
}

/** All of it with what was answered, to take away; answers of erased cases are gone. */
export async function everySharingOf(services: Services, person: string) {
  const consents = await consentsOfPerson(services.pool, person)
  const uses: unknown[] = []
  let before: { readonly at: Date; readonly id: string } | undefined
  for (;;) {
    const page = await usesOfPerson(services.pool, person, before)
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
