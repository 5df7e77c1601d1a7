/** The catalogue in and out of a folder, for the command line. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { difference, isSamplePath } from '@yijianshi/core/publication'
import type pg from 'pg'
import type { LoadedFolder } from '../catalogue/load.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { createChangeEngine } from './change-kind.ts'
import { getSample, getTexts } from './content-store.ts'
import { findNewest, findVersion, importVersion, keepFiles, manifestOf } from './version-store.ts'

export { listVersions } from './version-store.ts'

export type ExportedFile = { readonly path: string; readonly content: string | Buffer }

/** Every file of a version, by its number or `current`; read one picture at a time. Undefined when there is none. */
export async function exportVersion(
  pool: pg.Pool,
  name: string,
): Promise<{ readonly number: number; readonly files: AsyncIterable<ExportedFile> } | undefined> {
  const found = await findVersion(pool, name)
  if (found === undefined) return undefined
  return { number: found.number, files: filesOf(pool, found.version) }
}

async function* filesOf(pool: pg.Pool, version: string): AsyncGenerator<ExportedFile> {
  const entries = [...(await manifestOf(pool, version))]
  const texts = entries.filter(([path]) => !isSamplePath(path))
  const contents = await getTexts(
    pool,
    texts.map(([, hash]) => hash),
  )
  for (const [path, hash] of texts) yield { path, content: contents.get(hash) ?? '' }
  for (const [path, hash] of entries) {
    if (isSamplePath(path)) yield { path, content: (await getSample(pool, hash)).content }
  }
}

export type FolderImport =
  | { readonly kind: 'first'; readonly number: number }
  | { readonly kind: 'same' }
  | { readonly kind: 'begun'; readonly change: string; readonly files: number }

/** The editor who brings it in, by login. */
async function findEditor(pool: pg.Pool, login: string): Promise<Actor | undefined> {
  const found = await new GuardedDatabase(pool, work('staff-accounts')).query<{ id: string }>(
    `SELECT id FROM account WHERE login = $1 AND role = 'editor' AND disabled_at IS NULL`,
    [login.trim().toLowerCase()],
  )
  const row = found.rows[0]
  return row && { role: 'editor', account: row.id }
}

/**
 * Makes the folder version 1 of a database that has none; else a change of the editor that waits for a second person.
 * Undefined when the login is no editor’s.
 */
export async function importFolder(
  pool: pg.Pool,
  folder: LoadedFolder & { readonly catalogue: Catalogue },
  by: { readonly login: string; readonly title: string },
  now: () => number,
): Promise<Outcome<FolderImport> | undefined> {
  const newest = await findNewest(pool)
  if (newest === undefined) {
    await importVersion(pool, folder.files, folder.catalogue.version, now())
    return done({ kind: 'first', number: 1 })
  }
  if (newest.version === folder.catalogue.version) return done({ kind: 'same' })
  const actor = await findEditor(pool, by.login)
  if (actor === undefined) return undefined
  if (by.title.trim() === '') return refused('publication/title-missing')
  const manifest = await keepFiles(pool, folder.files)
  const files = difference(await manifestOf(pool, newest.version), manifest)
  const change = randomUUID()
  const changes = createChangeEngine(pool, now)
  const begun = await changes.execute({
    process: change,
    commandId: change,
    actor,
    command: { type: 'begin', title: by.title.trim(), base: newest.version, files },
  })
  if (!begun.ok) return begun
  const asked = await changes.execute({
    process: change,
    commandId: randomUUID(),
    actor,
    // The folder was read as a whole just now, and is sound; the change holds all that it has otherwise.
    command: { type: 'request-review', errors: 0, seen: begun.state.revision },
  })
  return asked.ok ? done({ kind: 'begun', change, files: files.length }) : asked
}
