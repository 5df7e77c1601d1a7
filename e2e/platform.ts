/** The real platform for a story: server, database of its own, built web apps, demo people and cases. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { inject } from 'vitest'
import { startHosted } from './hosted-server.ts'
import type { ServerProcess } from './server-process.ts'

export type Platform = ServerProcess & { readonly pool: TestDatabase['pool'] }

/** Starts it with a copy of the demo and these settings. Throws with all that the server said when it does not come up. */
export async function startPlatform(settings: Readonly<Record<string, string>> = {}): Promise<Platform> {
  const demo = inject('demo')
  const dataFolder = await mkdtemp(join(tmpdir(), 'yijianshi-e2e-'))
  const [database] = await Promise.all([
    createTestDatabase({ content: { copyOf: demo.database } }),
    cp(demo.dataFolder, dataFolder, { recursive: true }),
  ])
  const removeData = async () => {
    await database.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  try {
    const server = await startHosted({ databaseUrl: database.url, dataFolder, settings })
    const stop = async () => {
      try {
        await server.stop()
      } finally {
        await removeData()
      }
    }
    return { address: server.address, stop, pool: database.pool }
  } catch (error) {
    await removeData()
    throw error
  }
}
