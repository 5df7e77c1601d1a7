/** Vitest's global set-up: the demo is made once, by a real server; the platform of each story begins with a copy. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionUrl } from '@yijianshi/server/database/embedded/connection-url'
import { createDatabase } from '@yijianshi/server/database/test-server'
import type { TestProject } from 'vitest/node'
import { startServer } from './server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: Demo
  }
}

/** Nobody is connected to the database, and nobody writes into the folder any more. */
export type Demo = {
  readonly database: string
  readonly dataFolder: string
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { testDatabaseServer } = project.getProvidedContext()
  const database = `demo_${project.name}`
  await createDatabase(testDatabaseServer, database)
  const dataFolder = await mkdtemp(join(tmpdir(), 'yijianshi-demo-'))
  const removeData = () => rm(dataFolder, { recursive: true, force: true })
  try {
    const databaseUrl = connectionUrl({ ...testDatabaseServer, database })
    const server = await startServer({ databaseUrl, dataFolder })
    await server.stop()
  } catch (error) {
    await removeData()
    throw error
  }
  project.provide('demo', { database, dataFolder })
  return removeData
}
