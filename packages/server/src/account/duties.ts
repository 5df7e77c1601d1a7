/** Duties: the times of a post, and deputies. What was given stays; it can only be ended. Each says who did so. */
import { randomUUID } from 'node:crypto'
import {
  type ArrangedDuty,
  DUTY_KINDS,
  type Duty,
  type DutyKind,
  findDutyRefusal,
  type PersonActor,
} from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { inTransaction } from '../database/transaction.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { accountRow, actorOf } from './account.ts'

/** Whose duty, by login. Times in milliseconds since 1970. */
export type NewDuty = {
  readonly login: string
  readonly kind: DutyKind
  /** Login of whoever a deputy stands in for. */
  readonly of?: string
  /** A time that is past means now: nothing is given for what has been done already. */
  readonly since: number
  readonly until?: number
}

/** Who gives or ends it, and whose duties are theirs to arrange. */
export type DutyArranger = {
  readonly account: string
  readonly mayArrange: (duty: ArrangedDuty) => boolean
}
/** From the command line, where nobody has logged in: whoever has the database. */
export const OPERATOR = 'operator'

export type GivenDuty = { readonly id: string; readonly since: number; readonly until?: number }

type Client = Pick<GuardedDatabase, 'query'>

const staffRow = z.object({ login: z.string(), disabled_at: z.date().nullable() }).and(accountRow)
type Known = { readonly actor: PersonActor; readonly disabled: boolean }

/** The accounts of these logins by login, locked: two duties of one account are never given at once. */
async function lockStaff(guarded: Client, logins: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = await guarded.query(
    `SELECT id, login, name, role, site, window_id, authority, items, head, disabled_at FROM account
     WHERE login = ANY ($1) AND role <> 'applicant' ORDER BY id FOR NO KEY UPDATE`,
    [logins],
  )
  return new Map(
    found.rows.map(row => {
      const account = staffRow.parse(row)
      return [account.login, { actor: actorOf(account), disabled: account.disabled_at !== null }] as const
    }),
  )
}

const standingRow = z
  .object({
    account_id: z.uuid(),
    kind: z.enum(DUTY_KINDS),
    of_account: z.uuid().nullable(),
    since: z.date(),
    until: z.date().nullable(),
  })
  .transform(
    ({ account_id: account, kind, of_account: of, since, until }): Duty => ({
      account,
      kind,
      ...(of !== null && { of }),
      since: since.getTime(),
      ...(until !== null && { until: until.getTime() }),
    }),
  )

/** Those of these accounts that are not over, with the times at which they really end. */
async function readStanding(client: Client, accounts: readonly string[], now: number): Promise<Duty[]> {
  const found = await client.query(
    `SELECT account_id, kind, of_account, since, least(until, ended_at) AS until
     FROM duty LEFT JOIN duty_end USING (duty_id)
     WHERE account_id = ANY ($1::uuid[]) AND coalesce(least(until, ended_at), 'infinity') > $2`,
    [accounts, new Date(now)],
  )
  return found.rows.map(row => standingRow.parse(row))
}

/** Whoever gives duties, deals with accounts that are not their own. */
function asOffice(pool: pg.Pool, client?: pg.PoolClient): GuardedDatabase {
  return new GuardedDatabase(pool, work('staff-accounts'), client)
}

const loginOf = (typed: string | undefined) => typed?.trim().toLowerCase() ?? ''

function arrangementRefusal(by: DutyArranger | typeof OPERATOR, duty: ArrangedDuty) {
  if (by === OPERATOR || by.mayArrange(duty)) return undefined
  return by.account === duty.holder.account ? refused('duty/oneself') : refused('duty/not-yours')
}

