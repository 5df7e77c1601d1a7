import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type DataLocation, giveTo } from './data-location.ts'
import { type PostgresBinaries, programPath } from './postgres-binaries.ts'
import { StartRefused, useOwnServerHint } from './start-refusal.ts'

/** Both the server's super-user and the name of our database. */
export const databaseUser = 'yijianshi'
export const databaseName = 'yijianshi'

export type ClusterOptions = { readonly durable: boolean }

const createLimitMs = 120_000
const draftPrefix = 'postgresql.draft-'
const passwordFile = 'postgresql.password'

/** Creates the cluster unless it is there; true when it was created. A half-made one is thrown away. */
export async function ensureCluster(
  binaries: PostgresBinaries,
  location: DataLocation,
  options: ClusterOptions,
): Promise<boolean> {
  for (const name of readdirSync(location.home)) {
    if (name.startsWith(draftPrefix)) rmSync(join(location.home, name), { recursive: true, force: true })
  }
  if (existsSync(location.cluster)) {
    checkClusterVersion(binaries, location)
    return false
  }
  const draft = join(location.home, `${draftPrefix}${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  giveTo(location.account, draft)
  await runInitdb(binaries, location, draft, options)
  writeAccessRules(location, draft)
  renameSync(draft, location.cluster)
  return true
}

function checkClusterVersion(binaries: PostgresBinaries, location: DataLocation): void {
  const versionFile = join(location.cluster, 'PG_VERSION')
  const dataVersion = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'unknown'
  const serverVersion = binaries.version.split('.')[0]
  if (dataVersion === serverVersion) return
  throw new StartRefused(
    'database/data-version-mismatch',
    `The database in ${location.cluster} is of PostgreSQL version ${dataVersion}; this release brings version ${serverVersion}. Start it with the release that made it, dump it there and load it here.`,
  )
}

/**
 * Sorting and case rules are PostgreSQL's own (builtin C.UTF-8): they need no locale of the machine and stay the same
 * on every machine, so that indexes survive a move.
 */
async function runInitdb(
  binaries: PostgresBinaries,
  location: DataLocation,
  draft: string,
  options: ClusterOptions,
): Promise<void> {
  const args = ['--pgdata', draft, '--username', databaseUser, '--encoding', 'UTF8']
  args.push('--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8')
  if (!options.durable) args.push('--no-sync')
  if (process.platform === 'win32') {
    const file = join(location.home, passwordFile)
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
    args.push('--auth', 'scram-sha-256', '--pwfile', file)
  } else {
    args.push('--auth', 'trust')
  }
  const { status, output } = await run(programPath(binaries, 'initdb'), args, location)
  if (status === 0) return
  const reason = output.trim().split('\n').at(-1) ?? `status ${status}`
  rmSync(draft, { recursive: true, force: true })
  throw new StartRefused(
    'database/cluster-not-created',
    `PostgreSQL could not create its data in ${location.home}: ${reason}. ${useOwnServerHint}`,
  )
}

function run(
  program: string,
  args: string[],
  location: DataLocation,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: location.account === undefined ? location.home : '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: createLimitMs,
      ...runAs(location),
    })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', error => {
      const what = `The embedded PostgreSQL programs cannot be run on this system (${error.message}).`
      reject(
        new StartRefused('database/platform-unsupported', `${what} ${useOwnServerHint}`, { cause: error }),
      )
    })
    child.on('close', status => resolve({ status, output }))
  })
}

/**
 * On a Unix socket the folder's mode decides who may connect, so inside it everybody is trusted; there is no rule for
 * TCP at all. Windows has the loopback with a random password instead.
 */
function writeAccessRules(location: DataLocation, cluster: string): void {
  const path = join(cluster, 'pg_hba.conf')
  const rule =
    process.platform === 'win32' ? 'host all all 127.0.0.1/32 scram-sha-256' : 'local all all trust'
  writeFileSync(path, `${rule}\n`, { mode: 0o600 })
  if (location.account !== undefined) chownSync(path, location.account.uid, location.account.gid)
}

/** The password of the database user where the server listens on the loopback (Windows). */
export function findPassword(location: DataLocation): string | undefined {
  const path = join(location.home, passwordFile)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** Messages in English (they are matched), no PG… variable of the caller's that would change the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' }
}

export function runAs(location: DataLocation): { uid?: number; gid?: number } {
  return location.account === undefined ? {} : { uid: location.account.uid, gid: location.account.gid }
}
