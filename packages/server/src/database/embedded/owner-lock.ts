import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts'
import { systemErrorCode } from './start-refusal.ts'

/** The one process that owns a data folder holds this; it lies in the file `owner.lock` of the folder. */
export type OwnerLock = { readonly release: () => void }

export type OwnerLockResult =
  | { readonly ok: true; readonly lock: OwnerLock }
  | { readonly ok: false; readonly owner: ProcessIdentity }

type LockRecord = ProcessIdentity & { readonly token: string }

/** Longer than another starter needs between finding that it took a fresh lock away and putting it back. */
const settleMs = 100

/**
 * Takes the data folder for this process. A lock whose process is gone (also when its number was given to
 * another process since) is taken over; invariant: of several starters at most one gets it.
 */
export async function takeOwnerLock(directory: string): Promise<OwnerLockResult> {
  const path = join(directory, 'owner.lock')
  const mine: LockRecord = { ...ownIdentity(), token: randomUUID() }
  const draft = `${path}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (;;) {
      if (tryLink(draft, path)) return { ok: true, lock: { release: () => releaseLock(path, mine) } }
      const current = findRecord(path)
      if (current !== undefined && isRunning(current)) return { ok: false, owner: current }
      if (!(await removeStaleLock(path, current))) await sleep(settleMs)
      else if (tryLink(draft, path)) {
        await sleep(settleMs)
        if (findRecord(path)?.token === mine.token) {
          return { ok: true, lock: { release: () => releaseLock(path, mine) } }
        }
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The live process that owns the folder, if there is one. */
export function findLiveOwner(directory: string): ProcessIdentity | undefined {
  const record = findRecord(join(directory, 'owner.lock'))
  return record !== undefined && isRunning(record) ? record : undefined
}

/** Moves the stale lock aside. When a fresh lock was caught instead, puts it back and gives false. */
async function removeStaleLock(path: string, stale: LockRecord | undefined): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return true
    throw error
  }
  const moved = findRecord(aside)
  const caughtFresh = moved !== undefined && moved.token !== stale?.token
  if (caughtFresh) tryLink(aside, path)
  rmSync(aside, { force: true })
  return !caughtFresh
}

function releaseLock(path: string, mine: LockRecord): void {
  if (findRecord(path)?.token === mine.token) rmSync(path, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false
    throw error
  }
}

function findRecord(path: string): LockRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isLockRecord(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function isLockRecord(value: unknown): value is LockRecord {
  if (typeof value !== 'object' || value === null) return false
  return (
    'pid' in value &&
    typeof value.pid === 'number' &&
    'startedAt' in value &&
    typeof value.startedAt === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  )
}
