/** Duties as those see them who arrange them: of a hall with the sites below it, or of an authority. */
import type { DutyStaff, DutyView } from '@yijianshi/contract/duty'
import {
  DUTY_KINDS,
  type DutyReach,
  dutyReachOf,
  mayArrange,
  mayArrangeDuty,
  mayNameDeputyFor,
  type PersonActor,
} from '@yijianshi/core/access'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { z } from 'zod'
import type { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { type MomentCursor, pageSize, readMomentCursor, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Reader } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { actorOf, type StoredAccount, staffAccountRow } from './account.ts'
import type { DutyArranger } from './duties.ts'

type Member = z.infer<typeof staffAccountRow>

/** What the reader may look at and arrange. */
export type Arranging = DutyArranger & { readonly reach: DutyReach | undefined; readonly actor: PersonActor }

export function arrangingOf(services: Services, { account, actor }: Reader): Arranging {
  const { sites, regions } = services.catalogue()
  // Without name and mobile: neither is a right.
  const own = actorOf(account satisfies StoredAccount)
  const reach = dutyReachOf(own, actor, {
    sites: sites.values(),
    parentOf: region => regions.get(region)?.parent,
  })
  return {
    account: account.id,
    actor,
    reach,
    mayArrange: duty => mayArrange(actor.role, 'give') && mayArrangeDuty(reach, account.id, duty),
  }
}

/** Which posts the reader looks at: `$1` the sites, `$2` the authority; one of them is NULL. */
const inSight = (table: string) =>
  `(${table}.role IN ('clerk', 'manager') AND ${table}.site = ANY ($1::text[])
    OR ${table}.role = 'reviewer' AND ${table}.authority = $2)`

function sightOf(reach: DutyReach | undefined): readonly [readonly string[] | null, string | null] {
  if (reach === undefined) return [null, null]
  return reach.kind === 'sites' ? [reach.clerksAt, null] : [null, reach.authority]
}

const memberOf = (table: string) =>
  `jsonb_build_object('id', ${table}.id, 'login', ${table}.login, 'name', ${table}.name, 'role', ${table}.role,
     'site', ${table}.site, 'window_id', ${table}.window_id, 'authority', ${table}.authority,
     'items', ${table}.items, 'head', ${table}.head)`

const dutyRow = z.object({
  duty_id: z.uuid(),
  kind: z.enum(DUTY_KINDS),
  since: z.date(),
  until: z.date().nullable(),
  given_at: z.date(),
  given_name: z.string().nullable(),
  ended_at: z.date().nullable(),
  ended_name: z.string().nullable(),
  holder: staffAccountRow,
  filled: staffAccountRow.nullable(),
})
type DutyRow = z.infer<typeof dutyRow>

const DUTIES = `
  SELECT duty_id, kind, since, until, given_at, giver.name AS given_name, ended_at, ender.name AS ended_name,
         ${memberOf('holder')} AS holder,
         CASE WHEN filled.id IS NOT NULL THEN ${memberOf('filled')} END AS filled
  FROM duty LEFT JOIN duty_end USING (duty_id) JOIN account_name AS holder ON holder.id = account_id
  LEFT JOIN account_name AS filled ON filled.id = of_account
  LEFT JOIN account_name AS giver ON giver.id = given_by
  LEFT JOIN account_name AS ender ON ender.id = ended_by
  WHERE ${inSight('holder')}`

type Named = Pick<Catalogue, 'sites' | 'authorities' | 'items'>

function presentPost({ sites, authorities, items }: Named, post: Member) {
  const { role } = post
  switch (role) {
    case 'clerk': {
      const site = sites.get(post.site)
      const window = site?.windows.find(({ id }) => id === post.window_id)
      return { role, officeName: site?.name ?? null, places: window ? [window.name] : [], head: false }
    }
    case 'reviewer': {
      const names = (post.items ?? []).map(id => items.get(id)?.name ?? { zh: id, en: id })
      return {
        role,
        officeName: authorities.get(post.authority)?.name ?? null,
        places: names,
        head: post.head,
      }
    }
    case 'manager':
      return { role, officeName: sites.get(post.site)?.name ?? null, places: [], head: false }
    case 'editor':
      return { role, officeName: null, places: [], head: false }
  }
}

function endOf({ until, ended_at: endedAt }: DutyRow): number {
  return Math.min(...[until, endedAt].map(time => time?.getTime() ?? Number.POSITIVE_INFINITY))
}

function stateAt(row: DutyRow, now: number): DutyView['state'] {
  if (endOf(row) <= now) return 'over'
  return now < row.since.getTime() ? 'to-come' : 'holds'
}

const dutyOf = ({ kind, holder, filled }: DutyRow) => ({
  kind,
  holder: actorOf(holder),
  ...(filled !== null && { filled: actorOf(filled) }),
})

function presentDuty(services: Services, arranging: Arranging, row: DutyRow): DutyView {
  const state = stateAt(row, services.now())
  const { holder, filled, ended_at: endedAt } = row
  return {
    id: row.duty_id,
    kind: row.kind,
    login: holder.login,
    name: holder.name,
    ...presentPost(services.catalogue(), holder),
    of: filled && { login: filled.login, name: filled.name },
    state,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
    given: { at: row.given_at.toISOString(), name: row.given_name },
    ended: endedAt && { at: endedAt.toISOString(), name: row.ended_name },
    mayEnd: state !== 'over' && mayArrange(arranging.actor.role, 'end') && arranging.mayArrange(dutyOf(row)),
  }
}

/** Beside the duties stand names, which the access table opens. */
const withNames = ({ guarded }: Services): GuardedDatabase => guarded.as(work('names'))

async function readDuties(
  database: GuardedDatabase,
  { reach }: Arranging,
  isOpen: boolean,
  now: number,
  from: MomentCursor | undefined,
): Promise<DutyRow[]> {
  const found = await database.query(
    `${DUTIES} AND (coalesce(least(until, ended_at), 'infinity') > $3) = $4
       AND ($5::timestamptz IS NULL OR (since, duty_id) < ($5, $6::uuid))
     ORDER BY since DESC, duty_id DESC LIMIT ${pageSize + 1}`,
    [...sightOf(reach), new Date(now), isOpen, from?.at ?? null, from?.id ?? null],
  )
  return found.rows.map(row => dutyRow.parse(row))
}

/** A page, newest first: what holds or is to come, or what is over. */
export async function listArrangedDuties(
  services: Services,
  arranging: Arranging,
  { state, cursor }: { readonly state: 'open' | 'over'; readonly cursor?: string },
): Promise<Outcome<{ readonly duties: DutyView[]; readonly next: string | null }>> {
  const from = readMomentCursor(cursor)
  if (from === 'invalid') return refused('request/invalid', { where: 'query.cursor', what: '' })
  const found = await readDuties(withNames(services), arranging, state === 'open', services.now(), from)
  const { rows, next } = toPage(found, row => ({ key: String(row.since.getTime()), id: row.duty_id }))
  return done({ duties: rows.map(row => presentDuty(services, arranging, row)), next })
}

/** Whether the duty is the reader’s to end. One of another office is as if it did not exist. */
export async function decideEnd(
  services: Services,
  arranging: Arranging,
  id: string,
): Promise<Outcome<null>> {
  const found = await withNames(services).query(`${DUTIES} AND duty_id = $3`, [
    ...sightOf(arranging.reach),
    id,
  ])
  const row = found.rows.map(each => dutyRow.parse(each))[0]
  if (row === undefined) return refused('duty/not-found')
  if (mayArrange(arranging.actor.role, 'end') && arranging.mayArrange(dutyOf(row))) return done(null)
  return refused(row.holder.id === arranging.account ? 'duty/oneself' : 'duty/not-yours')
}

/** More than an office has. */
const mostStaff = 500

const staffRow = z.object({ member: staffAccountRow, disabled: z.boolean() })

function officeOf(post: Member): string {
  if (post.role === 'editor') return ''
  return post.role === 'reviewer' ? post.authority : post.site
}

/** By name, `mostStaff` at most. */
export async function listDutyStaff(services: Services, arranging: Arranging): Promise<DutyStaff[]> {
  const { reach, account } = arranging
  const found = await withNames(services).query(
    `SELECT ${memberOf('account')} AS member, disabled_at IS NOT NULL AS disabled FROM account_name AS account
     WHERE ${inSight('account')} ORDER BY name, id LIMIT ${mostStaff}`,
    [...sightOf(reach)],
  )
  return found.rows.map(raw => {
    const { member: post, disabled } = staffRow.parse(raw)
    const actor = actorOf(post)
    return {
      login: post.login,
      name: post.name,
      ...presentPost(services.catalogue(), post),
      office: officeOf(post),
      inUse: !disabled,
      mayTime: !disabled && arranging.mayArrange({ kind: 'own', holder: actor }),
      mayFill: mayNameDeputyFor(reach, actor),
      mayHold: !disabled && post.id !== account && (post.role === 'clerk' || post.role === 'reviewer'),
    }
  })
}
