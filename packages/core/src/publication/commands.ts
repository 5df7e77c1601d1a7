/** What people may ask of a change of the catalogue. The server fills in hashes and what the merge came to. */
import type { ChangedFile, ChangeEvent } from './events.ts'

type Beginning = Omit<Extract<ChangeEvent, { type: 'ChangeBegun' }>, 'type'>
type Rebasing = Omit<Extract<ChangeEvent, { type: 'ChangeRebased' }>, 'type'>

/** What the check of the whole catalogue came to: on its base for a review, merged for a publication. */
type Check = {
  /** Revision of the change that was checked. */
  readonly seen: number
  readonly errors: number
}

export type ChangeCommand =
  | ({ readonly type: 'begin' } & Beginning)
  | { readonly type: 'rename'; readonly title: string }
  | ({
      readonly type: 'save-file'
      /** As this version has it, on which the change is built; null where it has no such file. */
      readonly baseHash: string | null
      readonly base: string
      /** Revision that the editor saw when starting to edit: of the file, or of the change. */
      readonly basedOn: number
    } & ChangedFile)
  | ({
      readonly type: 'rebase'
      /** Files that both sides changed and nobody has merged. */
      readonly unmerged: readonly string[]
      /** Revision of the change that was merged. */
      readonly seen: number
    } & Rebasing)
  | ({ readonly type: 'request-review' } & Check)
  | { readonly type: 'approve' }
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'schedule'; readonly publishAt: number }
  | ({
      readonly type: 'publish'
      readonly version: string
      readonly number: number
      readonly onto: string
      /** Files that this change and versions published since its base have both changed. */
      readonly overlapping: readonly string[]
    } & Check)
  | { readonly type: 'fail-publication'; readonly code: string; readonly what: string }
  | { readonly type: 'withdraw' }
