import { createServer } from 'node:net'
import { resolve } from 'node:path'
import pg from 'pg'
import { databaseName, databaseUser, ensureCluster, findPassword } from './cluster.ts'
import {
  type DataLocation,
  defaultStateDirectory,
  prepareDataLocation,
  prepareSocketDirectory,
  removeSocketDirectory,
} from './data-location.ts'
import { type OwnerLock, takeOwnerLock } from './owner-lock.ts'
import {
  canRunBinaries,
  copyBinaries,
  getInstalledBinaries,
  type PostgresBinaries,
} from './postgres-binaries.ts'
import { clearLeftovers, findPostmasterNote, type ListenAddress } from './postmaster.ts'
import { asStartRefusal, type StartRefusal, StartRefused } from './start-refusal.ts'
import { Supervisor } from './supervisor.ts'
import { archiveSettings, prepareArchive, type Recovery, recoverySettings } from './wal-archive.ts'

export type EmbeddedDatabaseOptions = {
  /** Folder of this installation's data; made when it is missing. */
  readonly dataDirectory: string
  /** Told, in words, what takes time or what the operator ought to know. */
  readonly onProgress?: (message: string) => void
  /** Told when the server has ended and could not be started again: the process had better end too. */
  readonly onLost?: (reason: string) => void
  /** The operating-system account for the server when we are root. */
  readonly accountName?: string
  /** Where root puts what the server's account cannot reach otherwise. */
  readonly stateDirectory?: string
  /** Folder that the write-ahead log is copied to; `off` ends that; undefined: as it was at the last start. */
  readonly walArchive?: string
  /** Plays the log back first, over a base backup that lies in the data folder. */
  readonly recovery?: Recovery
  /** Off only in tests: commits then survive neither a power cut nor a killed server. */
  readonly durable?: boolean
}

/** What a `pg` pool needs to reach the database. */
export type EmbeddedConnection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

export type EmbeddedDatabase = {
  readonly ok: true
  readonly connection: EmbeddedConnection
  /** Whether this start created the cluster. An interrupted first start leaves it created but empty. */
  readonly fresh: boolean
  /** The folder in which the data lie; not the data folder when the server's account cannot reach that. */
  readonly location: string
  readonly stop: () => Promise<void>
}

/** A log of days takes its time. */
const recoveryLimitMs = 24 * 3_600_000

/**
 * Starts the PostgreSQL server of a data folder and keeps it running. One process at a time owns a data folder; a
 * second gets `database/already-running`. Whatever a killed earlier run left behind is cleared away first.
 */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase | StartRefusal> {
  const dataDirectory = resolve(options.dataDirectory)
  const onProgress = options.onProgress ?? (() => {})
  let lock: OwnerLock | undefined
  try {
    const accountName = options.accountName ?? 'yijianshi'
    const stateDirectory = options.stateDirectory ?? defaultStateDirectory
    const location = prepareDataLocation({ dataDirectory, accountName, stateDirectory, onProgress })
    lock = await takeLock(location, dataDirectory)
    const binaries = chooseBinaries(location, stateDirectory, onProgress)
    return await startOwned({ ...options, onProgress }, location, binaries, lock)
  } catch (error) {
    lock?.release()
    return asStartRefusal(error, dataDirectory)
  }
}

async function takeLock(location: DataLocation, dataDirectory: string): Promise<OwnerLock> {
  const taken = await takeOwnerLock(location.home)
  if (taken.ok) return taken.lock
  throw new StartRefused(
    'database/already-running',
    `The data folder ${dataDirectory} is already in use by process ${taken.owner.pid}. Stop that one first, or set DATA_DIR to another folder.`,
  )
}

function chooseBinaries(
  location: DataLocation,
  stateDirectory: string,
  onProgress: (message: string) => void,
): PostgresBinaries {
  const installed = getInstalledBinaries()
  if (location.account === undefined || canRunBinaries(installed, location.account)) return installed
  return copyBinaries(installed, stateDirectory, onProgress)
}

async function startOwned(
  options: EmbeddedDatabaseOptions & { onProgress: (message: string) => void },
  location: DataLocation,
  binaries: PostgresBinaries,
  lock: OwnerLock,
): Promise<EmbeddedDatabase> {
  const durable = options.durable ?? true
  const leftSocketDirectory = findPostmasterNote(location)?.socketDirectory
  await clearLeftovers(location, options.onProgress)
  if (leftSocketDirectory) removeSocketDirectory(location, leftSocketDirectory)
  const fresh = await ensureCluster(binaries, location, { durable })
  const listen = await chooseListenAddress(location)
  const archive = prepareArchive(location, options.walArchive)
  const settings = {
    ...(archive !== undefined && archiveSettings(archive)),
    ...(options.recovery !== undefined && recoverySettings(options.recovery)),
  }
  const supervisor = new Supervisor(
    {
      binaries,
      location,
      listen,
      durable,
      settings,
      ...(options.recovery !== undefined && { readyLimitMs: recoveryLimitMs }),
    },
    options.onProgress,
    options.onLost,
  )
  await supervisor.start()
  const connection = connectionTo(listen, location)
  try {
    await ensureDatabase(connection)
  } catch (error) {
    await supervisor.stop()
    throw error
  }
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await supervisor.stop()
    if (listen.kind === 'socket') removeSocketDirectory(location, listen.directory)
    lock.release()
  }
  return {
    ok: true,
    connection,
    fresh,
    location: location.home,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

async function chooseListenAddress(location: DataLocation): Promise<ListenAddress> {
  if (process.platform !== 'win32') return { kind: 'socket', directory: prepareSocketDirectory(location) }
  return { kind: 'loopback', port: await findFreePort() }
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolvePort(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function connectionTo(listen: ListenAddress, location: DataLocation): EmbeddedConnection {
  const password = findPassword(location)
  return {
    user: databaseUser,
    database: databaseName,
    ...(listen.kind === 'socket'
      ? { host: listen.directory, port: 5432 }
      : { host: '127.0.0.1', port: listen.port }),
    ...(password === undefined ? {} : { password }),
  }
}

/** The first start may have been interrupted between the cluster and its database, so this looks each time. */
async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`)
  } finally {
    await client.end()
  }
}
