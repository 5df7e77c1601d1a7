/**
 * What an authority is asked beside its own tasks: opinions, what is missing before acceptance, joint acts. For window
 * and centre: the joint acts to come. Read from what is owed, the most urgent first, page by page.
 */
import { type AskedEntry, askedKind } from '@yijianshi/contract/case'
import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { z } from 'zod'
import { withApplicantNames } from '../account/applicants.ts'
import { maskName, namesBeside } from '../account/person.ts'
import { getPlan } from '../draft/plan-store.ts'
import { pageSize } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { readPlace, writePlace } from '../supervision/owing.ts'
import { dueOf, nameOf } from './present-task.ts'

const askedRow = z.object({
  process_id: z.uuid(),
  key: z.string(),
  kind: askedKind,
  owner_kind: z.string(),
  item: z.string().nullable(),
  due: z.string(),
  due_at: z.date(),
  provisional: z.boolean(),
  number: z.string(),
  plan_hash: z.string(),
})
type AskedRow = z.infer<typeof askedRow> & { readonly applicant_name: string }

const place = z.tuple([z.iso.datetime(), z.uuid(), z.string().max(200)])
type Place = z.infer<typeof place>

/** A condition on `obligation`; `$1` to `$3` are where the page before ended, `$4` on are its own values. */
type Whose = { readonly condition: string; readonly values: readonly unknown[] }

// Kinds stand in the text, so that the index of just these serves.
const kinds = askedKind.options.map(kind => `'${kind}'`).join(', ')

/** Undefined where the role is asked nothing. */
function whose(actor: Actor): Whose | undefined {
  switch (actor.role) {
    case 'reviewer': {
      const ofItems = 'SELECT FROM task_view WHERE case_id = process_id AND authority = $4'
      // As `isConcerned` has it: colleagues of other items of the same authority see the case no more than before.
      return {
        condition: `owner_kind = 'authority' AND owner_id = $4 AND kind IN (${kinds})
          AND ($5::text[] IS NULL OR EXISTS (${ofItems} AND item = ANY ($5))
            OR (kind <> 'joint-notice' AND NOT EXISTS (${ofItems})))`,
        values: [actor.authority, actor.items === 'all' ? null : actor.items],
      }
    }
    case 'manager':
      return { condition: `kind = 'joint-act'`, values: [] }
    case 'clerk':
      return {
        condition: `kind = 'joint-act'
          AND EXISTS (SELECT FROM case_view WHERE case_id = process_id AND site = $4)`,
        values: [actor.site],
      }
    case 'applicant':
    case 'editor':
    case 'system':
      return undefined
  }
}

async function readRows(
  services: Services,
  { condition, values }: Whose,
  after: Place | undefined,
  masked: boolean,
): Promise<AskedRow[]> {
  const found = await services.pool.query(
    `SELECT page.*, number, plan_hash
     FROM (
       SELECT process_id, key, kind, owner_kind, item, due, due_at, provisional FROM obligation
       WHERE ($1::timestamptz IS NULL OR (due_at, process_id, key) > ($1, $2::uuid, $3::text)) AND ${condition}
       ORDER BY due_at, process_id, key LIMIT ${pageSize + 1}
     ) AS page JOIN case_view ON case_id = process_id
     ORDER BY due_at, process_id, key`,
    [...(after ?? [null, null, null]), ...values],
  )
  const rows = found.rows.map(row => askedRow.parse(row))
  return withApplicantNames(masked ? namesBeside(services) : services, rows, row => row.process_id)
}

/** Which request or act, as it stands in the key of the obligation. */
function subjectOf({ kind, key }: AskedRow): string | null {
  const [, first = '', second = ''] = key.split(' ')
  if (kind === 'joint-notice') return null
  return kind === 'opinion' ? second : first
}

async function present(services: Services, row: AskedRow, masked: boolean): Promise<AskedEntry> {
  const plan = await getPlan(services.pool, row.plan_hash)
  const { item, due, provisional, owner_kind: owner } = row
  const owed = dueOf({ due, owner, provisional }, services.now())
  if (owed === null) throw new Error(`The obligation ${row.key} has no due date`)
  return {
    case: row.process_id,
    number: row.number,
    matterName: plan.name,
    situation: plan.situation.name,
    applicantName: masked ? maskName(row.applicant_name) : row.applicant_name,
    kind: row.kind,
    item,
    itemName: item === null ? null : nameOf(plan.items.find(entry => entry.item === item)?.name, item),
    subject: subjectOf(row),
    due: owed,
  }
}

export async function listAsked(
  services: Services,
  actor: Actor,
  { cursor }: Operation<'listAsked'>['query'],
): Promise<Outcome<Operation<'listAsked'>['response']>> {
  const wanted = whose(actor)
  if (wanted === undefined) return refused('access/role', { role: actor.role, command: 'list asked' })
  const after = cursor === undefined ? undefined : readPlace(cursor, place)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const masked = actor.role === 'manager'
  const rows = await readRows(services, wanted, after, masked)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    entries: await Promise.all(page.map(row => present(services, row, masked))),
    next:
      rows.length > pageSize && last !== undefined
        ? writePlace([last.due_at.toISOString(), last.process_id, last.key])
        : null,
  })
}
