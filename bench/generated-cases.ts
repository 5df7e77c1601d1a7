/** A database of a large city: cases, tasks and what is owed, copied from real ones and loaded by COPY. */
import { randomUUID } from 'node:crypto'
import {
  addDays,
  civilDateOf,
  nationalWorkingCalendar,
  startClock,
  startOfDayMs,
} from '@yijianshi/core/calendar'
import { usualWatchRules } from '@yijianshi/core/process'
import { obligationRow } from '@yijianshi/server/engine/obligation-rows'
import type pg from 'pg'
import { copyRows, type Row } from './copy-rows.ts'

export type Generated = {
  readonly cases: number
  /** Cases that have their events too. */
  readonly withEvents: readonly string[]
  /** Obligations of which one step has just been reached. */
  readonly due: number
}

/** Every column as PostgreSQL writes it. */
async function textRows(pool: pg.Pool, table: string, condition: string): Promise<Row[]> {
  const found = await pool.query<{ column: string }>(
    `SELECT attname AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )
  const columns = found.rows.map(({ column }) => `${column}::text`)
  const rows = await pool.query<Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${condition}`)
  return rows.rows
}

/** Cases of one file. */
const BATCH = 100_000

type Template = { readonly case: Row; readonly tasks: readonly Row[]; readonly events: readonly Row[] }

async function templatesOf(pool: pg.Pool): Promise<Template[]> {
  const cases = await textRows(pool, 'case_view', `stage = 'handling'`)
  return Promise.all(
    cases.map(async row => ({
      case: row,
      tasks: await textRows(pool, 'task_view', `case_id = '${row.case_id}'`),
      events: await textRows(pool, 'process_event', `process_id = '${row.case_id}'`),
    })),
  )
}

type Owed = { readonly row: Row; readonly isDue: boolean }

function literal(values: readonly string[]): string {
  return `{${values.map(value => `"${value}"`).join(',')}}`
}

/** Obligations begun on each of the last days, with those steps ahead that a sweep would find. */
function owedSince(now: number): Owed[] {
  const watching = { calendar: nationalWorkingCalendar, rules: usualWatchRules }
  const found: Owed[] = []
  for (let day = 0; day < 30; day += 1) {
    for (const allowed of [3, 5, 10, 20]) {
      const since = startOfDayMs(addDays(civilDateOf(now), -day)) + 36_000_000
      const clock = startClock({ unit: 'working-days', allowed, owner: 'office', since })
      const owner = { kind: 'authority' as const, id: '' }
      const row = obligationRow('case', '', { key: '', kind: 'decision', owner, clock }, watching)
      const { statutory: _, ...rest } = row
      const text: Row = {
        ...rest,
        provisional: String(row.provisional),
        stopped: String(row.stopped),
        steps: literal(row.steps),
        step_at: literal(row.step_at),
        clock: JSON.stringify(clock),
      }
      const ahead = row.step_at.findIndex(at => Date.parse(at) > now)
      const place = (index: number) => ({
        ...text,
        next_step: row.steps[index] ?? null,
        next_at: row.step_at[index] ?? null,
      })
      if (ahead >= 0) found.push({ row: place(ahead), isDue: false })
      if (ahead > 0) found.push({ row: place(ahead - 1), isDue: true })
    }
  }
  return found
}

function* owedRows(cases: readonly Made[], due: number, now: number): Iterable<Row> {
  const owed = owedSince(now)
  // In order, as most are; what is late is among those that are due.
  const ahead = owed.filter(({ isDue, row }) => !isDue && row.next_step !== 'grave')
  const reached = owed.filter(({ isDue }) => isDue)
  for (const [index, { id, template }] of cases.entries()) {
    const [task] = template.tasks
    const { row } = (index < due ? reached[index % reached.length] : ahead[index % ahead.length]) ?? {}
    if (row === undefined || task === undefined) throw new Error('there is nothing to copy from')
    const item = task.item ?? ''
    yield { ...row, process_id: id, key: `decision/${item}`, owner_id: task.authority ?? '', item }
  }
}

type Made = {
  readonly id: string
  readonly template: Template
  readonly index: number
  readonly applicant: string
}

/**
 * `cases` cases of these applicants in turn, with one open obligation each, of which `due` have a step that no sweep has
 * seen yet.
 */
export async function generateCases(
  pool: pg.Pool,
  folder: string,
  applicants: readonly string[],
  size: { readonly cases: number; readonly due: number; readonly withEvents: number },
  now: number,
  onProgress: (message: string) => void,
): Promise<Generated> {
  const templates = await templatesOf(pool)
  const withEvents: string[] = []
  let dueLeft = size.due
  for (let done = 0; done < size.cases; done += BATCH) {
    const count = Math.min(BATCH, size.cases - done)
    const made = Array.from({ length: count }, (_, index): Made => {
      const template = templates[index % templates.length]
      const applicant = applicants[(done + index) % applicants.length]
      if (template === undefined || applicant === undefined)
        throw new Error('there is no case to copy from, or nobody whose it could be')
      return { id: randomUUID(), template, index: done + index, applicant }
    })
    const evented = made.slice(0, Math.max(0, size.withEvents - withEvents.length))
    withEvents.push(...evented.map(({ id }) => id))
    const due = Math.min(dueLeft, Math.ceil((size.due / size.cases) * count))
    dueLeft -= due
    await copyRows(
      pool,
      folder,
      'case_view',
      made.map(({ id, template, index, applicant }) => ({
        ...template.case,
        case_id: id,
        number: `BENCH${index}`,
        applicant_id: applicant,
      })),
    )
    await copyRows(
      pool,
      folder,
      'task_view',
      made.flatMap(({ id, template }) => template.tasks.map(task => ({ ...task, case_id: id }))),
    )
    await copyRows(
      pool,
      folder,
      'process_event',
      evented.flatMap(({ id, template }) => template.events.map(event => ({ ...event, process_id: id }))),
    )
    await copyRows(pool, folder, 'obligation', owedRows(made, due, now))
    onProgress(`${(done + count).toLocaleString('en')} of ${size.cases.toLocaleString('en')} cases`)
  }
  return { cases: size.cases, withEvents, due: size.due - dueLeft }
}
