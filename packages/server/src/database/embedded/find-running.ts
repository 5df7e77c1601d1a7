/** The embedded database of another process that runs: for programs that work beside it. */
import { databaseName, databaseUser, findPassword } from './cluster.ts'
import { type DataLocation, findDataLocation } from './data-location.ts'
import { findLiveOwner } from './owner-lock.ts'
import { findPostmasterNote } from './postmaster.ts'
import { isServerProcessIn } from './process-identity.ts'
import type { EmbeddedConnection } from './start-embedded-database.ts'

export type RunningDatabase = { readonly connection: EmbeddedConnection; readonly location: DataLocation }

/** Undefined when no process owns the data folder, or its server does not take connections now. */
export function findRunningDatabase(dataDirectory: string): RunningDatabase | undefined {
  const location = findDataLocation(dataDirectory)
  if (location === undefined || findLiveOwner(location.home) === undefined) return undefined
  const note = findPostmasterNote(location)
  if (note === undefined || note.status !== 'ready' || !isServerProcessIn(note.pid, location.cluster))
    return undefined
  const password = findPassword(location)
  const host = note.socketDirectory === '' ? '127.0.0.1' : note.socketDirectory
  const connection = { host, port: note.port, user: databaseUser, database: databaseName }
  return { location, connection: { ...connection, ...(password !== undefined && { password }) } }
}
