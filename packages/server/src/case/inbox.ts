/** An authority's inbox: the tasks of a reviewer's items, page by page, each in the order of an index. */
import { type InboxTask, taskStage } from '@yijianshi/contract/case'
import type { Operation } from '@yijianshi/contract/contract'
import { type Actor, findDeputised, maySee } from '@yijianshi/core/access'
import { z } from 'zod'
import { withApplicantNames } from '../account/applicants.ts'
import { findColleagues } from '../account/held-duties.ts'
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
  dispatched_at: z.date().nullable(),
  ended_at: z.date().nullable(),
  due: z.string().nullable(),
  due_at: z.date().nullable(),
  provisional: z.boolean().nullable(),
})
type TaskRow = z.infer<typeof taskRow> & { readonly applicant_name: string }

/** `deputyOf`: name of whoever has the task. */
async function inboxTask(services: Services, row: TaskRow, deputyOf: string | undefined): Promise<InboxTask> {
  const plan = await getPlan(services.pool, row.plan_hash)
  const { due, provisional } = row
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
    due:
      due === null || provisional === null
        ? null
        : dueOf({ due, owner: 'authority', provisional }, services.now()),
    ...(deputyOf !== undefined && { deputyOf }),
  }
}

type Reviewer = Extract<Actor, { role: 'reviewer' }>

/** `$1` is the authority, `$2` the items, `$3` to `$5` where the page before ended: time, case, item. */
type State = {
  /** A page of tasks of all items, or of those: case, item, and when they are due. */
  readonly page: (items: 'all' | 'some') => string
  readonly order: string
  readonly timeOf: (row: TaskRow) => Date | null
}

/** A task owes a decision or a result exactly as long as it is open. */
const open: State = {
  page: () => `SELECT process_id AS case_id, item, due, due_at, provisional FROM obligation
    WHERE owner_kind = 'authority' AND owner_id = $1 AND ($2::text[] IS NULL OR item = ANY ($2))
      AND process_kind = 'case' AND kind IN ('decision', 'issue')
      AND ($3::timestamptz IS NULL OR due_at >= $3 AND (due_at > $3 OR (item, process_id) > ($5::text, $4::uuid)))
    ORDER BY due_at, item, process_id LIMIT ${pageSize + 1}`,
  order: 'due_at, item, case_id',
  timeOf: row => row.due_at,
}

/** What was stopped before it came to the authority was never its task. */
const latestOf = (items: string) => `SELECT case_id, item, ended_at FROM task_view
    WHERE authority = $1 AND ${items}
      AND ended_at IS NOT NULL AND dispatched_at IS NOT NULL AND ($3::timestamptz IS NULL
        OR ended_at <= $3 AND (ended_at < $3 OR (case_id, item) > ($4::uuid, $5::text)))
    ORDER BY ended_at DESC, case_id, item LIMIT ${pageSize + 1}`

const latestOfEach = `SELECT of_item.* FROM unnest($2::text[]) AS wanted
    CROSS JOIN LATERAL (${latestOf('item = wanted')}) AS of_item
    ORDER BY ended_at DESC, case_id, item LIMIT ${pageSize + 1}`

const ended: State = {
  page: items => `SELECT case_id, item, NULL AS due, NULL AS due_at, NULL AS provisional
    FROM (${items === 'all' ? latestOf('$2::text[] IS NULL') : latestOfEach}) AS latest`,
  order: 'ended_at DESC, case_id, item',
  timeOf: row => row.ended_at,
}

type Place = readonly [time: Date, caseId: string, item: string]

/** Undefined for a cursor of another list. */
function readPlace(cursor: Cursor): Place | undefined {
  const time = readMoment(cursor)
  const [caseId, item] = cursor.id.split(' ')
  return time === undefined || caseId === undefined || item === undefined ? undefined : [time, caseId, item]
}

async function readTasks(
  services: Services,
  actor: Reviewer,
  { page, order }: State,
  after: Place | readonly [null, null, null],
): Promise<TaskRow[]> {
  const found = await services.pool.query(
    `SELECT page.*, stage, dispatched_at, ended_at, number, plan_hash
     FROM (${page(actor.items === 'all' ? 'all' : 'some')}) AS page
     JOIN task_view USING (case_id, item)
     JOIN (SELECT case_id, number, plan_hash FROM case_view) AS of_case USING (case_id)
     ORDER BY ${order}`,
    [actor.authority, actor.items === 'all' ? null : actor.items, ...after],
  )
  const rows = found.rows.map(row => taskRow.parse(row))
  return withApplicantNames(services, rows, row => row.case_id)
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
  const after = cursor === undefined || cursor === 'invalid' ? undefined : readPlace(cursor)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const rows = await readTasks(services, actor, state, after ?? [null, null, null])
  const page = toPage(rows, row => ({
    key: String(state.timeOf(row)?.getTime() ?? ''),
    id: `${row.case_id} ${row.item}`,
  }))
  const colleagues = await findColleagues(services.pool, actor)
  const nameFor = (item: string) => colleagues.get(findDeputised(actor, item) ?? '')
  const tasks = await Promise.all(page.rows.map(row => inboxTask(services, row, nameFor(row.item))))
  return done({ tasks, next: page.next })
}
