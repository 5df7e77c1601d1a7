/** What a fault of the database means for a command: whether it may have been done, and whether to try again. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * `conflict`: rolled back as a whole, because of others who worked at the same time. `connection`: lost, and whether
 * the command was done is not known. `exhausted`: rolled back, for want of space, memory or time.
 */
export type DatabaseFault = 'conflict' | 'connection' | 'exhausted'

const CONFLICTS = new Set(['40001', '40P01', '55P03'])
/** Shutdowns, a server that only just starts, one that is a standby by now, and connections that were ended. */
const CONNECTIONS = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25006'])
/** A statement that took too long, and a device that did not write. */
const EXHAUSTED = new Set(['57014', '58030'])
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
/** What the driver says without a code. */
const DRIVER =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end/

/** Undefined for what no waiting would mend: a fault of ours. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? ''
    if (CONFLICTS.has(code)) return 'conflict'
    if (code.startsWith('53') || EXHAUSTED.has(code)) return 'exhausted'
    // FATAL ends the connection: no statement of ours has caused it.
    return CONNECTIONS.has(code) || code.startsWith('08') || error.severity === 'FATAL'
      ? 'connection'
      : undefined
  }
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string' && SOCKET.has(error.code)) return 'connection'
  return DRIVER.test(error.message) ? 'connection' : undefined
}

const REPEATS = 5
const FIRST_PAUSE_MS = 100

/**
 * After a command failed: waits, and says that it is to be decided and written again, from what then stands in the
 * database. A command that was done after all is found there by its id, so it is never done twice. Throws the fault
 * when trying again is useless, or was in vain.
 * @param attempt from 0
 */
export async function again(error: unknown, attempt: number): Promise<'again'> {
  const fault = databaseFault(error)
  if (fault === undefined || fault === 'exhausted' || attempt >= REPEATS) throw error
  await sleep(FIRST_PAUSE_MS * 2 ** attempt)
  return 'again'
}
