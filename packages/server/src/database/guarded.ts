/**
 * Queries on tables with personal data: each says for whom it asks, and the database shows what that subject has to do
 * with. On an ordinary connection the same query sees nothing.
 */
import pg from 'pg'
import { type Subject, subjectText } from './subject.ts'

type Row = pg.QueryResultRow

export class GuardedDatabase {
  readonly #pool: pg.Pool
  readonly #client: pg.PoolClient | undefined
  readonly subject: Subject

  constructor(pool: pg.Pool, subject: Subject, client?: pg.PoolClient) {
    this.#pool = pool
    this.#client = client
    this.subject = subject
  }

  /** Whether it sees what a transaction has not committed yet. */
  get isWithinTransaction(): boolean {
    return this.#client !== undefined
  }

  /** The same place, asked for somebody else. */
  as(subject: Subject): GuardedDatabase {
    return new GuardedDatabase(this.#pool, subject, this.#client)
  }

  /** Within the transaction that the caller has begun there, and ends. */
  within(client: pg.PoolClient): GuardedDatabase {
    return new GuardedDatabase(this.#pool, this.subject, client)
  }

  /** One statement in one round trip. Throws what the database throws. */
  async query<Found extends Row = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Found>> {
    const statement = { text, values: [...values], subject: subjectText(this.subject) }
    return this.#client === undefined ? ask(this.#pool, statement) : send(this.#client, statement)
  }
}

type Statement = { readonly text: string; readonly values: unknown[]; readonly subject: string }

async function ask<Found extends Row>(pool: pg.Pool, statement: Statement): Promise<pg.QueryResult<Found>> {
  const client = await pool.connect()
  // A connection that breaks fails the statement too; without a listener it would end the process.
  const onLost = () => {}
  client.once('error', onLost)
  let failure: Error | undefined
  try {
    return await send<Found>(client, statement)
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.removeListener('error', onLost)
    client.release(failure)
  }
}

// `FROM`, so that no column comes back.
const takeSubject = `SELECT FROM set_config('yijianshi.subject', $1, true)`

/**
 * The subject is sent ahead of the statement with no sync between the two, so both are one transaction and one round
 * trip, and PostgreSQL itself forgets the subject when that transaction ends: no connection can keep it.
 */
function send<Found extends Row>(
  client: pg.PoolClient,
  statement: Statement,
): Promise<pg.QueryResult<Found>> {
  const { text, values, subject } = statement
  return new Promise((resolve, reject) => {
    const config = { text, values, queryMode: 'extended' }
    const query = new pg.Query<Found>(config, (error, result) => {
      if (error) reject(error)
      else resolve(lastOf(result))
    })
    const submit = query.submit.bind(query)
    query.submit = connection => {
      connection.parse({ name: '', text: takeSubject, types: [] }, true)
      connection.bind({ values: [subject] }, true)
      connection.execute({}, true)
      return submit(connection)
    }
    client.query(query)
  })
}

/** Of several statements in one transaction the driver gives a list of results. */
function lastOf<Found extends Row>(
  results: pg.QueryResult<Found> | readonly pg.QueryResult<Found>[],
): pg.QueryResult<Found> {
  if ('rows' in results) return results
  const last = results.at(-1)
  if (last === undefined) throw new Error('The driver gave no result')
  return last
}
