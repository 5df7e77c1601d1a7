/** Whose account somebody is that a provider of identities vouches for. */
import { randomInt, randomUUID } from 'node:crypto'
import type { UnifiedProblem } from '@yijianshi/contract/unified-problems'
import type pg from 'pg'
import { isOnDuty } from '../../account/held-duties.ts'
import { findOrCreatePerson, type GivenIdentity, type Identity, readIdentity } from '../../account/person.ts'
import { GuardedDatabase } from '../../database/guarded.ts'
import { work } from '../../database/subject.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { PersonalPool, PersonalStore } from '../../personal-data/key-ring.ts'
import type { ClaimNames } from './settings.ts'
import type { UnifiedPerson } from './unified-identity.ts'

export type Linked =
  | { readonly ok: true; readonly account: string }
  | {
      readonly ok: false
      readonly problem: UnifiedProblem
      /** Whose log-in it would have been, where that is known. */
      readonly account?: string
      /** The account is in use, but has no duty now. */
      readonly isOffDuty?: true
    }

type Key = Pick<UnifiedPerson, 'issuer' | 'subject'>
type Row = { readonly id: string; readonly role: string; readonly disabled_at: Date | null }

function problem(name: UnifiedProblem, account?: string): Linked {
  return { ok: false, problem: name, ...(account !== undefined && { account }) }
}

async function findLinked(pool: pg.Pool, { issuer, subject }: Key): Promise<Row | undefined> {
  const found = await new GuardedDatabase(pool, work('log-in')).query<Row>(
    `SELECT account.id, account.role, account.disabled_at
     FROM unified_link JOIN account ON account.id = unified_link.account WHERE issuer = $1 AND subject = $2`,
    [issuer, subject],
  )
  return found.rows[0]
}

/** Staff get in by what an operator has linked, and by nothing that a provider says of them. */
export async function findStaffOf(pool: pg.Pool, person: Key, now: number): Promise<Linked> {
  const linked = await findLinked(pool, person)
  if (linked === undefined) return problem('unknown-staff')
  const { id: account } = linked
  if (linked.disabled_at !== null) return problem('disabled', account)
  if (linked.role === 'applicant') return problem('wrong-place', account)
  return (await isOnDuty(pool, account, now))
    ? { ok: true, account }
    : { ok: false, problem: 'disabled', account, isOffDuty: true }
}

/** The citizen's account: as linked before, or by the citizen number, or a new one. */
export async function findOrLinkCitizen(
  store: PersonalPool,
  person: UnifiedPerson,
  names: ClaimNames,
  now: number,
): Promise<Linked> {
  const linked = await findLinked(store.pool, person)
  if (linked?.disabled_at) return problem('disabled', linked.id)
  if (linked !== undefined)
    return linked.role === 'applicant' ? { ok: true, account: linked.id } : problem('wrong-place', linked.id)
  const identity = readIdentity(claimed(person.claims, names), now)
  if (!identity.ok) return problem('incomplete')
  return linkCitizen(store, person, identity.value, now)
}

/** Some providers write a mobile number with the code of the country. */
function claimed(claims: UnifiedPerson['claims'], names: ClaimNames): GivenIdentity {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === 'string' ? value.slice(0, 100) : ''
  }
  return {
    name: text(names.name),
    citizenNumber: text(names.number),
    mobile: text(names.mobile).replace(/^\+?86[- ]?(?=1)/, ''),
  }
}

async function linkCitizen(
  { pool, guarded, keys }: PersonalPool,
  key: Key,
  identity: Identity,
  now: number,
): Promise<Linked> {
  return inTransaction(
    pool,
    client =>
      linkWithin(
        { pool: client, guarded: guarded.as(work('registration')).within(client), keys },
        key,
        identity,
        now,
      ),
    ({ ok }) => ok,
  )
}

async function linkWithin(
  store: PersonalStore,
  { issuer, subject }: Key,
  identity: Identity,
  now: number,
): Promise<Linked> {
  const { guarded } = store
  const person = await findOrCreatePerson(store, identity, now)
  if (!person.ok) return problem('other-name')
  // Two that come at once: the second waits here, and finds what the first has made.
  await guarded.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [person.value.person])
  const found = await guarded.query<Row>('SELECT id, role, disabled_at FROM account WHERE person = $1', [
    person.value.person,
  ])
  const [account] = found.rows
  if (account?.disabled_at) return problem('disabled', account.id)
  const id = account?.id ?? randomUUID()
  if (account === undefined) {
    await guarded.query(
      `INSERT INTO account (id, login, name, role, person, created_at) VALUES ($1, $2, '', 'applicant', $3, $4)`,
      [id, newLogin(), person.value.person, new Date(now)],
    )
  } else await takeOver(guarded, id)
  await guarded.query('DELETE FROM unified_link WHERE account = $1 AND issuer = $2', [id, issuer])
  await guarded.query(
    'INSERT INTO unified_link (issuer, subject, account, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [issuer, subject, id, new Date(now)],
  )
  return { ok: true, account: id }
}

/**
 * Nobody checked who opened this account: it may be somebody who knew name and number, and waited for the right person.
 * From now on the provider's word is the only way in.
 */
async function takeOver(guarded: GuardedDatabase, account: string): Promise<void> {
  await guarded.query(
    `UPDATE account SET password_hash = NULL, demo = false, failed_logins = 0, locked_until = NULL WHERE id = $1`,
    [account],
  )
  for (const table of ['session', 'login_step', 'login_device', 'second_factor', 'passkey', 'reset_code'])
    await guarded.query(`DELETE FROM ${table} WHERE account = $1`, [account])
}

const loginDigits = 12

/** A login has to be there, and nobody will type this one. */
function newLogin(): string {
  return `id-${Array.from({ length: loginDigits }, () => randomInt(10)).join('')}`
}
