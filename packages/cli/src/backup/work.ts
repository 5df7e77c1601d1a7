/** What `backup` and `restore` share: faults of the system in one line, keys, places and sizes. */
import { resolve } from 'node:path'
import type { Checked } from '@yijianshi/server/backup/check-backup'
import { type KeysWritten, writeKeys } from '@yijianshi/server/backup/keys'
import { dataDirectoryOf } from '@yijianshi/server/database/environment'
import { isServed } from '@yijianshi/server/personal-data/key-vault'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { failed, type Outcome } from '../outcome.ts'
import { type Tell, untilStopped } from '../until-stopped.ts'

const MEGABYTE = 1_048_576

export const dataDirectory = (): string => dataDirectoryOf(process.env)
export const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)
export const secondsSince = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)
/** Of an option that may be left away. */
export const folderOf = (given: string | undefined): string | undefined =>
  given === undefined ? undefined : resolve(given)

/** Until the end or until Ctrl-C; what the system says no to is one line. */
export async function untilStoppedOrFailed(
  messages: Messages,
  work: (signal: AbortSignal, tell: Tell) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await untilStopped(work)
  } catch (error) {
    // The system or PostgreSQL said no: a full disk, a folder that may not be written, a lost connection.
    if (!(error instanceof Error) || !('code' in error)) throw error
    return failed(messages.backup.failed(error.message))
  }
}

export function faultText(
  { code, path = '' }: Extract<Checked, { ok: false }>,
  folder: string,
  { backup: t }: Messages,
): string {
  return t.faults[code](folder, path)
}

/** The keys of a backup, into the folder that they were asked for in; undefined where they were not. */
export async function writeKeysAskedFor(
  { backup: { keysTo } }: CommandLine,
  backup: string,
): Promise<KeysWritten | undefined> {
  return keysTo === undefined ? undefined : writeKeys(process.env, resolve(keysTo), backup)
}

/** Where the keys are that a backup is of no use without. `written`: how many files of keys, if any were asked for. */
export function aboutKeys(
  { masterKeys }: { readonly masterKeys: readonly string[] },
  written: number | undefined,
  { backup: { keysTo } }: CommandLine,
  { backup: t }: Messages,
): string[] {
  const local = masterKeys.filter(id => !isServed(id))
  return [
    ...(written === undefined ? [] : [t.keysWritten(written, keysTo ?? '')]),
    ...(written === undefined && local.length > 0 ? [t.keysNotWritten(local)] : []),
    ...(masterKeys.some(isServed) ? [t.keysElsewhere] : []),
  ]
}

/** Files that the database speaks of and that are not there. */
export function missingLines(ids: readonly string[], { backup: t }: Messages): string[] {
  return ids.length === 0 ? [] : [t.missing(ids.length, ids)]
}
