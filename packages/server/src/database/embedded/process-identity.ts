import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process named so that a later process with the same (reused) number is not taken for it. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string }

const lookupLimitMs = 5_000

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: findProcessStart(process.pid) ?? 'unknown' }
}

export function isRunning(identity: ProcessIdentity): boolean {
  return findProcessStart(identity.pid) === identity.startedAt
}

/** When the process started, in a form that only serves comparison; undefined when there is none (a zombie is none). */
export function findProcessStart(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return findLinuxProcessStart(pid)
  if (process.platform === 'win32') {
    return findOutput('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`])
  }
  return findOutput('ps', ['-o', 'lstart=', '-p', String(pid)])
}

function findLinuxProcessStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`
  } catch {
    return undefined
  }
}

/** Whether the process is PostgreSQL's and works in this folder, as all processes of a server do in its data folder. */
export function isServerProcessIn(pid: number, directory: string): boolean {
  if (process.platform === 'linux') {
    try {
      if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory)
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') {
    const path = findOutput('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).Path`])
    return path?.toLowerCase().endsWith('postgres.exe') ?? false
  }
  const command = findOutput('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  return command?.includes('postgres') === true && command.includes(directory)
}

/** Numbers of all PostgreSQL processes that work in this folder. Elsewhere than on Linux the list is empty. */
export function listServerProcessesIn(directory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => isServerProcessIn(pid, directory) && findProcessStart(pid) !== undefined)
}

/** Waits until the condition holds; false when the time is over first. */
export async function waitUntil(condition: () => boolean, limitMs: number, pauseMs = 10): Promise<boolean> {
  const end = performance.now() + limitMs
  while (!condition()) {
    if (performance.now() > end) return false
    await sleep(pauseMs)
  }
  return true
}

function findOutput(program: string, args: string[]): string | undefined {
  try {
    const output = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: lookupLimitMs,
    })
    return output.trim() || undefined
  } catch {
    return undefined
  }
}
