import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { DemoAccount } from '../account/demo-account.ts'
import { hashPassword } from '../account/password.ts'
import { findOrCreatePerson, readIdentity } from '../account/person.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import type { PersonalPool, PersonalStore } from '../personal-data/key-ring.ts'
import { demoPassword, demoPosts } from './people.ts'
import type { DemoPost } from './post.ts'

type Accounts = Pick<PersonalPool, 'pool' | 'keys'>

async function personOf(store: PersonalStore, post: DemoPost, now: number): Promise<string | null> {
  if (post.role !== 'applicant') return null
  const identity = readIdentity(post, now)
  if (!identity.ok) throw new Error(`The demo person ${post.login} is not valid: ${identity.refusal.code}`)
  const person = await findOrCreatePerson(store, identity.value, now)
  if (!person.ok) throw new Error(`The demo person ${post.login} was refused: ${person.refusal.code}`)
  return person.value.person
}

async function createAccount(
  { pool, keys }: Accounts,
  post: DemoPost,
  passwordHash: string,
  now: number,
): Promise<void> {
  const store = { pool, keys, guarded: new GuardedDatabase(pool, work('registration')) }
  await store.guarded.query(
    `INSERT INTO account (id, login, name, password_hash, role, person, site, window_id, authority, items, head, demo, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, $12) ON CONFLICT (login) DO NOTHING`,
    [
      randomUUID(),
      post.login,
      // An applicant’s name stands with the person, sealed.
      post.role === 'applicant' ? '' : post.name,
      passwordHash,
      post.role,
      await personOf(store, post, now),
      'site' in post ? post.site : null,
      post.role === 'clerk' ? post.window : null,
      post.role === 'reviewer' ? post.authority : null,
      post.role === 'reviewer' && post.items !== 'all' ? post.items : null,
      post.role === 'reviewer' && post.head === true,
      new Date(now),
    ],
  )
}

/** Accounts that are there already stay as they are. Everybody knows the password, so one hash does for all. */
export async function createDemoAccounts(store: Accounts, now: number): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await Promise.all(demoPosts.map(post => createAccount(store, post, passwordHash, now)))
}

/** The demo accounts that can log in to this database; empty in real use. */
export async function listDemoAccounts(pool: pg.Pool): Promise<DemoAccount[]> {
  const found = await new GuardedDatabase(pool, work('staff-accounts')).query<{ login: string }>(
    'SELECT login FROM account WHERE demo AND disabled_at IS NULL',
  )
  const present = new Set(found.rows.map(row => row.login))
  return demoPosts
    .filter(post => present.has(post.login))
    .map(({ login, name, post, role }) => ({ login, password: demoPassword, name, post, role }))
}

export async function hasAccounts(pool: pg.Pool): Promise<boolean> {
  const found = await new GuardedDatabase(pool, work('staff-accounts')).query('SELECT 1 FROM account LIMIT 1')
  return found.rowCount !== 0
}
