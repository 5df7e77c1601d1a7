/** The person who is logged in, as stored. */
import { parseMobileNumber } from '@yijianshi/core/documents'
import { changeMobile, findIdentity, type Identity } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

export type OwnPerson = Identity & { readonly since: Date }

/** Undefined when the person’s data were erased. */
export async function findOwnPerson(store: PersonalStore, person: string): Promise<OwnPerson | undefined> {
  const identity = await findIdentity(store, person)
  const found = await store.pool.query<{ created_at: Date }>('SELECT created_at FROM person WHERE id = $1', [
    person,
  ])
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
