/** A connection of the owner of all tables, as the server's settings say; nothing is migrated and nothing is made. */
import pg from 'pg'
import { type DataLocation, findDataLocation } from '../database/embedded/data-location.ts'
import { findRunningDatabase } from '../database/embedded/find-running.ts'
import { startEmbeddedDatabase } from '../database/embedded/start-embedded-database.ts'
import { asStartRefusal, type StartRefusal } from '../database/embedded/start-refusal.ts'
import type { Recovery } from '../database/embedded/wal-archive.ts'
import { databaseUrlOf, dataDirectoryOf, type Environment } from '../database/environment.ts'
import { archiveOf } from '../database/open-store.ts'

export type Reached = {
  readonly ok: true
  /** A new connection without limits of time; the caller ends it. */
  readonly connect: () => Promise<pg.Client>
  /** For what takes several; the caller ends it. */
  readonly openPool: () => pg.Pool
  readonly dataDirectory: string
  /** Of the embedded database. */
  readonly location: DataLocation | undefined
  /** Stops the server when it was started for this. */
  readonly close: () => Promise<void>
}

export type ReachOptions = {
  readonly environment: Environment
  readonly onProgress: (message: string) => void
}

const connectLimitMs = 10_000

/**
 * `DATABASE_URL`, or the embedded database: through the socket of the server that runs, or started for as long as this
 * takes. Undefined when there is none in the data folder.
 */
export async function reachDatabase(options: ReachOptions): Promise<Reached | StartRefusal | undefined> {
  const { environment } = options
  const dataDirectory = dataDirectoryOf(environment)
  const url = databaseUrlOf(environment)
  if (url !== undefined) {
    const reached = { ok: true, dataDirectory, location: undefined, close: async () => {} } as const
    return checked({ ...reached, ...connecting({ connectionString: url }) })
  }
  try {
    const running = findRunningDatabase(dataDirectory)
    if (running !== undefined) {
      const { connection, location } = running
      const reached = { ok: true, dataDirectory, location, close: async () => {} } as const
      return await checked({ ...reached, ...connecting(connection) })
    }
    if (findDataLocation(dataDirectory) === undefined) return undefined
  } catch (error) {
    return asStartRefusal(error, dataDirectory)
  }
  return startForThis(options)
}

/** The embedded database, started for as long as this takes; made where there is none. */
export async function startForThis(
  { environment, onProgress }: ReachOptions,
  recovery?: Recovery,
): Promise<Reached | StartRefusal> {
  const dataDirectory = dataDirectoryOf(environment)
  const accountName = environment.DATABASE_ACCOUNT
  const server = await startEmbeddedDatabase({
    dataDirectory,
    onProgress,
    ...(accountName === undefined ? {} : { accountName }),
    ...archiveOf(environment),
    ...(recovery !== undefined && { recovery }),
  })
  if (!server.ok) return server
  const { connection, stop } = server
  return {
    ok: true,
    ...connecting(connection),
    dataDirectory,
    location: findDataLocation(dataDirectory),
    close: stop,
  }
}

async function checked(reached: Reached): Promise<Reached | StartRefusal> {
  try {
    const client = await reached.connect()
    await client.end()
    return reached
  } catch (error) {
    await reached.close()
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      code: 'database/unreachable',
      message: `The database cannot be reached: ${reason}. Look at DATABASE_URL, or whether the server is just starting.`,
    }
  }
}

function connecting(config: pg.ClientConfig): Pick<Reached, 'connect' | 'openPool'> {
  return {
    connect: () => connect(config),
    openPool: () => new pg.Pool({ ...config, max: 2, connectionTimeoutMillis: connectLimitMs }),
  }
}

/** Ends it at once: one in the middle of a COPY or of a base backup is closed, not asked. */
export function cutOff(client: pg.Client): void {
  client.connection.stream.destroy()
  void client.end().catch(() => {})
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: connectLimitMs,
    keepAlive: true,
    application_name: 'yijianshi backup',
  })
  // A server that goes away is told of by the statement that fails.
  client.on('error', () => {})
  await client.connect()
  await client.query('SET statement_timeout = 0')
  await client.query('SET idle_in_transaction_session_timeout = 0')
  // Rows that a policy hides would be missing without a word: with this, PostgreSQL refuses instead.
  await client.query('SET row_security = off')
  await client.query(`SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
    SET TimeZone = 'UTC'; SET extra_float_digits = 3; SET bytea_output = 'hex'`)
  return client
}
