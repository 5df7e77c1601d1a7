import type pg from 'pg'
import { alignOutbox } from '../engine/outbox.ts'
import { type Database, type DatabaseOptions, openDatabase } from './connection.ts'
import { startEmbeddedDatabase } from './embedded/start-embedded-database.ts'
import { type StartRefusal, StartRefused } from './embedded/start-refusal.ts'
import { databaseUrlOf, dataDirectoryOf, type Environment, readerOf } from './environment.ts'
import { migrate, migrationsDirectory, readMigrations } from './migrate.ts'
import { grantWhatIsMissing, serverRole } from './server-role.ts'

export type StoreOptions = {
  /**
   * The process's environment: `DATABASE_URL`, or else `DATA_DIR` (default `data`), `DATABASE_ACCOUNT`, `WAL_ARCHIVE`.
   */
  readonly environment: Environment
  readonly onProgress: (message: string) => void
  /** Told when the embedded server ended and did not start again; end the process then. */
  readonly onLost: (reason: string) => void
}

/** A database that is reached, checked and migrated. `pool` works as the role of the server. */
export type Store = Omit<Database, 'close'> & {
  readonly kind: 'embedded' | 'external'
  /** Whether the database had no table of ours before this start. */
  readonly fresh: boolean
  /** Where the data lie, for people: a folder, or host and name of the database. Holds no password. */
  readonly location: string
  /** Opens it as whoever owns the tables, for what changes them; row-level security does not bind the owner. */
  readonly asOwner: <Result>(work: (owner: pg.Pool) => Promise<Result>) => Promise<Result>
  /** Closes the connections and then stops the embedded server, in this order. */
  readonly close: () => Promise<void>
}

const ownerConnections = 3

/** Opens the database that the environment names; the embedded one is started when it names none. */
export async function openStore(options: StoreOptions): Promise<Store | StartRefusal> {
  const url = databaseUrlOf(options.environment)
  if (url !== undefined && url !== '') return openExternalStore(url, options)

  const accountName = options.environment.DATABASE_ACCOUNT
  const server = await startEmbeddedDatabase({
    dataDirectory: dataDirectoryOf(options.environment),
    onProgress: options.onProgress,
    onLost: options.onLost,
    ...(accountName === undefined ? {} : { accountName }),
    ...archiveOf(options.environment),
  })
  if (!server.ok) return server
  try {
    const store = await openMigrated({ connection: server.connection }, options, 'embedded', server.location)
    if (!store.ok) {
      await server.stop()
      return store
    }
    const close = async () => {
      await store.close()
      await server.stop()
    }
    return { ...store, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The embedded database archives its log into the folder that `WAL_ARCHIVE` names. */
export function archiveOf(environment: Environment): { readonly walArchive?: string } {
  const given = readerOf(environment)
  const folder = given('WAL_ARCHIVE')
  return folder === undefined ? {} : { walArchive: folder }
}

async function openExternalStore(url: string, options: StoreOptions): Promise<Store | StartRefusal> {
  const place = findPlace(url)
  if (archiveOf(options.environment).walArchive !== undefined)
    options.onProgress(
      'WAL_ARCHIVE is for the embedded database; a PostgreSQL of your own archives by itself.',
    )
  if (place !== undefined) {
    return openMigrated({ connection: { connectionString: url } }, options, 'external', place)
  }
  const message =
    'DATABASE_URL is not the address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/database; in a password write @ : / # % as %40 %3A %2F %23 %25.'
  return { ok: false, code: 'database/url-invalid', message }
}

/** Host and database of a valid URL. An empty host (the socket of this machine) is PostgreSQL's own, not a URL's. */
function findPlace(url: string): string | undefined {
  try {
    const parsed = new URL(url.replace(/@\//, '@localhost/'))
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) return undefined
    for (const part of [parsed.username, parsed.password, parsed.pathname]) decodeURIComponent(part)
    return `${parsed.host}${parsed.pathname}`
  } catch {
    return undefined
  }
}

async function openMigrated(
  databaseOptions: DatabaseOptions,
  options: StoreOptions,
  kind: Store['kind'],
  location: string,
): Promise<Store | StartRefusal> {
  const onConnectionLost = (error: Error) =>
    options.onProgress(`A connection to the database broke: ${error.message}`)
  const openOwner = () =>
    openDatabase({ ...databaseOptions, maxConnections: ownerConnections, onConnectionLost })
  const owner = await openOwner()
  if (!owner.ok) return owner
  let fresh: boolean
  try {
    fresh = await bringUpToDate(owner.pool, options)
  } catch (error) {
    if (error instanceof StartRefused) return { ok: false, code: error.code, message: error.message }
    throw error
  } finally {
    await owner.close()
  }
  const database = await openDatabase({ ...databaseOptions, role: serverRole, onConnectionLost })
  if (!database.ok) return database
  const asOwner: Store['asOwner'] = async work => {
    const again = await openOwner()
    if (!again.ok) throw new StartRefused(again.code, again.message)
    try {
      return await work(again.pool)
    } finally {
      await again.close()
    }
  }
  return { ...database, asOwner, kind, fresh, location }
}

/** The role, the tables, and what the role may do with them. Whether there was nothing before. */
async function bringUpToDate(owner: pg.Pool, { onProgress }: StoreOptions): Promise<boolean> {
  const migrations = readMigrations(migrationsDirectory)
  const ran = await migrate(owner, migrations, onProgress)
  await grantWhatIsMissing(owner)
  if (await alignOutbox(owner))
    onProgress('The database was restored into another server; its events go on behind the old ones.')
  return ran.length > 0 && ran.length === migrations.length
}
