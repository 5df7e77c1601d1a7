/** What has happened to a change of the catalogue. Texts stay out: events hold the SHA-256 of what was saved. */

/** A file as a change leaves it; `hash` is null where the change deletes the file. */
export type ChangedFile = { readonly path: string; readonly hash: string | null }

export type ChangeEvent =
  | {
      readonly type: 'ChangeBegun'
      readonly title: string
      /** The version on which the change is built, hex. */
      readonly base: string
      /** Number of the change order that this carries out. */
      readonly order?: string
      /** Number of the version that this brings back. */
      readonly restored?: number
      /** What it begins with: the difference between the base and the version brought back. */
      readonly files: readonly ChangedFile[]
    }
  | { readonly type: 'ChangeRenamed'; readonly title: string }
  | {
      readonly type: 'FileSaved'
      readonly path: string
      readonly hash: string | null
      /** As the base has it; null where it has no such file. The same as `hash`: the file is as it was. */
      readonly baseHash: string | null
    }
  | {
      readonly type: 'ChangeRebased'
      readonly base: string
      /** Files of the change whose content is another one now. */
      readonly files: readonly ChangedFile[]
      /** Files of the change that are the same as in the new base. */
      readonly dropped: readonly string[]
      /** All files that differ between the old base and the new one. */
      readonly moved: readonly string[]
    }
  | { readonly type: 'ReviewRequested' }
  | { readonly type: 'ChangeApproved' }
  | { readonly type: 'ChangeSentBack'; readonly reason: string }
  /** Milliseconds since 1970. */
  | { readonly type: 'PublicationScheduled'; readonly publishAt: number }
  | { readonly type: 'PublicationFailed'; readonly code: string; readonly what: string }
  | {
      readonly type: 'ChangePublished'
      readonly version: string
      /** Counts the versions of the catalogue from 1. */
      readonly number: number
      /** The version that was in use until then, whose number is one less. */
      readonly onto: string
    }
  | { readonly type: 'ChangeWithdrawn' }

export type ChangeEventType = ChangeEvent['type']
