import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runAs, serverEnvironment } from './cluster.ts'
import { clearSocket, type DataLocation } from './data-location.ts'
import { type PostgresBinaries, programPath } from './postgres-binaries.ts'
import { findProcessStart, isServerProcessIn, listServerProcessesIn, waitUntil } from './process-identity.ts'
import { StartRefused, systemErrorCode } from './start-refusal.ts'

/** Where the server listens: on a Unix socket, or (Windows) on a port of the loopback. */
export type ListenAddress =
  | { readonly kind: 'socket'; readonly directory: string }
  | { readonly kind: 'loopback'; readonly port: number }

export type PostmasterOptions = {
  readonly binaries: PostgresBinaries
  readonly location: DataLocation
  readonly listen: ListenAddress
  readonly durable: boolean
  /** Further settings of the server. */
  readonly settings?: Readonly<Record<string, string>>
  /** How long the log may take to be played back. */
  readonly readyLimitMs?: number
}

/** Recovery after a crash replays the log since the last checkpoint, which can take its time. */
const readyLimitMs = 120_000
const fastStopLimitMs = 15_000
const immediateStopLimitMs = 5_000
const logLimitBytes = 8 * 1024 * 1024

/** Starts the server's main process (the postmaster) and waits until it takes connections; none may run already. */
export async function launchPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const { location } = options
  if (options.listen.kind === 'socket') clearSocket(options.listen.directory)
  limitLog(location.logFile)
  const logStart = statSync(location.logFile, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(location.logFile, 'a', 0o600)
  const child = spawn(programPath(options.binaries, 'postgres'), serverArguments(options), {
    cwd: location.account === undefined ? location.home : '/',
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    // Its own session: Ctrl-C in the terminal must reach us alone, so that we can stop the server in order.
    detached: true,
    windowsHide: true,
    ...runAs(location),
  })
  closeSync(log)
  let failure: string | undefined
  child.on('error', error => {
    failure = error.message
  })
  const hasEnded = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null
  const limitMs = options.readyLimitMs ?? readyLimitMs
  await waitUntil(() => hasEnded() || isReady(location, child.pid), limitMs)
  if (!hasEnded() && isReady(location, child.pid)) {
    child.unref()
    return child
  }
  child.kill('SIGQUIT')
  const reason = failure ?? readFailure(location.logFile, logStart) ?? `it was not ready after ${limitMs} ms`
  throw new StartRefused(
    'database/server-not-started',
    `PostgreSQL did not start on ${location.cluster}: ${reason} (log: ${location.logFile})`,
  )
}

function serverArguments(options: PostmasterOptions): string[] {
  const settings: Record<string, string> = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    max_connections: '100',
    ...(options.durable
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          // What lives for seconds is not worth tidying, nor its statements compiling.
          autovacuum: 'off',
          jit: 'off',
        }),
    ...(options.listen.kind === 'socket'
      ? {
          listen_addresses: '',
          unix_socket_directories: `"${options.listen.directory.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        }
      : { listen_addresses: '127.0.0.1', port: String(options.listen.port) }),
    ...options.settings,
  }
  return [
    '-D',
    options.location.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** Invariant: one log and one predecessor, each of at most the limit. */
function limitLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > logLimitBytes) renameSync(logFile, `${logFile}.1`)
}

function readFailure(logFile: string, fromByte: number): string | undefined {
  const lines = readFileSync(logFile).subarray(fromByte).toString().trim().split('\n')
  const fatal = lines.find(line => /FATAL|PANIC/.test(line)) ?? lines.at(-1)
  return fatal?.replace(/^.*?(FATAL|PANIC): +/, '') || undefined
}

/** What `postmaster.pid` says; its lines are fixed by PostgreSQL (pidfile.h). */
type PostmasterNote = {
  readonly pid: number
  readonly port: number
  readonly socketDirectory: string
  readonly status: string
}

export function findPostmasterNote(location: DataLocation): PostmasterNote | undefined {
  try {
    const lines = readFileSync(join(location.cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number.parseInt(lines[0] ?? '', 10)
    if (!Number.isSafeInteger(pid)) return undefined
    return {
      pid: Math.abs(pid),
      port: Number.parseInt(lines[3] ?? '', 10),
      socketDirectory: (lines[4] ?? '').trim(),
      status: (lines[7] ?? '').trim(),
    }
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function isReady(location: DataLocation, pid: number | undefined): boolean {
  const note = findPostmasterNote(location)
  return note !== undefined && note.pid === pid && note.status === 'ready'
}

/**
 * Clears away what an earlier run left on this cluster after its Node process was killed. A server that is still
 * alive is stopped rather than adopted: an adopted one might be of an earlier release or have other settings, and, not being
 * our child, could end without our being told. Stopping it costs a tenth of a second and loses nothing.
 */
export async function clearLeftovers(
  location: DataLocation,
  onProgress: (message: string) => void,
): Promise<void> {
  const note = findPostmasterNote(location)
  if (note === undefined) return
  if (isServerProcessIn(note.pid, location.cluster) && findProcessStart(note.pid) !== undefined) {
    onProgress('Stopping the PostgreSQL server that an earlier run left behind …')
    await stopPostmaster(location, note.pid)
  }
  // A postmaster that was killed leaves its children behind for a moment; a second server must not meet them.
  const areGone = await waitUntil(
    () => listServerProcessesIn(location.cluster).length === 0,
    immediateStopLimitMs,
    20,
  )
  if (!areGone) {
    for (const pid of listServerProcessesIn(location.cluster)) sendSignal(pid, 'SIGKILL')
    await waitUntil(() => listServerProcessesIn(location.cluster).length === 0, immediateStopLimitMs, 20)
  }
  // The number in the note may by now belong to another program, or to a dead process that nobody has waited for
  // (a container without an init): PostgreSQL would then refuse to start for ever.
  if (isNumberTaken(note.pid)) rmSync(join(location.cluster, 'postmaster.pid'), { force: true })
}

function isNumberTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}

/** Stops the server: first in order, then at once, then by force. Committed data are safe in each case. */
export async function stopPostmaster(location: DataLocation, pid: number): Promise<void> {
  const isGone = () => findProcessStart(pid) === undefined || !isServerProcessIn(pid, location.cluster)
  for (const [signal, limitMs] of [
    ['SIGINT', fastStopLimitMs],
    ['SIGQUIT', immediateStopLimitMs],
    ['SIGKILL', immediateStopLimitMs],
  ] as const) {
    if (isGone()) return
    sendSignal(pid, signal)
    if (await waitUntil(isGone, limitMs)) return
  }
  throw new StartRefused(
    'database/server-not-started',
    `The PostgreSQL server with process number ${pid} on ${location.cluster} does not stop. Stop it by hand.`,
  )
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (systemErrorCode(error) !== 'ESRCH') throw error
  }
}
