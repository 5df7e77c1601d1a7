import { join } from 'node:path'
import { findPostmasterNote } from './postmaster.ts'

/** Process number of the server that runs on the data folder. */
export function getPostmasterPid(dataDirectory: string): number {
  const cluster = join(dataDirectory, 'postgresql')
  const note = findPostmasterNote({ home: dataDirectory, cluster, logFile: '', account: undefined })
  if (note === undefined) throw new Error(`No server runs on ${dataDirectory}`)
  return note.pid
}
