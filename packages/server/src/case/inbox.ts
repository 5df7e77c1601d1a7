/** An authority's inbox: the tasks of a reviewer's items, page by page, each in the order of an index. */
import { type InboxTask, taskStage } from '@yijianshi/contract/case'
import type { Operation } from '@yijianshi/contract/contract'
import { type Actor, maySee } from '@yijianshi/core/access'
import { parseCivilDate } from '@yijianshi/core/calendar'
import { z } from 'zod'
import { withApplicantNames } from '../account/person.ts'
import { getPlan } from '../draft/plan-store.ts'
import { type Cursor, pageSize, readMoment, readPartCursor, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { dueOf, nameOf } from './present-task.ts'

const taskRow = z.object({
  case_id: z.uuid(),
  number: z.string(),
  plan_hash: z.string(),
  item: z.string(),
  stage: taskStage,
  applicant_id: z.uuid(),
  dispatched_at: z.date().nullable(),
  ended_at: z.date().nullable(),
  due: z.string().nullable(),
  due_provisional: z.boolean(),
})
type TaskRow = z.infer<typeof taskRow> & { readonly applicant_name: string }

async function inboxTask(services: Services, row: TaskRow): Promise<InboxTask> {
  const plan = await getPlan(services.pool, row.plan_hash)
  const { due, due_provisional: provisional } = row
  return {
    case: row.case_id,
    number: row.number,
    matterName: plan.name,
    situation: plan.situation.name,
    item: row.item,
    itemName: nameOf(plan.items.find(entry => entry.item === row.item)?.name, row.item),
    stage: row.stage,
    applicantName: row.applicant_name,
    dispatchedAt: row.dispatched_at?.toISOString() ?? null,
    due: due === null ? null : dueOf({ due, owner: 'authority', provisional }, services.now()),
  }
}

/** `$3` to `$5` are where the page before ended: date or time, case, item. */
type State = {
  readonly condition: string
  readonly order: string
  /** What the cursor's key stands for; undefined when it stands for nothing. */
  readonly readKey: (cursor: Cursor) => string | Date | undefined
  readonly keyOf: (row: TaskRow) => string
}

/** A task owes a decision or a result exactly as long as it is open. */
const open: State = {
  condition: 'due IS NOT NULL AND ($3::date IS NULL OR (due, case_id, item) > ($3, $4::uuid, $5::text))',
  order: 'due, case_id, item',
  readKey: ({ key }) => (parseCivilDate(key).ok ? key : undefined),
  keyOf: row => row.due ?? '',
}

/** What was stopped before it came to the authority was never its task. */
const ended: State = {
  condition: `ended_at IS NOT NULL AND dispatched_at IS NOT NULL AND ($3::timestamptz IS NULL
    OR ended_at <= $3 AND (ended_at < $3 OR (case_id, item) > ($4::uuid, $5::text)))`,
  order: 'ended_at DESC, case_id, item',
  readKey: readMoment,
  keyOf: row => String(row.ended_at?.getTime() ?? ''),
}

type Place = readonly [key: string | Date, caseId: string, item: string]

/** Undefined for a cursor of another list. */
function readPlace(cursor: Cursor, state: State): Place | undefined {
  const key = state.readKey(cursor)
  const [caseId, item] = cursor.id.split(' ')
  return key === undefined || caseId === undefined || item === undefined ? undefined : [key, caseId, item]
}

async function readTasks(
  services: Services,
  actor: Extract<Actor, { role: 'reviewer' }>,
  { condition, order }: State,
  after: Place | readonly [null, null, null],
): Promise<TaskRow[]> {
  const found = await services.pool.query(
    `SELECT page.*, number, plan_hash, applicant_id
     FROM (
       SELECT case_id, item, stage, dispatched_at, ended_at, due, due_provisional FROM task_view
       WHERE authority = $1 AND ($2::text[] IS NULL OR item = ANY ($2)) AND ${condition}
       ORDER BY ${order} LIMIT ${pageSize + 1}
     ) AS page JOIN case_view USING (case_id)
     ORDER BY ${order.replaceAll(/(^|, )/g, '$1page.')}`,
    [actor.authority, actor.items === 'all' ? null : actor.items, ...after],
  )
  const rows = found.rows.map(row => taskRow.parse(row))
  return withApplicantNames(services, rows)
}

/** Tasks of the reviewer's items: open ones by the time left, ended ones newest first. */
export async function listTasks(
  services: Services,
  actor: Actor,
  query: Operation<'listTasks'>['query'],
): Promise<Outcome<{ tasks: InboxTask[]; next: string | null }>> {
  if (actor.role !== 'reviewer' || !maySee(actor.role, 'inbox'))
    return refused('access/role', { role: actor.role, command: 'list tasks' })
  const state = query.state === 'open' ? open : ended
  const cursor = readPartCursor(query.cursor)
  const after = cursor === undefined || cursor === 'invalid' ? undefined : readPlace(cursor, state)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const rows = await readTasks(services, actor, state, after ?? [null, null, null])
  const page = toPage(rows, row => ({ key: state.keyOf(row), id: `${row.case_id} ${row.item}` }))
  return done({ tasks: await Promise.all(page.rows.map(row => inboxTask(services, row))), next: page.next })
}
