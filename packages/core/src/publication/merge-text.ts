/**
 * Three-way merge of a YAML file. The merge by nodes decides whether there is a conflict and what the result says; the
 * text comes from a merge by lines where that says the same, else from the edits put into theirs. A merge that would
 * lose a comment is none: nothing that anybody wrote disappears unseen.
 */
import { commentsOf, type Edit, edited, readData } from '../catalogue/edit.ts'
import { shownPath } from '../catalogue/finding.ts'
import { isSameData } from '../catalogue/same-data.ts'
import { mergeData } from './merge-data.ts'
import { mergeLines } from './merge-lines.ts'

export type TextMerge =
  | { readonly ok: true; readonly text: string | null }
  /** The first place that both changed, as `limit.promisedDays`; empty for the file as a whole. */
  | { readonly ok: false; readonly conflictAt: string }

const whole: TextMerge = { ok: false, conflictAt: '' }

/** Comments that one side added to the base. */
function addedComments(base: string, side: string): string[] {
  const known = commentsOf(base)
  return commentsOf(side).filter(comment => {
    const index = known.indexOf(comment)
    if (index !== -1) known.splice(index, 1)
    return index === -1
  })
}

function keepsComments(merged: string, base: string, sides: readonly string[]): boolean {
  const comments = new Set(commentsOf(merged))
  return sides.flatMap(side => addedComments(base, side)).every(comment => comments.has(comment))
}

/** Null is a file that is not there. Pure and total. */
export function mergeTexts(base: string | null, mine: string | null, theirs: string | null): TextMerge {
  if (mine === theirs || mine === base) return { ok: true, text: theirs }
  if (theirs === base) return { ok: true, text: mine }
  if (base === null || mine === null || theirs === null) return whole
  const data = [readData(base), readData(mine), readData(theirs)] as const
  const [before, own, other] = data
  if (before === undefined || own === undefined || other === undefined) return whole
  const merge = mergeData(before.data, own.data, other.data)
  if (!merge.ok) return { ok: false, conflictAt: shownPath(merge.conflictAt) }
  const byLines = mergeLines(base, mine, theirs)
  const candidates = [byLines, byEdits(theirs, merge.edits)]
  const good = candidates.find(
    text =>
      text !== undefined &&
      isSameData(readData(text)?.data ?? null, merge.data ?? null) &&
      keepsComments(text, base, [mine, theirs]),
  )
  return good === undefined ? whole : { ok: true, text: good }
}

function byEdits(theirs: string, edits: readonly Edit[]): string | undefined {
  let text = theirs
  for (const edit of edits) {
    const next = edited(text, edit)
    if (!next.ok) return undefined
    text = next.text
  }
  return text
}
