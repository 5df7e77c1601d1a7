/** Commands that work on the database of the server. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openStore, type Store } from '@yijianshi/server/database/open-store'
import type { Messages } from './messages.ts'
import { type Outcome, printable } from './outcome.ts'

export type Work = (store: Store) => Promise<Outcome>

const isOwnServer = () => (process.env.DATABASE_URL?.trim() ?? '') !== ''
const dataDirectory = () => resolve(process.env.DATA_DIR?.trim() || 'data')

/** Makes no empty database where there is none: the folder may be a mistake. */
export async function onExistingDatabase(messages: Messages, work: Work): Promise<Outcome> {
  const folder = dataDirectory()
  if (isOwnServer() || existsSync(folder)) return onDatabase(messages, work)
  return { exitCode: 1, complaint: printable(messages.staff.noDatabase(folder)) }
}

/** On DATABASE_URL beside a running server; on the embedded database only while none runs. */
export async function onDatabase(messages: Messages, work: Work): Promise<Outcome> {
  const progress = (message: string) => process.stderr.write(`${printable(message)}\n`)
  const store = await openStore({ environment: process.env, onProgress: progress, onLost: progress })
  if (!store.ok) {
    const complaint =
      store.code === 'database/already-running' ? messages.staff.serverRuns(dataDirectory()) : store.message
    return { exitCode: 1, complaint: printable(complaint) }
  }
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
