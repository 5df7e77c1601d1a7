import { type Edit, type EditRefusal, edited } from '@yijianshi/core/catalogue/edit'

export type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: EditRefusal }

/** All of the edits or none. */
export function applyEdits(before: string, edits: readonly Edit[]): Edited {
  let text = before
  for (const edit of edits) {
    const result = edited(text, edit)
    if (!result.ok) return result
    text = result.text
  }
  return { ok: true, text }
}
