import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { readLogin } from './login-name.ts'
import { hashPassword, isWeakPassword, leastCharacters } from './password.ts'
import { findOrCreatePerson, type Identity, readIdentity } from './person.ts'

export type Registration = Identity & { readonly login: string; readonly password: string }

const uniqueViolation = '23505'

/**
 * Opens an account for a person. Whoever was taken in at a window before gets the same person, so that the cases
 * are found again; a person has one account.
 */
export async function registerAccount(
  pool: pg.Pool,
  given: Registration,
  now: number,
): Promise<Outcome<{ readonly account: string }>> {
  const read = readLogin(given.login)
  if (!read.ok) return read
  const login = read.value
  if (isWeakPassword(given.password, login)) return refused('account/weak-password', { min: leastCharacters })
  const identity = readIdentity(given, now)
  if (!identity.ok) return identity
  const taken = await pool.query('SELECT 1 FROM account WHERE login = $1', [login])
  if (taken.rowCount !== 0) return refused('account/login-taken', { login })
  const passwordHash = await hashPassword(given.password)

  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const person = await findPersonFor(client, identity.value, now)
    if (!person.ok) {
      await client.query('ROLLBACK')
      return person
    }
    const id = randomUUID()
    await client.query(
      `INSERT INTO account (id, login, name, password_hash, role, person, created_at)
       VALUES ($1, $2, $3, $4, 'applicant', $5, $6)`,
      [id, login, identity.value.name, passwordHash, person.value, new Date(now)],
    )
    await client.query('COMMIT')
    return done({ account: id })
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    if (!(error instanceof pg.DatabaseError) || error.code !== uniqueViolation) throw error
    return error.constraint === 'account_person_once'
      ? refused('person/has-account')
      : refused('account/login-taken', { login })
  } finally {
    client.release()
  }
}

/** Name and number of others are easy to come by: whoever is known from a window also has the mobile told there. */
async function findPersonFor(
  client: pg.PoolClient,
  identity: Identity,
  now: number,
): Promise<Outcome<string>> {
  const person = await findOrCreatePerson(client, identity, now)
  if (!person.ok) return person
  return person.value.mobile === identity.mobile ? done(person.value.person) : refused('person/other-mobile')
}
