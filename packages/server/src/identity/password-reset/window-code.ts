/** Codes that are handed over at a window to whoever has forgotten the password; each counts once, for ten minutes. */
import type { PersonDocument } from '@yijianshi/core/documents'
import type pg from 'pg'
import { documentIndex, findIdentity, maskName } from '../../account/person.ts'
import { hashOfCode, newReadableCode } from '../../account/readable-code.ts'
import type { GuardedDatabase } from '../../database/guarded.ts'
import { work } from '../../database/subject.ts'
import { inTransaction } from '../../database/transaction.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import type { PersonalPool } from '../../personal-data/key-ring.ts'
import { atLogIn } from '../secret-store.ts'

const codeLifeMs = 600_000
/** 59 bits. Who tries one a second for ten minutes finds none. */
const shape = { groups: 3, groupCharacters: 4 }

const dayMs = 86_400_000
const hourMs = 3_600_000
/** More than anybody forgets, and than a window has people. */
const mostOfAccountADay = 3
const mostOfClerkAnHour = 20
/** With a wrong document so often, the code is void: whoever has it is not the person. */
const mostFailures = 3

export type HandingOver = {
  readonly clerk: string
  readonly site: string
  readonly document: PersonDocument
}

type Holder = { readonly id: string; readonly person: string; readonly demo: boolean }

async function findHolder(store: PersonalPool, document: PersonDocument): Promise<Holder | undefined> {
  const found = await atLogIn(store).query<Holder>(
    `SELECT account.id, account.person, account.demo FROM account JOIN person ON person.id = account.person
     WHERE person.citizen_index = $1 AND account.disabled_at IS NULL`,
    [await documentIndex(store, document)],
  )
  return found.rows[0]
}

export type HandedOver = { readonly code: string; readonly until: number; readonly name: string }

/** A new code for the account of that person; the one before counts no more. Recorded with it, or not at all. */
export async function handOver(
  store: PersonalPool,
  { clerk, site, document }: HandingOver,
  now: number,
): Promise<Outcome<HandedOver>> {
  const holder = await findHolder(store, document)
  if (holder === undefined) return refused('person/no-account')
  if (holder.demo) return refused('account/demo')
  const code = newReadableCode(shape)
  const until = now + codeLifeMs
  const isKept = await inTransaction(store.pool, async client => {
    // One after another for each clerk and each account, so that codes asked for at once are no more than are allowed.
    await store.guarded
      .as(work('registration'))
      .within(client)
      .query('SELECT FROM account WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [[holder.id, clerk]])
    if (await isTooMany(client, holder.id, clerk, now)) return false
    await client.query(
      `WITH kept AS (
         INSERT INTO reset_code (code_hash, account, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (account)
         DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, failures = 0
       )
       INSERT INTO password_reset (at, account, what, clerk, site, document)
       VALUES ($4, $2, 'code-handed-over', $5, $6, $7)`,
      [hashOfCode(code), holder.id, new Date(until), new Date(now), clerk, site, document.kind],
    )
    return true
  })
  if (!isKept) return refused('account/reset-too-often')
  const identity = await findIdentity({ ...store, guarded: atLogIn(store) }, holder.person)
  return done({ code, until, name: maskName(identity?.name ?? '') })
}

async function isTooMany(
  client: pg.PoolClient,
  account: string,
  clerk: string,
  now: number,
): Promise<boolean> {
  const counted = await client.query<{ too_many: boolean }>(
    `SELECT (SELECT count(*) FROM password_reset WHERE account = $1 AND clerk IS NOT NULL AND at > $3) >= $5
         OR (SELECT count(*) FROM password_reset WHERE clerk = $2 AND at > $4) >= $6 AS too_many`,
    [
      ...[account, clerk, new Date(now - dayMs), new Date(now - hourMs)],
      ...[mostOfAccountADay, mostOfClerkAnHour],
    ],
  )
  return counted.rows[0]?.too_many ?? true
}

/** Whose code it is, when the document is theirs too. `index`: of the document, as it is given now. */
export async function findByWindowCode(
  guarded: GuardedDatabase,
  code: string,
  index: Buffer,
  now: number,
): Promise<string | undefined> {
  const found = await guarded.query<{ account: string; own: boolean }>(
    `WITH found AS (
       SELECT reset_code.account, person.citizen_index = $2 AS own
       FROM reset_code JOIN account ON account.id = reset_code.account JOIN person ON person.id = account.person
       WHERE code_hash = $1 AND expires_at > $3 AND failures < $4 AND account.disabled_at IS NULL
     ), wrong AS (
       UPDATE reset_code SET failures = failures + 1 FROM found WHERE code_hash = $1 AND NOT found.own
     )
     SELECT account, own FROM found`,
    [hashOfCode(code), index, new Date(now), mostFailures],
  )
  const [row] = found.rows
  return row?.own ? row.account : undefined
}

/** False when it was spent meanwhile. */
export async function spendWindowCode(
  client: pg.PoolClient,
  account: string,
  code: string,
): Promise<boolean> {
  const spent = await client.query('DELETE FROM reset_code WHERE account = $1 AND code_hash = $2', [
    account,
    hashOfCode(code),
  ])
  return spent.rowCount !== 0
}
