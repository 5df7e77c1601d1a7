/** Lists of cases from their view, page by page, each in the order of an index. */

import type { CaseSummary } from '@yijianshi/contract/case'
import { caseStage } from '@yijianshi/contract/case'
import type { Operation } from '@yijianshi/contract/contract'
import { type Actor, maySee } from '@yijianshi/core/access'
import { parseCivilDate } from '@yijianshi/core/calendar'
import { ENDED_STAGES } from '@yijianshi/core/case'
import { z } from 'zod'
import { withApplicantNames } from '../account/applicants.ts'
import { maskName, namesBeside } from '../account/person.ts'
import { getPlan } from '../draft/plan-store.ts'
import { type Cursor, pageSize, readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { dueOf, nameOf } from './present-task.ts'

const caseRow = z.object({
  case_id: z.uuid(),
  number: z.string(),
  matter: z.string(),
  plan_hash: z.string(),
  stage: caseStage,
  ended: z.boolean(),
  channel: z.enum(['online', 'window']),
  site: z.string(),
  submitted_at: z.date(),
  tasks_all: z.int(),
  tasks_ended: z.int(),
  due: z.string().nullable(),
  due_owner: z.enum(['applicant', 'window', 'authority', 'centre']).nullable(),
  due_provisional: z.boolean(),
})
type CaseRow = z.infer<typeof caseRow> & { readonly applicant_name: string }

async function summaryOf(
  services: Services,
  row: CaseRow,
  { masked, onBehalf }: { readonly masked: boolean; readonly onBehalf: boolean },
): Promise<CaseSummary> {
  const plan = await getPlan(services.pool, row.plan_hash)
  const { due, due_owner: owner, due_provisional: provisional } = row
  return {
    id: row.case_id,
    number: row.number,
    matter: row.matter,
    matterName: plan.name,
    situation: plan.situation.name,
    stage: row.stage,
    channel: row.channel,
    site: row.site,
    siteName: nameOf(services.catalogue().sites.get(row.site)?.name, row.site),
    applicantName: masked ? maskName(row.applicant_name) : row.applicant_name,
    ...(onBehalf && { onBehalf }),
    submittedAt: row.submitted_at.toISOString(),
    tasksEnded: row.tasks_ended,
    tasksAll: row.tasks_all,
    due: due === null || owner === null ? null : dueOf({ due, owner, provisional }, services.now()),
  }
}

type CaseQuery = Operation<'listCases'>['query']

/** Words are looked for in numbers and in the names of matters. */
type Search = {
  readonly stage: CaseQuery['stage']
  readonly words: string
  readonly matters: readonly string[]
}

function searchOf(services: Services, query: CaseQuery): Search {
  const words = query.query?.trim() ?? ''
  const lowerCase = words.toLowerCase()
  const matters = [...services.catalogue().matters.values()]
    .filter(({ name }) => name.zh.includes(words) || name.en.toLowerCase().includes(lowerCase))
    .map(matter => matter.id)
  return { stage: query.stage, words, matters }
}

/** Whether only ended cases are asked for, or only open ones; undefined for both. */
function isEnded({ stage }: Search): boolean | undefined {
  return stage === undefined ? undefined : ENDED_STAGES.includes(stage)
}

const columns =
  'case_id, number, matter, plan_hash, stage, ended, channel, site, submitted_at, tasks_all, tasks_ended, due, due_owner, due_provisional'
const searched = `($1::text IS NULL OR stage = $1) AND ($2 = '' OR position($2 IN number) > 0 OR matter = ANY ($3::text[]))`

/** One stretch of a list: what it holds, where to go on, in which order; `$4` on are its own values. */
type Stretch = {
  readonly condition: string
  readonly order: string
  readonly values: readonly unknown[]
}

/** The applicants' names are looked up for the rows of the page only. */
async function readStretch(
  services: Services,
  search: Search,
  { condition, order, values }: Stretch,
  limit: number,
  masked: boolean,
): Promise<CaseRow[]> {
  const found = await services.pool.query(
    `SELECT ${columns} FROM case_view WHERE ${searched} AND ${condition} ORDER BY ${order} LIMIT ${limit}`,
    [search.stage ?? null, search.words, search.matters, ...values],
  )
  const rows = found.rows.map(row => caseRow.parse(row))
  return withApplicantNames(masked ? namesBeside(services) : services, rows, row => row.case_id)
}

/** Stands for the due date of a case that owes nothing until a task is there. */
const noDue = '9999-12-31'

function openAtDesk(site: string, after: Cursor | undefined): Stretch {
  const due = `coalesce(due, '${noDue}')`
  return {
    condition: `site = $4 AND NOT ended AND ($5::date IS NULL OR (${due}, case_id) > ($5, $6::uuid))`,
    order: `${due}, case_id`,
    values: [site, after?.key ?? null, after?.id ?? null],
  }
}

function endedAtDesk(site: string, after: Cursor | undefined): Stretch {
  return {
    condition: `site = $4 AND ended AND ($5::text IS NULL OR number < $5)`,
    order: 'number DESC',
    values: [site, after?.key ?? null],
  }
}

const isDue = (key: string) => key === noDue || parseCivilDate(key).ok

/** A window's cases: open ones, most urgent first, and then those that have ended, newest first. */
async function deskPage(
  services: Services,
  site: string,
  search: Search,
  after: Cursor | undefined,
  masked: boolean,
): Promise<CaseRow[]> {
  const isAmongEnded = after === undefined ? isEnded(search) === true : !isDue(after.key)
  const open = isAmongEnded
    ? []
    : await readStretch(services, search, openAtDesk(site, after), pageSize + 1, masked)
  if (open.length > pageSize || isEnded(search) === false) return open
  const stretch = endedAtDesk(site, isAmongEnded ? after : undefined)
  return [...open, ...(await readStretch(services, search, stretch, pageSize + 1 - open.length, masked))]
}

function deskCursor(row: CaseRow): Cursor {
  return { key: row.ended ? row.number : (row.due ?? noDue), id: row.case_id }
}

/** The cases of one applicant, in these matters where they are not all, or the cases of everybody. */
function newestFirst(
  applicant: string | null,
  matters: readonly string[] | null,
  after: Cursor | undefined,
): Stretch {
  const owner = applicant === null ? '$4::uuid IS NULL' : 'applicant_id = $4'
  return {
    condition: `${owner} AND ($7::text[] IS NULL OR matter = ANY ($7)) AND ($5::timestamptz IS NULL OR (submitted_at, case_id) < ($5, $6::uuid))`,
    order: 'submitted_at DESC, case_id DESC',
    values: [applicant, after === undefined ? null : readMoment(after), after?.id ?? null, matters],
  }
}

function newestCursor(row: CaseRow): Cursor {
  return { key: String(row.submitted_at.getTime()), id: row.case_id }
}

type Whose =
  | {
      readonly kind: 'own'
      readonly person: string
      /** Those of the mandate, by which somebody else’s are read. */
      readonly matters: readonly string[] | null
      readonly onBehalf: boolean
    }
  | { readonly kind: 'desk' | 'all'; readonly site: string }

const VIEW_OF = { own: 'own-cases', desk: 'desk', all: 'all-cases' } as const

/** Undefined where the role has no such list. */
function whose(actor: Actor, { scope, for: principal }: CaseQuery): Whose | undefined {
  if (!maySee(actor.role, VIEW_OF[scope])) return undefined
  if (scope === 'own') return actor.role === 'applicant' ? whoseOwn(actor, principal) : undefined
  return actor.role === 'clerk' || actor.role === 'manager' ? { kind: scope, site: actor.site } : undefined
}

/** Somebody else’s are read as far as the mandates go; without any, there are none. */
function whoseOwn(
  { person, mandates = [] }: Extract<Actor, { readonly role: 'applicant' }>,
  principal: string = person,
): Whose {
  if (principal === person) return { kind: 'own', person, matters: null, onBehalf: false }
  const reading = mandates.filter(
    held =>
      held.principal === principal && (held.acts.includes('submit') || held.acts.includes('receive-notices')),
  )
  const isAll = reading.some(({ matters }) => matters === 'all')
  const named = reading.flatMap(({ matters }) => (matters === 'all' ? [] : matters))
  return { kind: 'own', person: principal, matters: isAll ? null : named, onBehalf: true }
}

/** A cursor of another list stands for no place in this one. */
function isUsable(cursor: Cursor, isDesk: boolean): boolean {
  return isDesk || readMoment(cursor) !== undefined
}

export async function listCases(
  services: Services,
  actor: Actor,
  query: CaseQuery,
): Promise<Outcome<{ cases: CaseSummary[]; next: string | null }>> {
  const wanted = whose(actor, query)
  if (wanted === undefined)
    return refused('access/role', { role: actor.role, command: `list ${query.scope}` })
  const cursor = readCursor(query.cursor)
  const isDesk = wanted.kind === 'desk'
  if (cursor === 'invalid' || (cursor !== undefined && !isUsable(cursor, isDesk))) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const search = searchOf(services, query)
  const masked = actor.role === 'manager' || query.scope === 'all'
  const rows = isDesk
    ? await deskPage(services, wanted.site, search, cursor, masked)
    : await readStretch(
        services,
        search,
        wanted.kind === 'own'
          ? newestFirst(wanted.person, wanted.matters, cursor)
          : newestFirst(null, null, cursor),
        pageSize + 1,
        masked,
      )
  const page = toPage(rows, isDesk ? deskCursor : newestCursor)
  const onBehalf = wanted.kind === 'own' && wanted.onBehalf
  return done({
    cases: await Promise.all(page.rows.map(row => summaryOf(services, row, { masked, onBehalf }))),
    next: page.next,
  })
}
