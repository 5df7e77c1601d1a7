/** Rows loaded by COPY: millions of them in a minute or two. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** Every column as PostgreSQL writes it. */
export type Row = Readonly<Record<string, string | null>>

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
export async function copyRows(
  pool: pg.Pool,
  folder: string,
  table: string,
  rows: Iterable<Row>,
): Promise<number> {
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
