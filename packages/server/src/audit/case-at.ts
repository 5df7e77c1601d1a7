/** A case as it stood at a moment, and as a given account could see it then. */

import type { CaseView } from '@yijianshi/contract/case'
import { type Actor, actorOnDuty, maySee } from '@yijianshi/core/access'
import type pg from 'pg'
import { recordAccess } from '../access-record/records.ts'
import { accountRow, actorOf } from '../account/account.ts'
import { findDutiesHeld } from '../account/held-duties.ts'
import { presentCase } from '../case/present.ts'
import { findVisibleCase, isConcerned, type VisibleCase, visibleTo } from '../case/visible-case.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findMandatesHeld } from '../mandate/held.ts'

/** `at`: the number of an event, or an instant (RFC 3339). `as`: an account. */
export type Look = { readonly at?: number | string; readonly as?: string }

/** `off`: disabled, or not on duty. */
type Then = { readonly actor: Actor; readonly off: boolean }

/**
 * As whom the account acted at that time; undefined when it did not exist yet. What a later release knows of an account
 * and that post does not, is as it is now.
 */
async function findActorThen(pool: pg.Pool, account: string, moment: number): Promise<Then | undefined> {
  const guarded = new GuardedDatabase(pool, work('names'))
  const found = await guarded.query<{ post: unknown; disabled_at: Date | null }>(
    `SELECT to_jsonb(account_name) || post AS post,
            (post ->> 'disabled_at')::timestamptz AS disabled_at
     FROM account_post JOIN account_name ON account_name.id = account_post.account_id
     WHERE account_id = $1 AND since <= $2 ORDER BY since DESC LIMIT 1`,
    [account, new Date(moment)],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const disabled = row.disabled_at !== null && row.disabled_at.getTime() <= moment
  const then = accountRow.parse(row.post)
  const mandates = then.role === 'applicant' ? await findMandatesHeld(pool, then.person, moment) : []
  const actor = actorOnDuty(actorOf(then, mandates), await findDutiesHeld(pool, account, moment))
  return { actor: actor ?? actorOf(then), off: disabled || actor === undefined }
}

type Point = { readonly version: number; readonly moment: number }

/** The last event up to the moment or number; undefined when the case was not there yet. */
async function findPoint(services: Services, caseId: string, at: Look['at']): Promise<Point | undefined> {
  const now = services.now()
  const until = typeof at === 'string' ? Math.min(Date.parse(at), now) : undefined
  const found = await services.pool.query<{ version: number; happened_at: Date }>(
    `SELECT version, happened_at FROM process_event
     WHERE process_id = $1 AND kind = 'case' AND ($2::integer IS NULL OR version <= $2)
       AND ($3::timestamptz IS NULL OR happened_at <= $3)
     ORDER BY version DESC LIMIT 1`,
    [caseId, typeof at === 'number' ? at : null, until === undefined ? null : new Date(until)],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const moment = until ?? (at === undefined ? now : row.happened_at.getTime())
  return { version: row.version, moment }
}

/** Days left and the like are counted from that moment. */
function servicesAt(services: Services, moment: number): Services {
  return { ...services, now: () => moment }
}

/** What is shown of a case, to somebody who may see it. */
export type Sight<Shown> = (
  /** With the clock at the moment, where the look is for a moment. */
  services: Services,
  actor: Actor,
  caseId: string,
  visible: VisibleCase,
  /** `until`: the moment of the look, or of the event that it asks for. */
  look: { readonly current: boolean; readonly until: number; readonly own: boolean },
) => Promise<Shown>

/** The case for the reader, whose rights are those of today. */
async function lookBack<Shown>(
  services: Services,
  actor: Actor,
  caseId: string,
  at: Look['at'],
  sight: Sight<Shown>,
): Promise<Outcome<Shown>> {
  const current = await findVisibleCase(services, actor, caseId)
  if (!current.ok) return current
  if (at === undefined) {
    const look = { current: true, until: services.now(), own: true }
    return done(await sight(services, actor, caseId, current.value, look))
  }
  const point = await findPoint(services, caseId, at)
  if (point === undefined) return refused('audit/before-case')
  const visible = await findVisibleCase(services, actor, caseId, 'case', point.version)
  if (!visible.ok) return visible
  const then = typeof at === 'string' ? servicesAt(services, point.moment) : services
  const look = { current: false, until: point.moment, own: true }
  return done(await sight(then, actor, caseId, visible.value, look))
}

async function seenBy<Shown>(
  services: Services,
  caseId: string,
  account: string,
  point: Point,
  sight: Sight<Shown>,
): Promise<Outcome<Shown>> {
  const then = await findActorThen(services.pool, account, point.moment)
  if (then === undefined) return refused('audit/no-account')
  const standing = await services.engine.at(caseId, point.version)
  const { actor, off } = then
  const couldSee = !off && maySee(actor.role, 'case')
  if (standing === undefined || !couldSee || !isConcerned(actor, standing.state)) {
    return refused('audit/not-visible')
  }
  const look = { current: false, until: point.moment, own: false }
  return done(
    await sight(servicesAt(services, point.moment), actor, caseId, visibleTo(actor, standing), look),
  )
}

/** What the account could see then, for a manager; every such look is recorded with what came of it. */
async function lookAs<Shown>(
  services: Services,
  reader: Actor,
  caseId: string,
  account: string,
  at: Look['at'],
  sight: Sight<Shown>,
): Promise<Outcome<Shown>> {
  if (reader.role !== 'manager') return refused('access/role', { role: reader.role, command: 'look-as' })
  // The eyes of others see what was said and handed in: for a reason only.
  const visible = await findVisibleCase(services, reader, caseId, 'case-form')
  if (!visible.ok) return visible
  const { access } = visible.value
  if (access === undefined) return refused('access/reason-needed')
  const point = await findPoint(services, caseId, at)
  const seen =
    point === undefined ? refused('audit/before-case') : await seenBy(services, caseId, account, point, sight)
  await recordAccess(services.pool, {
    at: services.now(),
    account: reader.account,
    case: caseId,
    as: account,
    access,
    moment: point?.moment ?? (typeof at === 'string' ? Date.parse(at) : services.now()),
    refused: seen.ok ? undefined : seen.refusal.code,
  })
  return seen
}

/** Something of the case, now, at a moment, or as another account could see it. */
export function lookAt<Shown>(
  services: Services,
  reader: Actor,
  caseId: string,
  { at, as }: Look,
  sight: Sight<Shown>,
): Promise<Outcome<Shown>> {
  return as === undefined
    ? lookBack(services, reader, caseId, at, sight)
    : lookAs(services, reader, caseId, as, at, sight)
}

/** The case now, at a moment, or as another account could see it. */
export function lookAtCase(
  services: Services,
  reader: Actor,
  caseId: string,
  look: Look,
): Promise<Outcome<CaseView>> {
  return lookAt(services, reader, caseId, look, async (then, actor, id, visible, { current, own }) => {
    const view = await presentCase(then, actor, id, visible, current)
    // The code opens the case to whoever has it: a key, no knowledge of the case.
    return own ? view : { ...view, queryCode: null }
  })
}
