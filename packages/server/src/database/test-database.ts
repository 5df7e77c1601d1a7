import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from './connection.ts'
import { connectionUrl } from './embedded/connection-url.ts'
import type { EmbeddedConnection } from './embedded/start-embedded-database.ts'
import { serverRole } from './server-role.ts'
import { copying, emptyTemplateName, templateName } from './test-server.ts'

/** A database of a test file's own. `await using` (or `close` in afterAll) drops it. */
export type TestDatabase = Database & {
  /** As the server works: what `pool` sees as the owner, row-level security keeps from it. */
  readonly server: pg.Pool
  readonly connection: EmbeddedConnection
  /** The same as a URL, to be given to a server process as DATABASE_URL. */
  readonly url: string
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export type TestDatabaseOptions = {
  /** `migrated` (default) holds all tables of the platform, `empty` none; or all that another database holds. */
  readonly content?: 'migrated' | 'empty' | { readonly copyOf: string }
  readonly maxConnections?: number
}

/** Makes a database from the run's template; takes about 30 ms. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = inject('testDatabaseServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const template = templateOf(options.content ?? 'migrated')
  await administrate(server, `CREATE DATABASE ${name} TEMPLATE ${template} ${copying}`)
  const connection = { ...server, database: name }
  const database = await openDatabase({ connection, maxConnections: options.maxConnections ?? 10 })
  if (!database.ok) throw new Error(`${database.code}: ${database.message}`)
  const served = await openDatabase({
    connection,
    role: serverRole,
    maxConnections: options.maxConnections ?? 10,
  })
  if (!served.ok) throw new Error(`${served.code}: ${served.message}`)
  let closing: Promise<void> | undefined
  const drop = async () => {
    await served.close()
    await database.close()
    await administrate(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  const close = () => {
    closing ??= drop()
    return closing
  }
  return {
    ...database,
    server: served.pool,
    close,
    connection,
    url: connectionUrl(connection),
    [Symbol.asyncDispose]: close,
  }
}

function templateOf(content: NonNullable<TestDatabaseOptions['content']>): string {
  if (typeof content === 'object') return content.copyOf
  return content === 'empty' ? emptyTemplateName : templateName
}

async function administrate(server: EmbeddedConnection, sql: string): Promise<void> {
  const client = new pg.Client({ ...server, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
