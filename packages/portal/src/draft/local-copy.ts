/** What the server has not saved yet, kept on the device until it has. */

import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import type { DraftChange } from './autosave.ts'

const unsavedKey = (draft: string) => `yijianshi.unsaved.${draft}`
const marksKey = (draft: string) => `yijianshi.guide-marks.${draft}`
const commandKey = (draft: string) => `yijianshi.submission.${draft}`

export function keepUnsaved(draft: string, unsaved: DraftChange | undefined): void {
  try {
    if (unsaved === undefined) localStorage.removeItem(unsavedKey(draft))
    else localStorage.setItem(unsavedKey(draft), JSON.stringify(unsaved))
  } catch {
    // Storage is full or forbidden: the server's copy is then the only one.
  }
}

export function unsavedOf(draft: string): DraftChange | undefined {
  try {
    const text = localStorage.getItem(unsavedKey(draft))
    // Written by `keepUnsaved` only; the server checks it like any other change.
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What of a newer guide the person has not seen to yet: names of fields and materials, no values. */
export function keepMarks(draft: string, marks: readonly GuideMark[]): void {
  try {
    if (marks.length === 0) localStorage.removeItem(marksKey(draft))
    else localStorage.setItem(marksKey(draft), JSON.stringify(marks))
  } catch {
    // Storage is full or forbidden: the marks last as long as the page.
  }
}

export function marksOf(draft: string): readonly GuideMark[] {
  try {
    const text = localStorage.getItem(marksKey(draft))
    // Written by `keepMarks` only.
    return text === null ? [] : JSON.parse(text)
  } catch {
    return []
  }
}

/** The same id for every attempt to submit this draft, so that it is submitted once. */
export function submissionIdOf(draft: string): string {
  try {
    const known = localStorage.getItem(commandKey(draft))
    if (known !== null) return known
    const fresh = crypto.randomUUID()
    localStorage.setItem(commandKey(draft), fresh)
    return fresh
  } catch {
    return crypto.randomUUID()
  }
}

export function forgetDraft(draft: string): void {
  try {
    localStorage.removeItem(unsavedKey(draft))
    localStorage.removeItem(commandKey(draft))
    localStorage.removeItem(marksKey(draft))
  } catch {
    // Nothing was kept.
  }
}
