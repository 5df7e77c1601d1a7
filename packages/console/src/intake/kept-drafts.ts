/**
 * What is typed at the window and not saved yet, kept for a reload of the page: in this tab, for this member of staff,
 * until it is saved or they log out. It is personal data, so it never outlives the tab.
 */
import type { Autosave, DraftChange } from './autosave.ts'

export type KeptDraft = {
  readonly read: () => DraftChange
  readonly write: (unsaved: DraftChange) => void
}

const prefix = 'yijianshi.console.draft/'

/** By draft, for the visit: what is not saved when its page is left is sent before the draft is loaded again. */
export const openedDrafts = new Map<string, Autosave>()

/** Where storage is forbidden or full, a reload loses what is not saved. */
export function keptDraft(account: string, draft: string, storage: () => Storage): KeptDraft {
  const key = `${prefix}${account}/${draft}`
  return {
    read() {
      try {
        // Written by `write` only.
        return JSON.parse(storage().getItem(key) ?? '{}')
      } catch {
        return {}
      }
    },
    write(unsaved) {
      try {
        if (Object.keys(unsaved).length === 0) storage().removeItem(key)
        else storage().setItem(key, JSON.stringify(unsaved))
      } catch {
        // See above.
      }
    },
  }
}

/** When somebody logs in or out: the next person at this screen finds nothing of it. Theirs, by `except`, stays. */
export function forgetDrafts(storage: () => Storage, except?: string): void {
  openedDrafts.clear()
  try {
    const keys = Array.from({ length: storage().length }, (_, index) => storage().key(index) ?? '')
    const own = except === undefined ? undefined : `${prefix}${except}/`
    for (const key of keys) {
      if (key.startsWith(prefix) && (own === undefined || !key.startsWith(own))) storage().removeItem(key)
    }
  } catch {
    // Nothing is kept where storage is forbidden.
  }
}