async function give(
  client: Client,
  wanted: NewDuty,
  by: DutyArranger | typeof OPERATOR,
  now: number,
): Promise<Outcome<GivenDuty> | 'unknown'> {
  const [login, of] = [loginOf(wanted.login), loginOf(wanted.of)]
  const staff = await lockStaff(client, [login, of])
  const known = staff.get(login)
  // The post of somebody who has left is the very one that needs a deputy.
  const filled = staff.get(of)?.actor
  if (known === undefined || known.disabled || (of !== '' && filled === undefined)) return 'unknown'
  const holder = known.actor
  const no = arrangementRefusal(by, { kind: wanted.kind, holder, ...(filled && { filled }) })
  if (no !== undefined) return no
  const duty: Duty = {
    account: holder.account,
    kind: wanted.kind,
    ...(filled && { of: filled.account }),
    since: Math.max(wanted.since, now),
    ...(wanted.until !== undefined && { until: wanted.until }),
  }
  const accounts = [holder.account, ...(filled ? [filled.account] : [])]
  const standing = await readStanding(client, accounts, now)
  const code = findDutyRefusal(duty, { holder, standing, ...(filled && { filled }) })
  if (code !== undefined) return refused(code)
  const id = randomUUID()
  await client.query(
    `INSERT INTO duty (duty_id, account_id, kind, of_account, since, until, given_at, given_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      duty.account,
      duty.kind,
      duty.of ?? null,
      new Date(duty.since),
      duty.until === undefined ? null : new Date(duty.until),
      new Date(now),
      by === OPERATOR ? null : by.account,
    ],
  )
  return done({ id, since: duty.since, ...(duty.until !== undefined && { until: duty.until }) })
}

/** Gives a duty; `unknown` where one of the logins is no staff account in use. */
export async function giveDuty(
  pool: pg.Pool,
  wanted: NewDuty,
  by: DutyArranger | typeof OPERATOR,
  now: number,
): Promise<Outcome<GivenDuty> | 'unknown'> {
  return inTransaction(
    pool,
    client => give(asOffice(pool, client), wanted, by, now),
    given => given !== 'unknown' && given.ok,
  )
}

/** Ends a duty now, or before it has begun. Whose it may be, the caller has looked. */
export async function endDuty(
  pool: pg.Pool,
  id: string,
  by: Pick<DutyArranger, 'account'> | typeof OPERATOR,
  now: number,
): Promise<Outcome<null>> {
  if (!z.uuid().safeParse(id).success) return refused('duty/not-found')
  const ended = await pool.query(
    `INSERT INTO duty_end (duty_id, ended_at, ended_by)
     SELECT duty_id, $2, $3 FROM duty WHERE duty_id = $1 AND (until IS NULL OR until > $2)
     ON CONFLICT (duty_id) DO NOTHING`,
    [id, new Date(now), by === OPERATOR ? null : by.account],
  )
  if (ended.rowCount !== 0) return done(null)
  const known = await pool.query('SELECT FROM duty WHERE duty_id = $1', [id])
  return refused(known.rowCount === 0 ? 'duty/not-found' : 'duty/over')
}

const listedRow = z
  .object({
    duty_id: z.uuid(),
    login: z.string(),
    name: z.string(),
    kind: z.enum(DUTY_KINDS),
    of_login: z.string().nullable(),
    of_name: z.string().nullable(),
    since: z.date(),
    until: z.date().nullable(),
  })
  .transform(({ duty_id: id, of_login: ofLogin, of_name: ofName, ...duty }) => ({
    id,
    ...duty,
    of: ofLogin === null || ofName === null ? undefined : { login: ofLogin, name: ofName },
  }))
/** `until`: when it really ends; null without end. */
export type ListedDuty = z.infer<typeof listedRow>

/** More than an office has at a time. */
export const mostDuties = 1_000

/** Duties that hold or are to come, by login and beginning; of one account, also those of its deputies. */
export async function listDuties(pool: pg.Pool, now: number, login?: string): Promise<ListedDuty[]> {
  const found = await asOffice(pool).query(
    `SELECT duty_id, account.login, account.name, kind, filled.login AS of_login, filled.name AS of_name, since,
            least(until, ended_at) AS until
     FROM duty LEFT JOIN duty_end USING (duty_id) JOIN account ON account.id = account_id
     LEFT JOIN account AS filled ON filled.id = of_account
     WHERE coalesce(least(until, ended_at), 'infinity') > $1
       AND ($2::text IS NULL OR account.login = $2 OR filled.login = $2)
     ORDER BY account.login, since, duty_id LIMIT $3`,
    [new Date(now), login === undefined ? null : loginOf(login), mostDuties],
  )
  return found.rows.map(row => listedRow.parse(row))
}
