/** Tables of other regions' limits in the database. */
import { randomUUID } from 'node:crypto'
import type { BenchmarkSummary } from '@yijianshi/contract/report'
import type { BenchmarkUnit, RegionLimit } from '@yijianshi/core/report'
import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { pageSize } from '../http/cursor.ts'

export type NewBenchmark = {
  readonly name: string
  readonly fileName: string
  readonly account: string
  readonly limits: readonly RegionLimit[]
}

type Row = {
  readonly benchmark_id: string
  readonly name: string
  readonly file_name: string
  readonly imported_at: Date
  readonly importer: string | null
  readonly row_count: number
  readonly region_count: number
}

const SELECT = `SELECT benchmark_id, benchmark.name, file_name, imported_at, account_name.name AS importer,
    row_count, region_count
  FROM benchmark LEFT JOIN account_name ON account_name.id = imported_by`

function withNames(pool: pg.Pool): GuardedDatabase {
  return new GuardedDatabase(pool, work('names'))
}

function summaryOf(row: Row): BenchmarkSummary {
  return {
    id: row.benchmark_id,
    name: row.name,
    fileName: row.file_name,
    importedAt: row.imported_at.toISOString(),
    importedBy: row.importer ?? '',
    rows: row.row_count,
    regions: row.region_count,
  }
}

/** All rows, or none. */
export async function addBenchmark(
  pool: pg.Pool,
  benchmark: NewBenchmark,
  now: number,
): Promise<BenchmarkSummary> {
  const { name, fileName, account, limits } = benchmark
  const id = randomUUID()
  const regions = new Set(limits.map(limit => limit.region)).size
  // One statement is one transaction.
  await pool.query(
    `WITH head AS (
       INSERT INTO benchmark (benchmark_id, name, file_name, imported_at, imported_by, row_count, region_count)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING benchmark_id
     )
     INSERT INTO benchmark_limit (benchmark_id, position, region, code, limit_days, unit)
     SELECT head.benchmark_id, row.position, row.region, row.code, row.limit_days, row.unit
     FROM head, unnest($8::text[], $9::text[], $10::double precision[], $11::text[])
       WITH ORDINALITY AS row (region, code, limit_days, unit, position)`,
    [
      id,
      name,
      fileName,
      new Date(now),
      account,
      limits.length,
      regions,
      limits.map(limit => limit.region),
      limits.map(limit => limit.code),
      limits.map(limit => limit.limit),
      limits.map(limit => limit.unit),
    ],
  )
  const added = await findBenchmark(pool, id)
  if (added === undefined) throw new Error(`The benchmark ${id} was stored and is not there`)
  return added
}

/** By id, or `newest`. */
export async function findBenchmark(pool: pg.Pool, id: string): Promise<BenchmarkSummary | undefined> {
  const found = await withNames(pool).query<Row>(
    `${SELECT} WHERE $1 = 'newest' OR benchmark_id::text = $1 ORDER BY imported_at DESC, benchmark_id DESC LIMIT 1`,
    [id],
  )
  const [row] = found.rows
  return row && summaryOf(row)
}

/** One more than a page, newest first; `after` is where the page before ended. */
export async function listBenchmarks(
  pool: pg.Pool,
  after: { readonly at: Date; readonly id: string } | undefined,
): Promise<BenchmarkSummary[]> {
  const found = await withNames(pool).query<Row>(
    `${SELECT} WHERE $1::timestamptz IS NULL OR (imported_at, benchmark_id) < ($1, $2::uuid)
     ORDER BY imported_at DESC, benchmark_id DESC LIMIT ${pageSize + 1}`,
    [after?.at ?? null, after?.id ?? null],
  )
  return found.rows.map(summaryOf)
}

/** In the order of the file. */
export async function limitsOf(pool: pg.Pool, id: string): Promise<RegionLimit[]> {
  const found = await pool.query<{ region: string; code: string; limit: number; unit: BenchmarkUnit }>(
    `SELECT region, code, limit_days AS limit, unit FROM benchmark_limit WHERE benchmark_id = $1 ORDER BY position`,
    [id],
  )
  return found.rows
}

/** False when there is none. */
export async function removeBenchmark(pool: pg.Pool, id: string): Promise<boolean> {
  const removed = await pool.query('DELETE FROM benchmark WHERE benchmark_id = $1', [id])
  return removed.rowCount !== 0
}
