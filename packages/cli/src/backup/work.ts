/** What `backup` and `restore` share: faults of the system in one line, places and sizes. */
import { resolve } from 'node:path'
import type { Checked } from '@yijianshi/server/backup/check-backup'
import type { Messages } from '../messages.ts'
import { type Outcome, printable } from '../outcome.ts'
import { type Tell, untilStopped } from '../until-stopped.ts'

const MEGABYTE = 1_048_576

export const dataDirectory = (): string => resolve(process.env.DATA_DIR?.trim() || 'data')
export const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)

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
    return { exitCode: 1, complaint: printable(messages.backup.failed(error.message)) }
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
