/** The variables of a process: one that is blank counts as left away. */
import { resolve } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

export function readerOf(environment: Environment): (name: string) => string | undefined {
  return name => environment[name]?.trim() || undefined
}

/** Folder of the embedded database, of the files handed in, and of keys. */
export function dataDirectoryOf(environment: Environment): string {
  const given = readerOf(environment)
  return resolve(given('DATA_DIR') ?? 'data')
}

/** A PostgreSQL of the operator's own. */
export function databaseUrlOf(environment: Environment): string | undefined {
  const given = readerOf(environment)
  return given('DATABASE_URL')
}
