/** Which posts an account fills at an instant: asked anew with every request, so that what is over is over at once. */
import { actorOnDuty, type HeldDuties, type PersonActor } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { actorOf, staffRows } from './account.ts'
import { namesOf } from './names.ts'

const post = staffRows({ id: z.uuid() })
const held = z
  .object({ own: z.boolean(), deputised: z.array(post) })
  .transform(({ own, deputised }): HeldDuties => {
    // Neither names nor logins are rights.
    return { own, deputised: deputised.map(entry => actorOf({ ...entry, login: '', name: '' })) }
  })

/** A column of whatever is joined with `account`: NULL for citizens. `moment`: the parameter that holds the time. */
export function dutiesColumn(moment: string): string {
  return `CASE WHEN account.role <> 'applicant' THEN duties_held(account.id, ${moment}) END AS duties`
}

const column = z.object({ duties: held.nullable() })

/** Reads that column. */
export function readDuties(row: unknown): HeldDuties {
  return column.parse(row).duties ?? { own: true, deputised: [] }
}

/** At an instant, in milliseconds since 1970. */
export async function findDutiesHeld(pool: pg.Pool, account: string, at: number): Promise<HeldDuties> {
  const found = await pool.query('SELECT duties_held($1, $2) AS duties', [account, new Date(at)])
  return readDuties(found.rows[0])
}

/** Whether the account has anything to do at that instant; who has not is not let in. */
export async function isOnDuty(pool: pg.Pool, account: string, at: number): Promise<boolean> {
  const { own, deputised } = await findDutiesHeld(pool, account, at)
  return own || deputised.length > 0
}

/** Names of the colleagues whose posts the actor fills, by account. */
export async function findColleagues(
  pool: pg.Pool,
  actor: PersonActor,
): Promise<ReadonlyMap<string, string>> {
  const deputy = actor.role === 'clerk' || actor.role === 'reviewer' ? actor.deputy : undefined
  if (deputy === undefined) return new Map()
  return namesOf(
    new GuardedDatabase(pool, work('names')),
    deputy.of.map(({ account }) => account),
  )
}

const actedRow = z.object({ version: z.int(), post, duties: held })

/** When an account did something: `version` names the event. */
export type Act = { readonly version: number; readonly account: string; readonly at: number }

/** As whom those acted that were somebody’s deputy then, by version. */
export async function findDeputiesThen(
  pool: pg.Pool,
  acts: readonly Act[],
): Promise<ReadonlyMap<number, PersonActor>> {
  const found = await pool.query(
    `SELECT version, '{"head": false}'::jsonb || post_at(account, at) || jsonb_build_object('id', account) AS post,
            duties_held(account, at) AS duties
     FROM unnest($1::integer[], $2::uuid[], $3::timestamptz[]) AS act (version, account, at)
     WHERE account IN (SELECT account_id FROM duty WHERE kind = 'deputy') AND post_at(account, at) IS NOT NULL`,
    [acts.map(act => act.version), acts.map(act => act.account), acts.map(act => new Date(act.at))],
  )
  const deputies = new Map<number, PersonActor>()
  for (const row of found.rows) {
    const { version, post: own, duties } = actedRow.parse(row)
    const actor = actorOnDuty(actorOf({ ...own, login: '', name: '' }), duties)
    if (actor !== undefined) deputies.set(version, actor)
  }
  return deputies
}
