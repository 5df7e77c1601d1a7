import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeOpenFolder } from './embedded/test-installation.ts'
import { getPostmasterPid } from './embedded/test-postmaster.ts'
import { openStore } from './open-store.ts'
import { databaseFolder } from './test-folder.ts'

describe('without DATABASE_URL', () => {
  let folder: string
  let dataDirectory: string

  beforeEach(() => {
    folder = makeOpenFolder(databaseFolder())
    dataDirectory = join(folder, 'data')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const open = async (progress: string[] = []) => {
    const store = await openStore({
      environment: { DATA_DIR: dataDirectory, DATABASE_URL: '' },
      onProgress: message => progress.push(message),
      onLost: reason => progress.push(reason),
    })
    if (!store.ok) throw new Error(store.message)
    return store
  }

  test('the embedded database is started, migrated once, and stopped with the store', async () => {
    const first = await open()
    expect(first).toMatchObject({ kind: 'embedded', fresh: true, location: dataDirectory })
    await first.close()
    expect(() => getPostmasterPid(dataDirectory)).toThrow()
    const second = await open()
    expect(second.fresh).toBe(false)
    await second.close()
  })

  test('the store outlives a killed server: its process goes on and its pool connects again', async () => {
    const progress: string[] = []
    const store = await open(progress)
    await store.asOwner(owner => owner.query('CREATE TABLE permit AS SELECT 1 AS id'))
    process.kill(getPostmasterPid(dataDirectory), 'SIGKILL')
    await expect.poll(() => progress.join(), { timeout: 120_000 }).toContain('starting it again')
    const read = () =>
      store.pool.query('SELECT id FROM permit').then(
        result => result.rows,
        () => [],
      )
    await expect.poll(read, { timeout: 120_000 }).toEqual([{ id: 1 }])
    await store.close()
  })

  test('a second store on the same folder is refused', async () => {
    const store = await open()
    await expect(open()).rejects.toThrow(/already in use by process/)
    await store.close()
  })
})
