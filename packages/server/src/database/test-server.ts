import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
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
import { databaseFolder, databaseFolders } from './test-folder.ts'

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
  project.provide('testFolder', server.folder)
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
    /** Of the whole run, removed at its end. */
    testFolder: string
  }
}

export const templateName = 'yijianshi_template'
export const emptyTemplateName = 'template1'
/** Files copied as they are: less work than by the other strategy, which writes each page to the log too. */
export const copying = 'STRATEGY FILE_COPY'

type TestServer = {
  readonly connection: EmbeddedConnection
  readonly folder: string
  readonly stop: () => Promise<void>
}
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
  const folder = mkdtempSync(join(databaseFolder(), folderPrefix))
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
  return { connection: server.connection, folder, stop }
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
  await queryOnce(maintenance, `CREATE DATABASE ${name} TEMPLATE ${template} ${copying}`)
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
  const folders = databaseFolders
    .filter(place => existsSync(place))
    .flatMap(place => readdirSync(place).map(name => join(place, name)))
  for (const folder of folders.filter(entry => basename(entry).startsWith(folderPrefix))) {
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
