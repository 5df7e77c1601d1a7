/** A source in PostgreSQL: one statement that the operator wrote, with the number as its parameter, read only. */
import pg from 'pg'
import { type Connector, MOST_ROWS, SourceFault } from './connector.ts'

export type SqlSource = {
  readonly connectionString: string
  /** `$1` is the number by which it is asked. */
  readonly statement: string
  readonly timeoutMs: number
}

/** Dates stay the text that they are; a moment of this machine’s zone would be another day. */
const datesAsText: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    [pg.types.builtins.DATE, pg.types.builtins.TIMESTAMP].includes(id)
      ? (value: string | Buffer) => value.toString()
      : pg.types.getTypeParser(id, format),
}

export function sqlConnector({ connectionString, statement, timeoutMs }: SqlSource): Connector {
  const pool = new pg.Pool({
    connectionString,
    max: 4,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 1000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
    application_name: 'yijianshi data sharing',
    options: '-c default_transaction_read_only=on',
    types: datesAsText,
  })
  // An idle connection that the other side has cut is no fault of a request.
  pool.on('error', () => {})
  return {
    kind: 'sql',
    async ask({ key }, signal) {
      const client = await pool.connect()
      try {
        signal.throwIfAborted()
        await client.query('BEGIN READ ONLY')
        // As a part of another statement it can be nothing but a question.
        const { rows } = await client.query(`SELECT * FROM (${statement}) AS answer LIMIT ${MOST_ROWS + 1}`, [
          key,
        ])
        await client.query('COMMIT')
        client.release()
        if (rows.length > MOST_ROWS) throw new SourceFault(`answered more than ${MOST_ROWS} rows`)
        return rows.length === 0 ? undefined : { rows }
      } catch (error) {
        // Whatever state it is in, nobody gets this connection again.
        if (!(error instanceof SourceFault)) client.release(true)
        throw error
      }
    },
    close: () => pool.end(),
  }
}
