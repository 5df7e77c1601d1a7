/** Changes the master key while servers run: a new one wraps what is new, and what was wrapped before is wrapped again. */
import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { type KeySource, type KeyWrapper, unwrapAll, wrapAll } from './master-key.ts'

export type Rotation =
  | {
      readonly end: 'done' | 'stopped'
      /** The master key from now on. */
      readonly id: string
      /** Where it was put; undefined when the operator made it, or an earlier run did. */
      readonly place: string | undefined
      readonly rewrapped: number
      readonly left: number
    }
  | { readonly end: 'busy' | 'no-new-key' | 'not-begun' }
  | { readonly end: 'missing'; readonly id: string }

export type RotateOptions = {
  readonly pool: pg.Pool
  readonly source: KeySource
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly rewrapped: number; readonly left: number }) => void
}

/** Any number, the same for ever: one rotation at a time. */
const advisoryLockKey = 7_193_480_264
const atOnce = 200

/** Stopped, the next call goes on with the same new key. */
export async function rotateMasterKey(options: RotateOptions): Promise<Rotation> {
  const client = await options.pool.connect()
  try {
    const turn = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      advisoryLockKey,
    ])
    if (turn.rows[0]?.taken !== true) return { end: 'busy' }
    const guarded = new GuardedDatabase(options.pool, work('rotation'), client)
    return await rotate(client, guarded, options)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [advisoryLockKey]).catch(() => {})
    client.release(true)
  }
}

async function rotate(
  client: pg.PoolClient,
  guarded: GuardedDatabase,
  options: RotateOptions,
): Promise<Rotation> {
  const { source } = options
  const found = await client.query<{ id: string }>('SELECT id FROM master_key WHERE current')
  const before = found.rows[0]?.id
  if (before === undefined) return { end: 'not-begun' }
  const begun = (await countLeft(guarded)) > 0
  const made = begun ? undefined : await source.make?.()
  const next = begun ? await source.find(before) : (made?.key ?? (await source.newest()))
  if (next === undefined) return { end: 'missing', id: before }
  if (!begun) {
    if (next.id === before) return { end: 'no-new-key' }
    await makeCurrent(client, next.id)
  }
  return rewrap(guarded, options, next, made?.place)
}

async function countLeft(guarded: GuardedDatabase): Promise<number> {
  const found = await guarded.query<{ left: number }>(
    `SELECT count(*) AS left FROM data_key
     WHERE wrapped IS NOT NULL AND master_key <> (SELECT id FROM master_key WHERE current)`,
  )
  return found.rows[0]?.left ?? 0
}

/** Waits for whoever is just wrapping with the one before: their row is held until they are done. */
async function makeCurrent(client: pg.PoolClient, id: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('UPDATE master_key SET current = false WHERE current')
    await client.query(
      `INSERT INTO master_key (id, current) VALUES ($1, true)
       ON CONFLICT (id) DO UPDATE SET current = true, used_at = now()`,
      [id],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

type Row = { readonly subject: string; readonly wrapped: Buffer; readonly master_key: string }

async function rewrap(
  guarded: GuardedDatabase,
  { source, signal, onProgress }: RotateOptions,
  next: KeyWrapper,
  place: string | undefined,
): Promise<Rotation> {
  const earlier = new Map<string, KeyWrapper>()
  let left = await countLeft(guarded)
  for (let rewrapped = 0; ; ) {
    if (signal?.aborted === true) return { end: 'stopped', id: next.id, place, rewrapped, left }
    const batch = await guarded.query<Row>(
      `SELECT subject, wrapped, master_key FROM data_key WHERE wrapped IS NOT NULL AND master_key <> $1
       LIMIT ${atOnce}`,
      [next.id],
    )
    if (batch.rows.length === 0) return { end: 'done', id: next.id, place, rewrapped, left: 0 }
    const subjects: string[] = []
    const fresh: Buffer[] = []
    for (const [id, rows] of Map.groupBy(batch.rows, row => row.master_key)) {
      const master = earlier.get(id) ?? (await source.find(id))
      if (master === undefined) return { end: 'missing', id }
      earlier.set(id, master)
      const secrets = await unwrapAll(master, rows)
      const named = secrets.map((secret, index) => ({ subject: rows[index]?.subject ?? '', secret }))
      subjects.push(...named.map(({ subject }) => subject))
      fresh.push(...(await wrapAll(next, named)))
    }
    // A key that was destroyed meanwhile stays destroyed.
    await guarded.query(
      `UPDATE data_key SET wrapped = fresh.wrapped, master_key = $3
       FROM unnest($1::uuid[], $2::bytea[]) AS fresh (subject, wrapped)
       WHERE data_key.subject = fresh.subject AND data_key.wrapped IS NOT NULL`,
      [subjects, fresh, next.id],
    )
    rewrapped += batch.rows.length
    left = Math.max(0, left - batch.rows.length)
    onProgress?.({ rewrapped, left })
  }
}

export type ListedKey = {
  readonly id: string
  readonly current: boolean
  readonly usedAt: Date
  /** Data keys that it wraps now. */
  readonly wraps: number
  /** Whether the source has it. */
  readonly found: boolean
}

/** Master keys that were ever used, the newest first. */
export async function listMasterKeys(pool: pg.Pool, source: KeySource): Promise<ListedKey[]> {
  const found = await new GuardedDatabase(pool, work('rotation')).query<{
    id: string
    current: boolean
    used_at: Date
    wraps: number
  }>(
    `SELECT id, current, used_at,
            (SELECT count(*) FROM data_key WHERE master_key = id AND wrapped IS NOT NULL) AS wraps
     FROM master_key ORDER BY used_at DESC, id`,
  )
  return Promise.all(
    found.rows.map(async ({ used_at: usedAt, ...row }) => ({
      ...row,
      usedAt,
      found: (await source.find(row.id)) !== undefined,
    })),
  )
}
