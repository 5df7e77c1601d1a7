/** `yijianshi backup`: database and files into a folder, beside a running server; keys into another. */
import { resolve } from 'node:path'
import { readBaseManifest } from '@yijianshi/server/backup/base-manifest'
import { checkBackup } from '@yijianshi/server/backup/check-backup'
import { reachDatabase } from '@yijianshi/server/backup/connect'
import { areOneInTheOther } from '@yijianshi/server/backup/keys'
import { type Backup, isEmptyFolder, writeBackup } from '@yijianshi/server/backup/write-backup'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { failed, inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'
import { tellNow } from '../until-stopped.ts'
import { baseBackup, verifyBase } from './base.ts'
import {
  aboutKeys,
  dataDirectory,
  faultText,
  megabytes,
  missingLines,
  secondsSince,
  untilStoppedOrFailed,
  writeKeysAskedFor,
} from './work.ts'

export async function backup(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { backup: t } = messages
  const [action, surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  if (action === 'verify') return verify(line, messages)
  if (action !== undefined) return misunderstood(t.actionWanted(action.slice(0, 60)))
  const { to, keysTo } = line.backup
  if (to === undefined) return misunderstood(t.toWanted)
  if (keysTo !== undefined && areOneInTheOther(to, keysTo)) return misunderstood(t.keysBeside)
  return untilStoppedOrFailed(messages, async (signal, tell) => {
    if (keysTo !== undefined && !(await isEmptyFolder(resolve(keysTo)))) return failed(t.folderInUse(keysTo))
    const reached = await reachDatabase({ environment: process.env, onProgress: tellNow })
    if (reached === undefined) return failed(t.noDatabase(dataDirectory()))
    if (!reached.ok) return failed(reached.message)
    try {
      if (line.backup.physical) return await baseBackup(reached, signal, tell, line, messages)
      const began = performance.now()
      const made = await writeBackup({
        reached,
        folder: resolve(to),
        base: line.backup.base,
        signal,
        onProgress: ({ tables, tablesAll, files, bytes }) =>
          tell(() => t.writing(tables, tablesAll, files, megabytes(bytes))),
      })
      return await told(made, began, line, messages)
    } finally {
      await reached.close()
    }
  })
}

async function told(made: Backup, began: number, line: CommandLine, messages: Messages): Promise<Outcome> {
  const { backup: t } = messages
  const { to = '', keysTo, base = '' } = line.backup
  switch (made.end) {
    case 'stopped':
      return failed(t.stopped(to))
    case 'folder-in-use':
      return failed(t.folderInUse(to))
    case 'no-tables':
      return failed(t.noTables)
    case 'not-the-owner':
      return failed(t.notTheOwner)
    case 'base-unusable':
      return failed(t.baseUnusable(base))
    case 'done':
      break
  }
  const { manifest } = made
  const { files, tables } = manifest
  const keys = await writeKeysAskedFor(line, manifest.id)
  if (keys?.ok === false) return failed(t.folderInUse(keysTo ?? ''))
  const exitCode = files.missing.length === 0 ? 0 : 1
  if (line.format === 'json') {
    const { tables: _, migrations: __, ...rest } = manifest
    const summary = { ...rest, tables: tables.length, rows: rowsOf(tables), keys: keys?.count ?? 0 }
    return inJson(summary, exitCode)
  }
  const bytes = tables.reduce((sum, table) => sum + table.bytes, files.bytes)
  const written = {
    folder: to,
    tables: tables.length,
    rows: rowsOf(tables),
    files: files.count,
    megabytes: megabytes(bytes),
    linked: files.linked,
    seconds: secondsSince(began),
  }
  const lines = [
    t.written(written),
    ...missingLines(files.missing, messages),
    ...aboutKeys(manifest, keys?.count, line, messages),
  ]
  return inLines(lines, exitCode)
}

export function rowsOf(tables: readonly { readonly rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

async function verify(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { backup: t } = messages
  const from = line.due.from
  if (from === undefined) return misunderstood(t.fromWanted)
  return untilStoppedOrFailed(messages, async (signal, tell) => {
    const base = await readBaseManifest(resolve(from))
    if (base !== undefined) return verifyBase(base, from, signal, tell, line, messages)
    const checked = await checkBackup(resolve(from), {
      signal,
      onProgress: ({ done, all }) => tell(() => t.checking(done, all)),
    })
    if (!checked.ok) return failed(faultText(checked, from, messages))
    const { at, id, tables, files } = checked.manifest
    return line.format === 'json'
      ? inJson({ intact: true, id, at, tables: tables.length, rows: rowsOf(tables), files })
      : inLines([t.intact(from, at, tables.length, files.count)])
  })
}
