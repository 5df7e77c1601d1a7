/**
 * The archive of the write-ahead log: with it and a base backup the database is brought to any point in time. PostgreSQL
 * runs the commands below by `sh`, so they are for Linux and macOS.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DataLocation, giveTo } from './data-location.ts'
import { StartRefused } from './start-refusal.ts'

/** How far a log is played back; undefined: to the end of the archive. */
export type Recovery = { readonly archive: string; readonly until: Date | undefined }

const noteName = 'wal-archive'
/** In seconds: what a lost disk may cost, where little is written. */
const archiveEvery = '60'
const probeLimitMs = 10_000

/**
 * The folder that the log goes to, ready to be written by the server's account. What was given once holds until it is
 * `off`: a single start without it would leave a gap that nobody can play back over.
 */
export function prepareArchive(location: DataLocation, given: string | undefined): string | undefined {
  const note = join(location.home, noteName)
  if (given === 'off') {
    rmSync(note, { force: true })
    return undefined
  }
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  const folder = given === undefined || given === '' ? noted : resolve(given)
  if (folder === undefined) return undefined
  if (process.platform === 'win32')
    throw unusable('WAL_ARCHIVE is not there on Windows. Use a PostgreSQL of your own, by DATABASE_URL.')
  if (/\p{Cc}/u.test(folder)) throw unusable('WAL_ARCHIVE names a folder with a control character.')
  makeFolder(folder, location)
  if (folder !== noted) writeFileSync(note, `${folder}\n`, { mode: 0o600 })
  return folder
}

function makeFolder(folder: string, location: DataLocation): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    giveTo(location.account, folder)
  }
  const { account } = location
  const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1" && test -w .', 'sh', folder], {
    ...(account !== undefined && { uid: account.uid, gid: account.gid }),
    cwd: '/',
    stdio: 'ignore',
    timeout: probeLimitMs,
  })
  if (probe.status === 0) return
  const who =
    account === undefined ? 'this user' : `the account ${account.name}, which PostgreSQL runs under,`
  throw unusable(
    `WAL_ARCHIVE: ${who} can’t write into ${folder}. Give it the folder (chown, and chmod o+x on those above it), or name another.`,
  )
}

function unusable(message: string): StartRefused {
  return new StartRefused('database/archive-unusable', message)
}

/** In single quotes for `sh`; PostgreSQL reads `%` before that. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`
}

/**
 * A segment is whole and on the disk before it has its name. One that is there already is left alone: the same is done
 * (the server ended before it could note so), another one is a fault.
 */
export function archiveSettings(folder: string): Record<string, string> {
  const [there, part] = ['"$d/%f"', '"$d/%f.part"']
  const command = `d=${quoted(folder)}; if test -f ${there}; then cmp -s "%p" ${there}; else cp "%p" ${part} && sync ${part} && mv ${part} ${there} && sync "$d"; fi`
  return { archive_mode: 'on', archive_command: command, archive_timeout: archiveEvery }
}

export function recoverySettings({ archive, until }: Recovery): Record<string, string> {
  return {
    restore_command: `cp ${quoted(archive)}/"%f" "%p"`,
    recovery_target_action: 'promote',
    // Nobody is let in before the end: `ready` then means that all was played back.
    hot_standby: 'off',
    // PostgreSQL reads this before it knows abbreviations of time zones, such as Z.
    ...(until !== undefined && { recovery_target_time: until.toISOString().replace('Z', '+00') }),
  }
}
