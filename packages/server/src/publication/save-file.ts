/** Saving a file of a change. Who saves on less than what stands there is told what does, and loses nothing. */
import { randomUUID } from 'node:crypto'
import type { FileConflict } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import { type ChangeState, isSamplePath, mergeTexts, revisionOf } from '@yijianshi/core/publication'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { getText, keepTexts } from './content-store.ts'

export type Saved = { readonly path: string; readonly revision: number }

const attempts = 5

/** Hash of a file in a version; null where it has none. */
export async function hashInVersion(
  services: Services,
  version: string,
  path: string,
): Promise<string | null> {
  const found = await services.pool.query<{ hash: string }>(
    'SELECT hash FROM catalogue_version_file WHERE version = $1 AND path = $2',
    [version, path],
  )
  return found.rows[0]?.hash ?? null
}

/** Hash of a file as the change has it, or else its base. */
export function hashInChange(services: Services, state: ChangeState, path: string): Promise<string | null> {
  const changed = state.files.get(path)
  return changed === undefined ? hashInVersion(services, state.base, path) : Promise.resolve(changed.hash)
}

export async function textOf(services: Services, hash: string | null): Promise<string | null> {
  return hash === null ? null : getText(services.pool, hash)
}

/** The two texts, what both began with, and the merge where there is one. */
async function conflictOf(
  services: Services,
  changeId: string,
  state: ChangeState,
  sent: { readonly path: string; readonly text: string | null; readonly basedOn: number },
): Promise<FileConflict> {
  const { path, text: mine, basedOn } = sent
  const before = (await services.changes.at(changeId, Math.max(1, basedOn)))?.state ?? state
  const base = await textOf(services, await hashInChange(services, before, path))
  const theirs = await textOf(services, await hashInChange(services, state, path))
  const merge = mergeTexts(base, mine, theirs)
  const both = merge.ok ? { merged: merge.text } : { conflictAt: merge.conflictAt }
  return { path, revision: revisionOf(state, path), theirs, base, mine, ...both }
}

/** Saves what is stored already under `hash`. */
export async function saveHash(
  services: Services,
  actor: Actor,
  changeId: string,
  file: { readonly path: string; readonly hash: string | null; readonly basedOn: number | 'whatever' },
): Promise<Outcome<{ readonly state: ChangeState; readonly saved: Saved }>> {
  const { path, hash } = file
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await services.changes.load(changeId)
    if (current === undefined) return refused('publication/not-found')
    const { base, revision } = current.state
    const baseHash = await hashInVersion(services, base, path)
    const basedOn = file.basedOn === 'whatever' ? revision : file.basedOn
    const executed = await services.changes.execute({
      process: changeId,
      commandId: randomUUID(),
      actor,
      command: { type: 'save-file', path, hash, base, baseHash, basedOn },
      at: services.now(),
    })
    if (executed.ok) {
      const { state } = executed
      return done({ state, saved: { path, revision: revisionOf(state, path) } })
    }
    // The change got another base in this very moment.
    if (executed.refusal.code !== 'publication/busy') return executed
  }
  return refused('publication/busy')
}

export async function saveText(
  services: Services,
  actor: Actor,
  changeId: string,
  sent: { readonly path: string; readonly text: string | null; readonly basedOn: number },
): Promise<Outcome<Saved>> {
  const { path, text, basedOn } = sent
  if (text !== null && isSamplePath(path)) return refused('publication/path', { path })
  const [hash = null] = text === null ? [] : await keepTexts(services.pool, [text])
  const outcome = await saveHash(services, actor, changeId, { path, hash, basedOn })
  if (outcome.ok) return done(outcome.value.saved)
  if (outcome.refusal.code !== 'publication/stale-file' || isSamplePath(path)) return outcome
  const current = await services.changes.load(changeId)
  if (current === undefined) return refused('publication/not-found')
  return { ...outcome, conflicts: [await conflictOf(services, changeId, current.state, sent)] }
}
