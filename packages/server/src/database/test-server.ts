import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { databaseName } from './embedded/cluster.ts'
import { findLiveOwner } from './embedded/owner-lock.ts'
import { clearLeftovers } from './embedded/postmaster.ts'
import {
  type EmbeddedConnection,
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from './embedded/start-embedded-database.ts'
import { migrate, migrationsDirectory, readMigrations } from './migrate.ts'

/**
 * Vitest's global set-up: one real PostgreSQL server for the whole run, however many projects use it, and on it
 * one template database, migrated once, from which `createTestDatabase` makes a copy for each test file.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = sharedRun()
  run.users += 1
  run.server ??= startTestServer()
  const server = await run.server
  project.provide('testDatabaseServer', server.connection)
  return async () => {
    run.users -= 1
    if (run.users > 0) return
    run.server = undefined
    await server.stop()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    testDatabaseServer: EmbeddedConnection
  }
}

export const templateName = 'yijianshi_template'
export const emptyTemplateName = 'template1'

type TestServer = { readonly connection: EmbeddedConnection; readonly stop: () => Promise<void> }
type SharedRun = { users: number; server: Promise<TestServer> | undefined }

declare global {
  var testServerRun: SharedRun | undefined
}

/** Each vitest project loads this module anew; the run they share hangs on the one global object. */
function sharedRun(): SharedRun {
  globalThis.testServerRun ??= { users: 0, server: undefined }
  return globalThis.testServerRun
}

const folderPrefix = 'yijianshi-test-'

async function startTestServer(): Promise<TestServer> {
  await removeAbandonedRuns()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  // When we are root, the server's own account must get through to the data folder inside.
  chmodSync(folder, 0o711)
  const server = await startEmbeddedDatabase({ dataDirectory: join(folder, 'data'), durable: false })
  if (!server.ok) throw new Error(`${server.code}: ${server.message}`)
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { connection: server.connection, stop }
}

async function makeTemplate(server: EmbeddedDatabase): Promise<void> {
  await createDatabase(server.connection, templateName, emptyTemplateName)
  const pool = new pg.Pool({ ...server.connection, database: templateName })
  // When the server goes down with a migration that failed, it is the migration that is to be told of.
  pool.on('error', () => {})
  try {
    await migrate(pool, readMigrations(migrationsDirectory))
  } finally {
    await pool.end()
  }
}

/** A database that holds what `template` holds, which nobody may be connected to. */
export async function createDatabase(
  connection: EmbeddedConnection,
  name: string,
  template = templateName,
): Promise<void> {
  const maintenance = { ...connection, database: databaseName }
  await queryOnce(maintenance, `CREATE DATABASE ${name} TEMPLATE ${template}`)
}

async function queryOnce(connection: EmbeddedConnection, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A test run that was killed cannot clean up; the next one does it. */
async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name)
    const home = join(folder, 'data')
    try {
      if (readdirSync(folder).length === 0 || !readdirSync(home).includes('owner.lock')) continue
      if (findLiveOwner(home) !== undefined) continue
      const location = {
        home,
        cluster: join(home, 'postgresql'),
        logFile: join(home, 'postgresql.log'),
        account: undefined,
      }
      await clearLeftovers(location, () => {})
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It belongs to another user of this machine: theirs to remove.
    }
  }
}
