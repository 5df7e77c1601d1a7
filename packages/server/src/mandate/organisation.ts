/**
 * Organisations (单位). To know name and credit code of one gives no right over it: that comes with the mandate of its
 * legal representative, which a window records from the business licence, or the platform from the register.
 */
import { randomUUID } from 'node:crypto'
import type { OrganisationGiven } from '@yijianshi/contract/mandate'
import { parseCreditCode } from '@yijianshi/core/documents'
import { readName } from '../account/person.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Queryable } from '../personal-data/key-ring.ts'

/** Undefined where none of that code is known. */
export async function findOrganisation(
  pool: Queryable,
  creditCode: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const found = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM organisation WHERE credit_code = $1',
    [creditCode],
  )
  return found.rows[0]
}

export function readCreditCode(text: string): Outcome<string> {
  const read = parseCreditCode(text)
  return read.ok ? done(read.value.code) : refused('organisation/credit-code')
}

/** Name as the register has it: whoever typed another one before was mistaken, or it has changed since. */
export async function organisationAsRegistered(
  pool: Queryable,
  { code, name }: { readonly code: string; readonly name: string },
  now: number,
): Promise<string> {
  const kept = await pool.query<{ id: string }>(
    `INSERT INTO organisation (id, credit_code, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (credit_code) DO UPDATE SET name = EXCLUDED.name RETURNING id`,
    [randomUUID(), code, readName(name), new Date(now)],
  )
  const [row] = kept.rows
  if (row === undefined) throw new Error('An organisation was neither there nor made')
  return row.id
}

/** The organisation of that code, made where there is none; a code that belongs to another name is refused. */
export async function findOrCreateOrganisation(
  pool: Queryable,
  given: OrganisationGiven,
  now: number,
): Promise<Outcome<string>> {
  const code = readCreditCode(given.creditCode)
  if (!code.ok) return code
  const name = readName(given.name)
  if (name === '') return refused('request/invalid', { where: 'organisation.name', what: '' })
  await pool.query(
    `INSERT INTO organisation (id, credit_code, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (credit_code) DO NOTHING`,
    [randomUUID(), code.value, name, new Date(now)],
  )
  const known = await findOrganisation(pool, code.value)
  if (known === undefined) throw new Error('An organisation vanished between two statements')
  return known.name === name ? done(known.id) : refused('organisation/other-name')
}
