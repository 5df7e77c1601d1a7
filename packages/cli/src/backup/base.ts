/** Base backups of the embedded database, and recovery to a point in time. */
import { resolve } from 'node:path'
import { type BaseManifest, readBaseManifest } from '@yijianshi/server/backup/base-manifest'
import { checkSums } from '@yijianshi/server/backup/check-backup'
import type { Reached } from '@yijianshi/server/backup/connect'
import { type Recovered, recover } from '@yijianshi/server/backup/recover'
import { writeBase } from '@yijianshi/server/backup/write-base'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { readMoment } from '../moment.ts'
import { failed, inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'
import { type Tell, tellNow } from '../until-stopped.ts'
import { withHistory } from './restored.ts'
import {
  aboutKeys,
  dataDirectory,
  faultText,
  folderOf,
  megabytes,
  missingLines,
  secondsSince,
  untilStoppedOrFailed,
  writeKeysAskedFor,
} from './work.ts'

export async function isBase(folder: string): Promise<boolean> {
  return (await readBaseManifest(folder)) !== undefined
}

export async function baseBackup(
  reached: Reached,
  signal: AbortSignal,
  tell: Tell,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const { backup: t } = messages
  const { to = '', base, keysTo } = line.backup
  const began = performance.now()
  const made = await writeBase({
    reached,
    folder: resolve(to),
    base,
    signal,
    onProgress: ({ files, bytes }) => tell(() => t.base.writing(files, megabytes(bytes))),
  })
  switch (made.end) {
    case 'stopped':
      return failed(t.stopped(to))
    case 'folder-in-use':
      return failed(t.folderInUse(to))
    case 'not-embedded':
      return failed(t.base.notEmbedded)
    case 'no-archive':
      return failed(t.base.noArchive)
    case 'archive-stuck':
      return failed(t.base.archiveStuck)
    case 'base-unusable':
      return failed(t.baseUnusable(base ?? ''))
    case 'done':
      break
  }
  const { id, cluster, files } = made.manifest
  const keys = await writeKeysAskedFor(line, id)
  if (keys?.ok === false) return failed(t.folderInUse(keysTo ?? ''))
  const exitCode = files.missing.length === 0 ? 0 : 1
  if (line.format === 'json') return inJson({ ...made.manifest, keys: keys?.count ?? 0 }, exitCode)
  const weight = megabytes(cluster.bytes + files.bytes)
  const lines = [
    t.base.written(to, files.count, weight, secondsSince(began)),
    ...missingLines(files.missing, messages),
    ...aboutKeys(made, keys?.count, line, messages),
  ]
  return inLines(lines, exitCode)
}

export async function verifyBase(
  manifest: BaseManifest,
  from: string,
  signal: AbortSignal,
  tell: Tell,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const { backup: t } = messages
  const all = manifest.cluster.count + manifest.files.count
  const onProgress = ({ done }: { readonly done: number }) => tell(() => t.checking(done, all))
  const fault = await checkSums(resolve(from), manifest.sums ?? '', all, { signal, onProgress })
  if (fault !== undefined) return failed(faultText(fault, from, messages))
  const { id, at, cluster, files } = manifest
  return line.format === 'json'
    ? inJson({ intact: true, id, at, cluster, files })
    : inLines([t.base.intact(from, at)])
}

export async function recoverBase(from: string, line: CommandLine, messages: Messages): Promise<Outcome> {
  const { backup: t } = messages
  const { toTime, filesFrom, keysFrom } = line.backup
  const archive = line.backup.archive ?? process.env.WAL_ARCHIVE?.trim()
  if (archive === undefined || archive === '') return misunderstood(t.base.archiveWanted)
  const until = toTime === undefined ? undefined : readMoment(toTime)
  if (toTime !== undefined && until === undefined)
    return misunderstood(t.base.timeWanted(toTime.slice(0, 60)))
  return untilStoppedOrFailed(messages, async (signal, tell) => {
    const began = performance.now()
    const recovered = await recover({
      environment: process.env,
      folder: resolve(from),
      archive: resolve(archive),
      until,
      filesFrom: folderOf(filesFrom),
      keysFrom: folderOf(keysFrom),
      signal,
      onProgress: ({ done, all }) => tell(() => t.checking(done, all)),
      onMessage: tellNow,
    })
    if (recovered.end !== 'done') return failed(refusalText(recovered, from, messages))
    const { files, missing } = recovered
    const lines = [
      t.base.recovered(toTime ?? t.base.lastMoment, files, secondsSince(began)),
      ...(missing.length === 0 ? [] : [t.base.missing(missing.length, missing)]),
    ]
    return withHistory({ lines, data: { until: until ?? null, files, missing } }, line, messages)
  })
}

const endOfLog = 'recovery ended before configured recovery target was reached'

function refusalText(
  recovered: Exclude<Recovered, { end: 'done' }>,
  from: string,
  { backup: t }: Messages,
): string {
  switch (recovered.end) {
    case 'stopped':
      return t.restoreStopped
    case 'not-a-base':
      return t.base.notABase(from)
    case 'data-folder-in-use':
      return t.base.dataFolderInUse(dataDirectory())
    case 'too-early':
      return t.base.tooEarly(recovered.at)
    case 'own-database':
      return t.base.ownDatabase
    case 'changed':
      return t.faults.changed(from, recovered.path)
    case 'refused':
      return recovered.message.includes(endOfLog) ? t.base.tooLate : recovered.message
    case 'keys':
      return t.keyFaults[recovered.fault.code](recovered.fault.path)
  }
}
