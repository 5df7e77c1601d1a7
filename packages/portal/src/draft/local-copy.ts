/** What the server has not saved yet, kept on the device until it has. */
import type { DraftChange } from './autosave.ts'

const unsavedKey = (draft: string) => `yijianshi.unsaved.${draft}`
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
  } catch {
    // Nothing was kept.
  }
}
