/** The end of a restore: whether the database has it, also where the connection was lost in the middle of saying so. */
import { rename, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Reached } from './connect.ts'

export type Committed =
  | { readonly end: 'committed' }
  /** Nothing of the transaction is there. */
  | { readonly end: 'aborted'; readonly fault: unknown }
  /** The database does not tell any more. */
  | { readonly end: 'unknown'; readonly fault: unknown }

/**
 * Commits the transaction of the client, which has written something, with the folder `aside` put in place as `files`
 * before the database says so. Where the transaction is aborted, the folder is `aside` again.
 */
export async function commitWithFiles(
  client: pg.Client,
  reached: Pick<Reached, 'connect'>,
  { aside, files }: { readonly aside: string; readonly files: string },
): Promise<Committed> {
  // First: a connection that is gone by now fails here, where no file has moved.
  const transaction = await transactionOf(client)
  // Empty folders, as a server makes them at its start.
  await rm(files, { recursive: true, force: true })
  await rename(aside, files)
  const committed = await commit(client, transaction, reached)
  if (committed.end === 'aborted') await rename(files, aside)
  return committed
}

async function commit(
  client: pg.Client,
  transaction: string,
  reached: Pick<Reached, 'connect'>,
): Promise<Committed> {
  try {
    await client.query('COMMIT')
    return { end: 'committed' }
  } catch (fault) {
    const end = await endOf(transaction, reached)
    return end === 'committed' ? { end } : { end, fault }
  }
}

async function transactionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
  return rows[0]?.id ?? ''
}

const looks = 20
const betweenLooksMs = 500

/** What became of a transaction whose connection is gone; a database that just starts again gets time for it. */
export async function endOf(
  transaction: string,
  { connect }: Pick<Reached, 'connect'>,
): Promise<Committed['end']> {
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await sleep(betweenLooksMs)
    const status = await statusOf(transaction, connect).catch(() => undefined)
    if (status === 'committed' || status === 'aborted') return status
  }
  return 'unknown'
}

async function statusOf(transaction: string, connect: Reached['connect']): Promise<string | undefined> {
  const client = await connect()
  try {
    const { rows } = await client.query<{ status: string | null }>(
      'SELECT pg_xact_status($1::text::xid8) AS status',
      [transaction],
    )
    return rows[0]?.status ?? undefined
  } finally {
    await client.end()
  }
}
