/** Commands that work on the database of the server. */
import { existsSync } from 'node:fs'
import { databaseUrlOf, dataDirectoryOf } from '@yijianshi/server/database/environment'
import { openStore, type Store } from '@yijianshi/server/database/open-store'
import type { Messages } from './messages.ts'
import { failed, type Outcome } from './outcome.ts'
import { tellNow } from './until-stopped.ts'

export type Work = (store: Store) => Promise<Outcome>

/** Makes no empty database where there is none: the folder may be a mistake. */
export async function onExistingDatabase(messages: Messages, work: Work): Promise<Outcome> {
  const folder = dataDirectoryOf(process.env)
  if (databaseUrlOf(process.env) !== undefined || existsSync(folder)) return onDatabase(messages, work)
  return failed(messages.staff.noDatabase(folder))
}

/** On DATABASE_URL beside a running server; on the embedded database only while none runs. */
export async function onDatabase(messages: Messages, work: Work): Promise<Outcome> {
  const store = await openStore({ environment: process.env, onProgress: tellNow, onLost: tellNow })
  if (!store.ok) {
    const isServed = store.code === 'database/already-running'
    return failed(isServed ? messages.staff.serverRuns(dataDirectoryOf(process.env)) : store.message)
  }
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
