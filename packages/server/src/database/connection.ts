import pg from 'pg'
import { type StartRefusal, StartRefused, useOwnServerHint } from './embedded/start-refusal.ts'
import { addressAs, optionsAs } from './server-role.ts'

/** An open, checked database. */
export type Database = {
  readonly ok: true
  readonly pool: pg.Pool
  /** Waits for running queries and closes all connections. */
  readonly close: () => Promise<void>
}

export type DatabaseOptions = {
  /** Where the server is: a URL, or host, user and database. */
  readonly connection: Pick<
    pg.PoolConfig,
    'connectionString' | 'host' | 'port' | 'user' | 'database' | 'password' | 'ssl'
  >
  /** As whom to work there; left away, as whoever connects, who owns the tables. */
  readonly role?: string
  readonly maxConnections?: number
  /** Told when an idle connection breaks (the server stopped); the pool opens a new one by itself. */
  readonly onConnectionLost?: (error: Error) => void
}

const connectLimitMs = 10_000
const statementLimitMs = 30_000
const idleInTransactionLimitMs = 60_000
const minimumServerVersion = 150_000

/** Opens a pool and checks that the server is there, is PostgreSQL 15 or newer and stores UTF-8. */
export async function openDatabase(options: DatabaseOptions): Promise<Database | StartRefusal> {
  const pool = new pg.Pool({
    ...connectionOf(options),
    max: options.maxConnections ?? 20,
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: statementLimitMs,
    idle_in_transaction_session_timeout: idleInTransactionLimitMs,
    application_name: 'yijianshi',
    types: { getTypeParser: getColumnParser },
  })
  // Without a listener, a server that stops would end this process: the pool emits `error` for idle connections.
  let isClosing = false
  pool.on('error', error => {
    // The pool counts itself closed before its connections are; a server stopped right after would break them.
    if (!isClosing) options.onConnectionLost?.(error)
  })
  try {
    await checkServer(pool)
    if (options.role !== undefined) await checkRole(pool, options.role)
  } catch (error) {
    await pool.end()
    if (error instanceof StartRefused) return { ok: false, code: error.code, message: error.message }
    return { ok: false, code: 'database/unreachable', message: describeUnreachable(options, error) }
  }
  const close = () => {
    isClosing = true
    return pool.end()
  }
  return { ok: true, pool, close }
}

function connectionOf({ connection, role }: DatabaseOptions): DatabaseOptions['connection'] & pg.PoolConfig {
  if (role === undefined) return connection
  const { connectionString: url } = connection
  return url === undefined
    ? { ...connection, options: optionsAs(role, null) }
    : { ...connection, connectionString: addressAs(role, url) }
}

/** Without its role the server would see everything: then it does not start. */
async function checkRole(pool: pg.Pool, role: string): Promise<void> {
  const found = await pool.query<{ name: string; bound: boolean }>(
    `SELECT rolname AS name, NOT (rolsuper OR rolbypassrls) AS bound FROM pg_roles WHERE rolname = current_user`,
  )
  const [row] = found.rows
  if (row?.name === role && row.bound) return
  throw new StartRefused(
    'database/role-missing',
    `The server must work as the role ${role}, which may be neither superuser nor BYPASSRLS; the database says ${row?.name ?? 'nothing'}. A pooler in between must pass on the option “role” of a connection.`,
  )
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const found = await pool.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  )
  const { version, encoding } = found.rows[0] ?? { version: 0, encoding: 'unknown' }
  if (version < minimumServerVersion) {
    throw new StartRefused(
      'database/version-too-old',
      `The PostgreSQL server is of version ${Math.floor(version / 10_000)}; version 15 or newer is needed. ${useOwnServerHint}`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new StartRefused(
      'database/encoding-unsupported',
      `The database is encoded in ${encoding}; it must be UTF8. Create it with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0`,
    )
  }
}

/** Never shows the password of a URL. */
function describeUnreachable(options: DatabaseOptions, error: unknown): string {
  const reason = describeError(error)
  const url = options.connection.connectionString
  if (url === undefined)
    return `The database in ${options.connection.host ?? 'the default place'} cannot be reached: ${reason}.`
  const place = url.replace(/^[^@]*@/, '').replace(/\?.*$/, '')
  return `The database ${place} that DATABASE_URL names cannot be reached: ${reason}. Check its host, port, user, password and database.`
}

/** Node reports a host with several addresses as an AggregateError whose own message is empty. */
function describeError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeError).join('; ')
  return error instanceof Error ? error.message : String(error)
}

const int8 = 20
const int8Array = 1016
const date = 1082
const dateArray = 1182

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The bigint ${text} does not fit into a JavaScript number`)
  return value
}

/** The text of an array of numbers or dates is `{a,b,NULL}`: such entries are never quoted. */
function parseArray<T>(text: string, parseEntry: (entry: string) => T): (T | null)[] {
  const entries = text.slice(1, -1)
  return entries === '' ? [] : entries.split(',').map(entry => (entry === 'NULL' ? null : parseEntry(entry)))
}

/**
 * How columns become values: bigint a number (a fault when it would lose digits), date its text `YYYY-MM-DD`, because
 * a civil date has no instant; everything else as `pg` does.
 */
const getColumnParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    if (oid === int8) return parseInt8
    if (oid === int8Array) return (text: string) => parseArray(text, parseInt8)
    if (oid === date) return (text: string) => text
    if (oid === dateArray) return (text: string) => parseArray(text, entry => entry)
  }
  return pg.types.getTypeParser(oid, format)
}
