/** What `backup` and `restore` share: the signal of Ctrl-C, progress now and then, faults of the system in one line. */
import { resolve } from 'node:path'
import type { Checked } from '@yijianshi/server/backup/check-backup'
import type { Messages } from '../messages.ts'
import { type Outcome, printable } from '../outcome.ts'

const PROGRESS_MS = 2_000
const MEGABYTE = 1_048_576

export type Tell = (line: () => string) => void

export const dataDirectory = (): string => resolve(process.env.DATA_DIR?.trim() || 'data')
export const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)

export function tellNow(line: string): void {
  process.stderr.write(`${printable(line)}\n`)
}

/** Until the end or until Ctrl-C. A line every two seconds at most. */
export async function untilStopped(
  messages: Messages,
  work: (signal: AbortSignal, tell: Tell) => Promise<Outcome>,
): Promise<Outcome> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let told = performance.now()
  try {
    return await work(stopping.signal, line => {
      if (performance.now() - told < PROGRESS_MS) return
      told = performance.now()
      tellNow(line())
    })
  } catch (error) {
    // The system or PostgreSQL said no: a full disk, a folder that may not be written, a lost connection.
    if (!(error instanceof Error) || !('code' in error)) throw error
    return { exitCode: 1, complaint: printable(messages.backup.failed(error.message)) }
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

export const secondsSince = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)

export function faulty(complaint: string): Outcome {
  return { exitCode: 1, complaint: printable(complaint) }
}

export function faultText(
  { code, path = '' }: Extract<Checked, { ok: false }>,
  folder: string,
  { backup: t }: Messages,
): string {
  return t.faults[code](folder, path)
}
