import { execFileSync, spawnSync } from 'node:child_process'
import { StartRefused, systemErrorCode, useOwnServerHint } from './start-refusal.ts'

/** The operating-system account under which the database server runs when we are root (PostgreSQL refuses root). */
export type ServerAccount = { readonly name: string; readonly uid: number; readonly gid: number }

const commandLimitMs = 30_000

/** Finds the account, or makes it as a system account without log-in. Only root calls this. */
export function getServerAccount(name: string, onProgress: (message: string) => void): ServerAccount {
  const known = findAccount(name)
  if (known !== undefined) return known
  onProgress(`PostgreSQL does not run as root: creating the system account ${name} for it …`)
  try {
    const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
    execFileSync('useradd', [...options, name], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: commandLimitMs,
    })
  } catch (error) {
    // Two first starts at the same moment both try; the second finds the account made.
    const made = findAccount(name)
    if (made !== undefined) return made
    throw noAccount(name, systemErrorCode(error) === 'ENOENT' ? 'there is no useradd' : lastLine(error))
  }
  const made = findAccount(name)
  if (made === undefined) throw noAccount(name, 'useradd reported success, but the account is not there')
  return made
}

function noAccount(name: string, reason: string): StartRefused {
  return new StartRefused(
    'database/no-server-account',
    `PostgreSQL does not run as root, and the account ${name} for it could not be created (${reason}). Start as an ordinary user. Or: ${useOwnServerHint}`,
  )
}

export function findAccount(name: string): ServerAccount | undefined {
  const uid = findId(['-u', name])
  const gid = findId(['-g', name])
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid }
}

function findId(args: string[]): number | undefined {
  const result = spawnSync('id', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: commandLimitMs,
  })
  const id = Number.parseInt(result.stdout ?? '', 10)
  return result.status === 0 && Number.isSafeInteger(id) ? id : undefined
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').at(-1) ?? 'unknown reason'
}

/** Whether the account gets into the folder (all folders above it let it through). */
export function canEnter(directory: string, account: ServerAccount): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
    timeout: commandLimitMs,
  })
  return result.status === 0
}
