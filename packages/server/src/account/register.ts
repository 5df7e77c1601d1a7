import { randomUUID } from 'node:crypto'
import { work } from '../database/subject.ts'
import { isTaken } from '../database/taken.ts'
import { inTransaction } from '../database/transaction.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { PersonalPool, PersonalStore } from '../personal-data/key-ring.ts'
import { hashingTurns } from './hashing-turns.ts'
import { readLogin } from './login-name.ts'
import { hashPassword } from './password.ts'
import { leastCharacters, readPassword } from './password-rule.ts'
import { findOrCreatePerson, type GivenIdentity, type Identity, readIdentity } from './person.ts'

export type Registration = GivenIdentity & { readonly login: string; readonly password: string }

/**
 * Opens an account for a person. Whoever was taken in at a window before gets the same person, so that the cases
 * are found again; a person has one account.
 */
export async function registerAccount(
  { pool, guarded, keys }: PersonalPool,
  given: Registration,
  now: number,
): Promise<Outcome<{ readonly account: string }>> {
  const read = readLogin(given.login)
  if (!read.ok) return read
  const login = read.value
  const identity = readIdentity(given, now)
  if (!identity.ok) return identity
  const { name, mobile, document } = identity.value
  const own = { name, mobile, citizenNumber: document.number, login }
  const password = readPassword(given.password, own, leastCharacters.applicant)
  if (!password.ok) return password
  if (hashingTurns.isFull) return refused('service/unavailable')
  const registering = guarded.as(work('registration'))
  const taken = await registering.query('SELECT 1 FROM account WHERE login = $1', [login])
  if (taken.rowCount !== 0) return refused('account/login-taken', { login })
  const passwordHash = await hashPassword(password.value)

  try {
    return await inTransaction(
      pool,
      async client => {
        const person = await findPersonFor(
          { pool: client, guarded: guarded.within(client), keys },
          identity.value,
          now,
        )
        if (!person.ok) return person
        const id = randomUUID()
        await registering.within(client).query(
          `INSERT INTO account (id, login, name, password_hash, role, person, created_at)
           VALUES ($1, $2, '', $3, 'applicant', $4, $5)`,
          [id, login, passwordHash, person.value, new Date(now)],
        )
        return done({ account: id })
      },
      ({ ok }) => ok,
    )
  } catch (error) {
    if (isTaken(error, 'account_person_once')) return refused('person/has-account')
    if (isTaken(error, 'account_login_once')) return refused('account/login-taken', { login })
    throw error
  }
}

/** Name and number of others are easy to come by: whoever is known from a window also has the mobile told there. */
async function findPersonFor(
  store: PersonalStore,
  identity: Identity,
  now: number,
): Promise<Outcome<string>> {
  const person = await findOrCreatePerson(store, identity, now)
  if (!person.ok) return person
  return person.value.mobile === identity.mobile ? done(person.value.person) : refused('person/other-mobile')
}
