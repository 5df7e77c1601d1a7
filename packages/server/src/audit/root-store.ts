/** Roots as they are stored, and read back as what was signed. */
import type { PublicKey, RootStatement, SignatureAlgorithm, SignedRoot } from '@yijianshi/core/audit'
import type pg from 'pg'
import type { SigningKey } from './signing-key.ts'

/** A pool, or a connection in a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

export type StoredRoot = SignedRoot & {
  readonly publishedAt: Date
  /** RFC 3161, DER. */
  readonly token: Buffer | null
  readonly tokenAt: Date | null
}

type RootRow = {
  day: string
  event_count: number
  root: Buffer
  previous: Buffer
  algorithm: SignatureAlgorithm
  key_id: string
  signature: Buffer
  published_at: Date
  token: Buffer | null
  token_at: Date | null
}

const COLUMNS =
  'day, event_count, root, previous, algorithm, key_id, signature, published_at, token, token_at'

function rootOfRow(row: RootRow): StoredRoot {
  return {
    day: row.day,
    events: row.event_count,
    root: row.root.toString('hex'),
    previous: row.previous.toString('hex'),
    algorithm: row.algorithm,
    key: row.key_id,
    signature: row.signature.toString('hex'),
    publishedAt: row.published_at,
    token: row.token,
    tokenAt: row.token_at,
  }
}

/** Newest first, from the day before `before` on. */
export async function listRoots(
  pool: Queryable,
  before: string | undefined,
  limit: number,
): Promise<StoredRoot[]> {
  const found = await pool.query<RootRow>(
    `SELECT ${COLUMNS} FROM audit_root WHERE $1::date IS NULL OR day < $1 ORDER BY day DESC LIMIT $2`,
    [before ?? null, limit],
  )
  return found.rows.map(rootOfRow)
}

/** The roots of these days, in the order of the days; a day without one is left out. */
export async function findRoots(pool: Queryable, days: readonly string[]): Promise<StoredRoot[]> {
  const found = await pool.query<RootRow>(
    `SELECT ${COLUMNS} FROM audit_root WHERE day = ANY ($1::date[]) ORDER BY day`,
    [days],
  )
  return found.rows.map(rootOfRow)
}

export type LastRoot = { readonly root: StoredRoot; readonly horizon: number; readonly cluster: string }

export async function findLastRoot(pool: Queryable): Promise<LastRoot | undefined> {
  const found = await pool.query<RootRow & { horizon: number; cluster_id: string }>(
    `SELECT ${COLUMNS}, horizon, cluster_id FROM audit_root ORDER BY day DESC LIMIT 1`,
  )
  const [row] = found.rows
  return row && { root: rootOfRow(row), horizon: row.horizon, cluster: row.cluster_id }
}

/** Kept roots of 1,024 leaves each, as they lie one after another. */
export function nodesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32))
}

export async function findNodes(pool: Queryable, day: string): Promise<Buffer[]> {
  const found = await pool.query<{ nodes: Buffer }>('SELECT nodes FROM audit_root WHERE day = $1', [day])
  return nodesOf(found.rows[0]?.nodes ?? Buffer.alloc(0))
}

export type NewRoot = {
  readonly statement: RootStatement
  readonly key: SigningKey
  readonly signature: Uint8Array
  readonly nodes: readonly Uint8Array[]
  readonly horizon: number
  readonly cluster: string
  readonly publishedAt: Date
}

export async function storeRoot(pool: Queryable, root: NewRoot): Promise<void> {
  const { statement, key, publishedAt } = root
  await pool.query(
    `INSERT INTO audit_key (key_id, algorithm, public_key, first_used_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key_id) DO NOTHING`,
    [key.id, key.algorithm, key.publicKey, publishedAt],
  )
  await pool.query(
    `INSERT INTO audit_root (day, event_count, root, previous, algorithm, key_id, signature, published_at, nodes,
       horizon, cluster_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      statement.day,
      statement.events,
      Buffer.from(statement.root, 'hex'),
      Buffer.from(statement.previous, 'hex'),
      statement.algorithm,
      key.id,
      root.signature,
      publishedAt,
      Buffer.concat(root.nodes),
      root.horizon,
      root.cluster,
    ],
  )
}

export type StoredKey = PublicKey & { readonly firstUsedAt: Date }

type KeyRow = { key_id: string; algorithm: SignatureAlgorithm; public_key: Buffer; first_used_at: Date }

/** Oldest first. Keys are few: one for each change of the key file. */
export async function listKeys(pool: Queryable, limit: number): Promise<StoredKey[]> {
  const found = await pool.query<KeyRow>(
    'SELECT key_id, algorithm, public_key, first_used_at FROM audit_key ORDER BY first_used_at, key_id LIMIT $1',
    [limit],
  )
  return found.rows.map(row => ({
    id: row.key_id,
    algorithm: row.algorithm,
    publicKey: row.public_key.toString('hex'),
    firstUsedAt: row.first_used_at,
  }))
}
