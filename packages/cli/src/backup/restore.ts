/** `yijianshi restore`: a backup into an empty place, then the whole history checked. */
import { join, resolve } from 'node:path'
import { type Restored, restore as restoreBackup } from '@yijianshi/server/backup/restore'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { failed, misunderstood, type Outcome } from '../outcome.ts'
import { type Tell, tellNow } from '../until-stopped.ts'
import { rowsOf } from './backup.ts'
import { isBase, recoverBase } from './base.ts'
import { withHistory } from './restored.ts'
import {
  dataDirectory,
  faultText,
  folderOf,
  missingLines,
  secondsSince,
  untilStoppedOrFailed,
} from './work.ts'

export async function restore(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { backup: t } = messages
  const [surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const { from } = line.due
  if (from === undefined) return misunderstood(t.fromWanted)
  if (await isBase(resolve(from))) return recoverBase(from, line, messages)
  const { toTime, archive, filesFrom } = line.backup
  if ((toTime ?? archive ?? filesFrom) !== undefined) return misunderstood(t.base.notABase(from))
  return untilStoppedOrFailed(messages, async (signal, tell) => {
    const began = performance.now()
    const restored = await restoreBackup({
      environment: process.env,
      folder: resolve(from),
      keysFrom: folderOf(line.backup.keysFrom),
      signal,
      onProgress: progressIn(messages, tell),
      onMessage: tellNow,
    })
    if (restored.end !== 'done') return failed(refusalText(restored, from, messages))
    return told(restored, began, line, messages)
  })
}

type Telling = Parameters<typeof restoreBackup>[0]['onProgress']

function progressIn({ backup: t }: Messages, tell: Tell): Telling {
  return progress =>
    tell(() => {
      if (progress.step === 'table') return t.restoringTable(progress.name, progress.rows)
      return progress.step === 'check'
        ? t.checking(progress.done, progress.all)
        : t.restoring(progress.done, progress.all)
    })
}

type Refused = Exclude<Restored, { end: 'done' }>

function refusalText(restored: Refused, from: string, messages: Messages): string {
  const { backup: t } = messages
  switch (restored.end) {
    case 'stopped':
      return t.restoreStopped
    case 'server-runs':
      return t.serverRuns(dataDirectory())
    case 'database-in-use':
      return t.databaseInUse
    case 'files-in-use':
      return t.filesInUse(join(dataDirectory(), 'files'))
    case 'commit-unknown':
      return t.commitUnknown(join(dataDirectory(), 'files'))
    case 'newer-release':
      return t.newerRelease(restored.migration)
    case 'other-migrations':
      return t.otherMigrations(restored.migration)
    case 'refused':
      return restored.message
    case 'faulty':
      return faultText(restored.fault, from, messages)
    case 'keys':
      return t.keyFaults[restored.fault.code](restored.fault.path)
  }
}

async function told(
  { manifest, migrated, strange, withoutKey }: Extract<Restored, { end: 'done' }>,
  began: number,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const { backup: t } = messages
  const { at, tables, files } = manifest
  const seconds = secondsSince(began)
  const counts = { at, tables: tables.length - strange.length, rows: rowsOf(tables), files: files.count }
  const lines = [
    t.restored({ ...counts, seconds }),
    ...(migrated.length === 0 ? [] : [t.migrated(migrated)]),
    ...(strange.length === 0 ? [] : [t.strange(strange)]),
    ...missingLines(files.missing, messages),
    ...(withoutKey.length === 0 ? [] : [t.withoutKey(withoutKey)]),
  ]
  const data = { ...counts, migrated, strange, withoutKey, missing: files.missing }
  return withHistory({ lines, data }, line, messages)
}
