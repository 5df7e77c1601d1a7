/** A version of the catalogue as names and hashes of its files, and how a change comes to stand on another version. */
import type { ChangedFile } from './events.ts'
import type { ChangeState } from './state.ts'

/** SHA-256 of the content, hex, by path. */
export type Manifest = ReadonlyMap<string, string>

/** Files that differ between two versions, by path. */
export function difference(before: Manifest, after: Manifest): ChangedFile[] {
  const changed: ChangedFile[] = []
  for (const [path, hash] of after) if (before.get(path) !== hash) changed.push({ path, hash })
  for (const path of before.keys()) if (!after.has(path)) changed.push({ path, hash: null })
  return changed.sort((left, right) => (left.path < right.path ? -1 : 1))
}

export function withChanges(version: Manifest, changed: readonly ChangedFile[]): Manifest {
  const result = new Map(version)
  for (const { path, hash } of changed) {
    if (hash === null) result.delete(path)
    else result.set(path, hash)
  }
  return result
}

export function filesOf(state: ChangeState): ChangedFile[] {
  return [...state.files].map(([path, { hash }]) => ({ path, hash }))
}

/**
 * Files that the change and the versions since its base have both changed, and not to the same. Whatever one side
 * left alone comes from the other.
 */
export function overlapping(
  changed: readonly ChangedFile[],
  base: Manifest,
  current: Manifest,
): readonly string[] {
  return changed
    .filter(({ path, hash }) => {
      const published = current.get(path) ?? null
      return published !== (base.get(path) ?? null) && published !== hash
    })
    .map(({ path }) => path)
}
