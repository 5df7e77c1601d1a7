/** What has happened to a supervision order (督办). */
import type { Owner } from '../process/process.ts'

/** The obligation that was not kept. */
export type Supervised = {
  /** The process that owes it, and its kind. */
  readonly process: string
  readonly processKind: string
  /** Key and kind of the obligation. */
  readonly key: string
  readonly kind: string
  readonly item?: string
  /** The day by which it was owed, `YYYY-MM-DD`. */
  readonly due: string
}

export type SupervisionEvent =
  | {
      readonly type: 'SupervisionOpened'
      /** Year and serial number: 2026-000123. */
      readonly number: string
      readonly subject: Supervised
      /** Who has to answer. */
      readonly owner: Owner
      /** Why a manager opened it; absent where a red card did. */
      readonly reason?: string
    }
  | { readonly type: 'SupervisionTakenUp' }
  | { readonly type: 'SupervisionReplied'; readonly text: string }
  | { readonly type: 'SupervisionAccepted' }
  | { readonly type: 'SupervisionSentBack'; readonly reason: string }
  | { readonly type: 'SupervisionClosed'; readonly reason: string }
