import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { findProcessStart } from './process-identity.ts'
import { canEnter, getServerAccount, type ServerAccount } from './server-account.ts'
import { StartRefused, systemErrorCode } from './start-refusal.ts'

/** Where the database of a data folder lies. */
export type DataLocation = {
  /** Folder of the cluster, the socket and the server's log: the data folder itself wherever possible. */
  readonly home: string
  /** The cluster (PGDATA). */
  readonly cluster: string
  readonly logFile: string
  /** The account that the server runs under; undefined when that is our own. */
  readonly account: ServerAccount | undefined
}

/** Where root keeps what the server's account must reach and cannot reach under, say, /root. */
export const defaultStateDirectory = '/var/lib/yijianshi'

const markerName = 'postgresql-location'

export type LocationOptions = {
  readonly dataDirectory: string
  readonly accountName: string
  readonly stateDirectory: string
  readonly onProgress: (message: string) => void
}

/**
 * Makes the data folder and decides where the cluster lies and who runs it. An ordinary user runs it in the data
 * folder. Root hands it to the server's account; when that account cannot reach the data folder, the cluster
 * goes below `/var/lib/yijianshi` and the data folder keeps a note saying where.
 */
export function prepareDataLocation(options: LocationOptions): DataLocation {
  const dataDirectory = resolve(options.dataDirectory)
  const runsAsRoot = process.getuid?.() === 0
  const isNew = !existsSync(dataDirectory)
  if (isNew) mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  if (!statSync(dataDirectory).isDirectory()) {
    throw new StartRefused(
      'database/data-folder-unusable',
      `The data folder ${dataDirectory} is not a folder. Set DATA_DIR to a folder that you may write.`,
    )
  }
  const home = findNotedHome(dataDirectory) ?? dataDirectory
  if (!runsAsRoot) return locationIn(home, undefined)

  const account =
    findOwnerOf(join(home, 'postgresql')) ?? getServerAccount(options.accountName, options.onProgress)
  if (isNew) admit(dataDirectory, account)
  if (canEnter(home, account)) return locationIn(home, account)
  if (home !== dataDirectory || existsSync(join(home, 'postgresql'))) {
    throw new StartRefused(
      'database/data-folder-unusable',
      `The database in ${home} belongs to the account ${account.name}, which can no longer enter that folder. Give it the right to pass (chmod o+x) on the folder and those above it.`,
    )
  }
  return locationIn(makeSystemHome(options, dataDirectory, account), account)
}

/** Where the database of that data folder lies; undefined when it has none. Makes nothing. Throws `StartRefused`. */
export function findDataLocation(dataDirectory: string): DataLocation | undefined {
  const home = findNotedHome(resolve(dataDirectory)) ?? resolve(dataDirectory)
  const cluster = join(home, 'postgresql')
  if (!existsSync(cluster)) return undefined
  return locationIn(home, process.getuid?.() === 0 ? findOwnerOf(cluster) : undefined)
}

function locationIn(home: string, account: ServerAccount | undefined): DataLocation {
  return { home, cluster: join(home, 'postgresql'), logFile: join(home, 'postgresql.log'), account }
}

function findNotedHome(dataDirectory: string): string | undefined {
  const marker = join(dataDirectory, markerName)
  if (!existsSync(marker)) return undefined
  const home = readFileSync(marker, 'utf8').trim()
  if (existsSync(home)) return home
  throw new StartRefused(
    'database/data-folder-lost',
    `The database of ${dataDirectory} lies in ${home}, as the note ${marker} says, but that folder is gone. Bring it back, or delete the note to begin with an empty database.`,
  )
}

/** A cluster must be run by its owner: data first made by an ordinary user stay with that user. */
function findOwnerOf(cluster: string): ServerAccount | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner === undefined || owner.uid === 0) return undefined
  return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
}

function admit(directory: string, account: ServerAccount): void {
  chownSync(directory, 0, account.gid)
  chmodSync(directory, 0o710)
}

function makeSystemHome(options: LocationOptions, dataDirectory: string, account: ServerAccount): string {
  mkdirSync(options.stateDirectory, { recursive: true, mode: 0o755 })
  const home = mkdtempSync(join(options.stateDirectory, 'data-'))
  admit(home, account)
  writeFileSync(join(dataDirectory, markerName), `${home}\n`)
  options.onProgress(
    `The account ${account.name}, which PostgreSQL runs under, cannot reach ${dataDirectory}. The database lies in ${home} instead.`,
  )
  return home
}

/** What the system allows a socket's path (`sun_path`, less its closing zero); the server adds the socket's name. */
const socketPathLimitBytes = process.platform === 'linux' ? 107 : 103
const socketName = '.s.PGSQL.5432'
const temporarySocketPrefix = 'yijianshi-'

/** A folder for the server's socket that only the server's account may enter. */
export function prepareSocketDirectory(location: DataLocation): string {
  const beside = join(location.home, 'socket')
  if (Buffer.byteLength(join(beside, socketName)) <= socketPathLimitBytes) {
    mkdirSync(beside, { recursive: true, mode: 0o700 })
    giveTo(location.account, beside)
    return beside
  }
  const parent = [tmpdir(), '/tmp'].find(
    directory =>
      Buffer.byteLength(join(directory, `${temporarySocketPrefix}XXXXXX`, socketName)) <=
        socketPathLimitBytes &&
      (location.account === undefined || canEnter(directory, location.account)),
  )
  const directory = mkdtempSync(join(parent ?? '/tmp', temporarySocketPrefix))
  giveTo(location.account, directory)
  return directory
}

/** Removes the socket, and the note that guards it, of a server that is known to be gone. */
export function clearSocket(directory: string): void {
  for (const name of [socketName, `${socketName}.lock`]) rmSync(join(directory, name), { force: true })
}

/**
 * Removes a socket folder that `prepareSocketDirectory` made outside of the data folder, unless a live server listens
 * there: a note in a copied data folder names the socket of the original.
 */
export function removeSocketDirectory(location: DataLocation, directory: string): void {
  if (!basename(directory).startsWith(temporarySocketPrefix) || dirname(directory) === location.home) return
  try {
    const guard = join(directory, `${socketName}.lock`)
    if (existsSync(guard) && findProcessStart(Number.parseInt(readFileSync(guard, 'utf8'), 10)) !== undefined)
      return
    clearSocket(directory)
    rmdirSync(directory)
  } catch (error) {
    if (!tolerable.has(systemErrorCode(error) ?? '')) throw error
  }
}

/** Gone already, used for something else, or another user's: nothing of ours is lost when it stays. */
const tolerable = new Set(['ENOENT', 'ENOTEMPTY', 'EACCES', 'EPERM'])

/** Hands a folder to the server's account, closed to everybody else. */
export function giveTo(account: ServerAccount | undefined, directory: string): void {
  if (account !== undefined) chownSync(directory, account.uid, account.gid)
  chmodSync(directory, 0o700)
}
