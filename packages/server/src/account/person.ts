import { randomUUID } from 'node:crypto'
import { civilDateOf } from '@yijianshi/core/calendar'
import { parseCitizenNumber, parseMobileNumber } from '@yijianshi/core/documents'
import type pg from 'pg'
import { done, type Outcome, refused } from '../http/outcome.ts'

export type Identity = { readonly name: string; readonly citizenNumber: string; readonly mobile: string }

function withoutSpaces(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}

/** Numbers as they are stored; a refusal names the field that is wrong. */
export function readIdentity(given: Identity, now: number): Outcome<Identity> {
  const name = withoutSpaces(given.name)
  if (name === '') return refused('request/invalid', { where: 'name', what: '' })
  const citizen = parseCitizenNumber(given.citizenNumber, civilDateOf(now))
  if (!citizen.ok) return refused('person/citizen-number')
  const mobile = parseMobileNumber(given.mobile)
  if (!mobile.ok) return refused('person/mobile')
  return done({ name, citizenNumber: citizen.value.number, mobile: mobile.value })
}

/**
 * The person of that citizen number, made when there is none. A number that belongs to another name is refused: it
 * is mistyped, or somebody else's.
 */
export async function findOrCreatePerson(
  pool: pg.Pool | pg.PoolClient,
  identity: Identity,
  now: number,
): Promise<Outcome<{ readonly person: string; readonly mobile: string }>> {
  const id = randomUUID()
  const inserted = await pool.query(
    `INSERT INTO person (id, name, citizen_number, mobile, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (citizen_number) DO NOTHING`,
    [id, identity.name, identity.citizenNumber, identity.mobile, new Date(now)],
  )
  if (inserted.rowCount === 1) return done({ person: id, mobile: identity.mobile })
  const found = await pool.query<{ id: string; name: string; mobile: string }>(
    'SELECT id, name, mobile FROM person WHERE citizen_number = $1',
    [identity.citizenNumber],
  )
  const person = found.rows[0]
  if (person === undefined) throw new Error('A person vanished between two statements')
  if (person.name !== identity.name) {
    return refused('person/other-name')
  }
  return done({ person: person.id, mobile: person.mobile })
}
