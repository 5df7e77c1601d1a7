/** Published versions of the catalogue in the database. */
import { isSamplePath, type Manifest } from '@yijianshi/core/publication'
import type pg from 'pg'
import { contentHash, versionOf } from '../catalogue/version-hash.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { inTransaction } from '../database/transaction.ts'
import { keepSample, keepTexts } from './content-store.ts'
import { sampleType } from './sample-type.ts'

type Connection = pg.Pool | pg.PoolClient

export type StoredVersion = {
  /** Counts from 1. */
  readonly number: number
  /** SHA-256 of the content, hex. */
  readonly version: string
  readonly title: string
  readonly publishedAt: Date
  readonly publishedBy: string | null
  readonly changeId: string | null
}

const COLUMNS = `catalogue_version.number, version, title, published_at AS "publishedAt",
  published_by AS "publishedBy", change_id AS "changeId"`

/** Undefined on a database that has none yet. */
export async function findNewest(connection: Connection): Promise<StoredVersion | undefined> {
  const found = await connection.query<StoredVersion>(
    `SELECT ${COLUMNS} FROM catalogue_version ORDER BY number DESC LIMIT 1`,
  )
  return found.rows[0]
}

export async function getNewest(connection: Connection): Promise<StoredVersion> {
  const newest = await findNewest(connection)
  if (newest === undefined) throw new Error('The database holds no version of the catalogue')
  return newest
}

/** By `current`, by its number, or by its content; of several with the same content the newest. */
export async function findVersion(connection: Connection, name: string): Promise<StoredVersion | undefined> {
  if (name === 'current') return findNewest(connection)
  const isNumber = /^\d{1,9}$/.test(name)
  const found = await connection.query<StoredVersion>(
    `SELECT ${COLUMNS} FROM catalogue_version WHERE ${isNumber ? 'number' : 'version'} = $1
     ORDER BY number DESC LIMIT 1`,
    [isNumber ? Number(name) : name],
  )
  return found.rows[0]
}

/** Newest first, those older than `before`. */
export async function listVersions(
  pool: pg.Pool,
  before: number | undefined,
  limit: number,
): Promise<(StoredVersion & { readonly publisher: string | null })[]> {
  const guarded = new GuardedDatabase(pool, work('names'))
  const found = await guarded.query<StoredVersion & { publisher: string | null }>(
    `SELECT ${COLUMNS}, account_name.name AS publisher
     FROM catalogue_version LEFT JOIN account_name ON account_name.id = published_by
     WHERE $1::integer IS NULL OR catalogue_version.number < $1
     ORDER BY catalogue_version.number DESC LIMIT $2`,
    [before ?? null, limit],
  )
  return found.rows
}

/** Hashes of the version's files by path; empty for a version that is not stored. */
export async function manifestOf(connection: Connection, version: string): Promise<Manifest> {
  const found = await connection.query<{ path: string; hash: string }>(
    'SELECT path, hash FROM catalogue_version_file WHERE version = $1 ORDER BY path COLLATE "C"',
    [version],
  )
  return new Map(found.rows.map(row => [row.path, row.hash]))
}

/** Whether a version was ever published by a change, and not just taken from a folder. */
export async function hasPublished(connection: Connection): Promise<boolean> {
  const found = await connection.query('SELECT 1 FROM catalogue_version WHERE change_id IS NOT NULL LIMIT 1')
  return found.rowCount !== 0
}

/** Any number, the same for ever: two servers that start together import a folder once. */
const IMPORT_LOCK = 7_193_480_263

/**
 * Makes the files of a folder the next version. Nothing happens when the newest version is the same already, or when
 * versions were published by changes: then the database decides.
 */
export async function importVersion(
  pool: pg.Pool,
  files: ReadonlyMap<string, Buffer>,
  version: string,
  now: number,
): Promise<'imported' | 'same' | 'published-elsewhere'> {
  return inTransaction(pool, async client => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK])
    return importWithin(client, files, version, now)
  })
}

async function importWithin(
  client: pg.PoolClient,
  files: ReadonlyMap<string, Buffer>,
  version: string,
  now: number,
): Promise<'imported' | 'same' | 'published-elsewhere'> {
  const newest = await findNewest(client)
  if (newest?.version === version) return 'same'
  if (await hasPublished(client)) return 'published-elsewhere'
  const manifest = await keepFiles(client, files)
  if (versionOf(manifest) !== version) throw new Error('The folder changed while it was read')
  await client.query(
    `INSERT INTO catalogue_version (number, version, title, published_at) VALUES ($1, $2, $3, $4)`,
    [(newest?.number ?? 0) + 1, version, newest === undefined ? '初始目录' : '目录文件夹更新', new Date(now)],
  )
  await client.query(
    `INSERT INTO catalogue_version_file (version, path, hash)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [version, [...manifest.keys()], [...manifest.values()]],
  )
  return 'imported'
}

/** Stores the content of every file and gives the hashes by path. */
export async function keepFiles(
  connection: Connection,
  files: ReadonlyMap<string, Buffer>,
): Promise<Manifest> {
  const texts = [...files].filter(([path]) => !isSamplePath(path))
  await keepTexts(
    connection,
    texts.map(([, content]) => content.toString()),
  )
  for (const [path, content] of files) {
    if (isSamplePath(path)) await keepSample(connection, content, sampleType(path))
  }
  return new Map([...files].map(([path, content]) => [path, contentHash(content)]))
}
