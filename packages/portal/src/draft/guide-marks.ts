/** What of a newer guide, which a draft has taken over, the person has not seen to yet. */
import type { Draft } from '@yijianshi/contract/draft'
import { type GuideMark, isSamePlace } from '@yijianshi/core/publication/guide-marks'
import { isFilled } from './progress.ts'

/** Marks of an earlier version that nobody has seen to, and those of the version after it. */
export function withLaterMarks(
  earlier: readonly GuideMark[],
  later: readonly GuideMark[],
): readonly GuideMark[] {
  const kept = earlier.filter(mark => !later.some(other => isSamePlace(mark, other)))
  const added = later.map(mark => {
    const known = earlier.find(other => isSamePlace(mark, other))
    // New to the person, whatever has become of it since.
    return known?.mark === 'new' && mark.mark === 'changed' ? { ...mark, mark: known.mark, parts: [] } : mark
  })
  return [...kept, ...added]
}

/** A field or material that has to be given and did not have to be before; a look at it is not enough. */
function isOpen(mark: GuideMark, { plan, values, files }: Pick<Draft, 'plan' | 'values' | 'files'>): boolean {
  const isDemanded = mark.mark === 'new' || mark.parts.includes('now-required')
  if (!isDemanded || mark.kind === 'item') return false
  if (mark.kind === 'material') return !files.some(({ material }) => material === mark.id)
  const field = plan.form.fields.find(({ element }) => element === mark.id)
  return field?.required === true && !isFilled(values[mark.id])
}

/** What is left of the marks once the person has seen those that `isSeen` says. */
export function marksLeft(
  marks: readonly GuideMark[],
  draft: Pick<Draft, 'plan' | 'values' | 'files'>,
  isSeen: (mark: GuideMark) => boolean,
): readonly GuideMark[] {
  const left = marks.filter(mark => !isSeen(mark) || isOpen(mark, draft))
  return left.length === marks.length ? marks : left
}
