/** A database of a large city: cases, tasks and what is owed, copied from real ones and loaded by COPY. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
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

export type Generated = {
  readonly cases: number
  /** Cases that have their events too. */
  readonly withEvents: readonly string[]
  /** Obligations of which one step has just been reached. */
  readonly due: number
}

type Row = Readonly<Record<string, string | null>>

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

/** A field of COPY’s text format. */
function field(value: string | null): string {
  if (value === null) return '\\N'
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

/** Writes rows to a file that the database server reads: it runs on the same machine. */
async function copy(pool: pg.Pool, folder: string, table: string, rows: Iterable<Row>): Promise<number> {
  const path = join(folder, `${table}.copy`)
  const file = createWriteStream(path)
  let columns: string[] | undefined
  let count = 0
  for (const row of rows) {
    columns ??= Object.keys(row)
    count += 1
    const line = `${columns.map(column => field(row[column] ?? null)).join('\t')}\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  await chmod(path, 0o644)
  const client = await pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    if (columns !== undefined) await client.query(`COPY ${table} (${columns.join(', ')}) FROM '${path}'`)
  } finally {
    client.release(true)
    await rm(path)
  }
  return count
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

type Made = { readonly id: string; readonly template: Template; readonly index: number }

/** `cases` cases with one open obligation each, of which `due` have a step that no sweep has seen yet. */
export async function generateCases(
  pool: pg.Pool,
  folder: string,
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
      if (template === undefined) throw new Error('there is no case to copy from')
      return { id: randomUUID(), template, index: done + index }
    })
    const evented = made.slice(0, Math.max(0, size.withEvents - withEvents.length))
    withEvents.push(...evented.map(({ id }) => id))
    const due = Math.min(dueLeft, Math.ceil((size.due / size.cases) * count))
    dueLeft -= due
    await copy(
      pool,
      folder,
      'case_view',
      made.map(({ id, template, index }) => ({ ...template.case, case_id: id, number: `BENCH${index}` })),
    )
    await copy(
      pool,
      folder,
      'task_view',
      made.flatMap(({ id, template }) => template.tasks.map(task => ({ ...task, case_id: id }))),
    )
    await copy(
      pool,
      folder,
      'process_event',
      evented.flatMap(({ id, template }) => template.events.map(event => ({ ...event, process_id: id }))),
    )
    await copy(pool, folder, 'obligation', owedRows(made, due, now))
    onProgress(`${(done + count).toLocaleString('en')} of ${size.cases.toLocaleString('en')} cases`)
  }
  return { cases: size.cases, withEvents, due: size.due - dueLeft }
}
