/** The person who is logged in, as stored. */
import type { Actor } from '@yijianshi/core/access'
import { parseMobileNumber } from '@yijianshi/core/documents'
import { changeMobile, findIdentity, type Identity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Reader } from '../http/route.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

/** Only applicants are persons here; staff are accounts. */
export function ownOf({ actor }: Reader): Outcome<Extract<Actor, { readonly role: 'applicant' }>> {
  return actor.role === 'applicant'
    ? done(actor)
    : refused('access/role', { role: actor.role, command: 'my-data' })
}

export type OwnPerson = Identity & { readonly since: Date }

/** Undefined when the person’s data were erased. */
export async function findOwnPerson(store: PersonalStore, person: string): Promise<OwnPerson | undefined> {
  const identity = await findIdentity(store, person)
  const found = await store.guarded.query<{ created_at: Date }>(
    'SELECT created_at FROM person WHERE id = $1',
    [person],
  )
  const since = found.rows[0]?.created_at
  return identity === undefined || since === undefined ? undefined : { ...identity, since }
}

/** At once: it is one's own to know. Name and number are proved at a window. */
export async function changeOwnMobile(
  store: PersonalStore,
  person: string,
  given: string,
): Promise<Outcome<null>> {
  const mobile = parseMobileNumber(given)
  if (!mobile.ok) return refused('person/mobile')
  await changeMobile(store, person, mobile.value)
  return done(null)
}

const shown = 4

/** 1101…0011: enough to know it again. */
export function maskNumber(number: string): string {
  const hidden = Math.max(0, number.length - 2 * shown)
  return number.slice(0, shown) + '*'.repeat(hidden) + number.slice(shown + hidden)
}
