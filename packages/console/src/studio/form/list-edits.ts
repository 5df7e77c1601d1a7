/** From one list of values to another by edits that leave every other entry, and its comment, alone. */
import type { Edit, Path } from '@yijianshi/core/catalogue/edit'

export function listEdits(path: Path, before: readonly string[], after: readonly string[]): Edit[] {
  const removed = before
    .flatMap((value, index) => (after.includes(value) ? [] : [index]))
    .reverse()
    .map((index): Edit => ({ kind: 'remove', path: [...path, index] }))
  const left = before.length - removed.length
  const added = after
    .filter(value => !before.includes(value))
    .map((value, index): Edit => ({ kind: 'insert', path, index: left + index, value }))
  return [...removed, ...added]
}
