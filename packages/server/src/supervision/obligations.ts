/** The board of what is owed: open obligations by state and owner, the most urgent first. */
import type { Operation } from '@yijianshi/contract/contract'
import {
  card,
  type ObligationState,
  type OpenObligation,
  obligationState,
} from '@yijianshi/contract/supervision'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf, clockAt, endOfDayMs, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { z } from 'zod'
import { clockLedger } from '../engine/clock-ledger.ts'
import { pageSize } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { numberOf, owingColumns, presentOwing, readPlace, writePlace } from './owing.ts'
import { Conditions } from './scope.ts'

type Query = Operation<'listObligations'>['query']
type List = Operation<'listObligations'>['response']

const obligationRow = z.object({
  ...owingColumns,
  due_at: z.date(),
  provisional: z.boolean(),
  clock: clockLedger,
  state: obligationState,
  card: card.nullable(),
})
type ObligationRow = z.infer<typeof obligationRow>

/** Grave is the last step of what staff owes: the sweep has nothing left to tell of it. */
const grave = 'NOT stopped AND next_at IS NULL'

/** Each state is a stretch of an index on `due_at`. */
const stateConditions: Readonly<Record<ObligationState, (now: string, tonight: string) => string>> = {
  running: (_, tonight) => `NOT stopped AND due_at > ${tonight}`,
  'due-today': (now, tonight) => `NOT stopped AND due_at > ${now} AND due_at <= ${tonight}`,
  overdue: now => `NOT stopped AND due_at <= ${now} AND next_at IS NOT NULL`,
  grave: () => grave,
  stopped: () => 'stopped',
}

function moments(now: number) {
  return { now: new Date(now), tonight: new Date(endOfDayMs(civilDateOf(now))) }
}

/** `$1` is now, `$2` the end of the day. */
function begun(services: Services, actor: Actor, query: Query): Conditions {
  const { now, tonight } = moments(services.now())
  return new Conditions()
    .add(now, parameter => `${parameter}::timestamptz IS NOT NULL`)
    .add(tonight, parameter => `${parameter}::timestamptz IS NOT NULL`)
    .scope(actor)
    .plain(`owner_kind <> 'applicant'`)
    .add(query.ownerKind, parameter => `owner_kind = ${parameter}`)
    .add(query.owner, parameter => `owner_id = ${parameter}`)
    .add(query.kind, parameter => `kind = ${parameter}`)
}

const stateOfRow = `CASE ${obligationState.options
  .map(state => `WHEN ${stateConditions[state]('$1', '$2')} THEN '${state}'`)
  .join(' ')} END AS state`

const place = z.tuple([z.iso.datetime(), z.uuid(), z.string().max(200)])

async function readPage(
  services: Services,
  actor: Actor,
  query: Query,
  after: z.infer<typeof place> | undefined,
): Promise<ObligationRow[]> {
  const conditions = begun(services, actor, query)
  if (query.state !== undefined) conditions.plain(stateConditions[query.state]('$1', '$2'))
  if (after !== undefined) {
    const [dueAt, process, key] = after
    const first = conditions.next
    conditions.add(
      dueAt,
      parameter => `(due_at, process_id, key) > (${parameter}, $${first + 1}::uuid, $${first + 2})`,
    )
    conditions.bare(process, key)
  }
  // Of the cards for one obligation the worst: red sorts before yellow.
  const found = await services.pool.query(
    `SELECT page.*, ${numberOf}, (
       SELECT min(card) FROM alert WHERE alert.process_id = page.process_id AND alert.key = page.key
     ) AS card
     FROM (
       SELECT process_id, process_kind, key, kind, owner_kind, owner_id, item, due, due_at, provisional, clock,
         ${stateOfRow}
       FROM obligation WHERE ${conditions.text} ORDER BY due_at, process_id, key LIMIT ${pageSize + 1}
     ) AS page ORDER BY due_at, process_id, key`,
    [...conditions.values],
  )
  return found.rows.map(row => obligationRow.parse(row))
}

const mostCounted = 1_000

/** Of each state, up to a number: beyond it nobody needs to know how many there are. */
async function countStates(
  services: Services,
  actor: Actor,
  query: Query,
): Promise<NonNullable<List['counts']>> {
  const conditions = begun(services, actor, query)
  const columns = obligationState.options.map(
    state => `(SELECT count(*) FROM (SELECT FROM obligation WHERE ${conditions.text}
       AND ${stateConditions[state]('$1', '$2')} LIMIT ${mostCounted}) AS counted) AS "${state}"`,
  )
  const found = await services.pool.query(`SELECT ${columns.join(', ')}`, [...conditions.values])
  return z.record(obligationState, z.int()).parse(found.rows[0])
}

function present(services: Services, row: ObligationRow): OpenObligation {
  const reading = clockAt(row.clock, services.now(), nationalWorkingCalendar)
  const { allowed, used, left, overdueBy, due } = reading
  return {
    ...presentOwing(services.catalogue(), row),
    // Of a clock that stands still the end moves on each day.
    due: due.date,
    state: row.state,
    card: row.card,
    provisional: due.provisional,
    unit: row.clock.unit,
    allowed,
    used,
    left,
    overdueBy,
  }
}

export async function listObligations(
  services: Services,
  actor: Actor,
  query: Query,
): Promise<Outcome<List>> {
  const { cursor } = query
  const after = cursor === undefined ? undefined : readPlace(cursor, place)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const rows = await readPage(services, actor, query, after)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    obligations: page.map(row => present(services, row)),
    ...(after === undefined && { counts: await countStates(services, actor, query) }),
    next:
      rows.length > pageSize && last !== undefined
        ? writePlace([last.due_at.toISOString(), last.process_id, last.key])
        : null,
  })
}
