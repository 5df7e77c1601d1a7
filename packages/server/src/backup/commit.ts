/** The end of a restore: whether the database has it, also where the connection was lost in the middle of saying so. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Reached } from './connect.ts'

export type Committed =
  | { readonly end: 'committed' }
  /** Nothing of the transaction is there. */
  | { readonly end: 'aborted'; readonly fault: unknown }
  /** The database does not tell any more. */
  | { readonly end: 'unknown'; readonly fault: unknown }

/** Commits the transaction of the client, which has written something. */
export async function commit(client: pg.Client, reached: Pick<Reached, 'connect'>): Promise<Committed> {
  const transaction = await transactionOf(client)
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
