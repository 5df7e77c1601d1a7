/** What has happened to a change order from above (上级调整通知). */

/** The paper that orders the change. */
export type SourceDocument = {
  readonly title: string
  /** 文号; empty where it has none. */
  readonly number: string
  readonly issuer: string
  /** `YYYY-MM-DD`. */
  readonly date: string
}

/** What the affected items are found by. */
export type Searched = {
  readonly words: readonly string[]
  readonly laws: readonly { readonly law: string; readonly article?: string }[]
  /** Ids. */
  readonly items: readonly string[]
  readonly materials: readonly string[]
}

export type OrderEvent =
  | {
      readonly type: 'OrderOpened'
      /** Year and serial number: 2026-003. */
      readonly number: string
      /** The request that opened it. */
      readonly request: string
      readonly document: SourceDocument
      readonly changes: string
      readonly searched: Searched
      /** Version of the catalogue that was searched. */
      readonly version: string
      /** Ids of the items found. */
      readonly affected: readonly string[]
      /** Last day as it was told then, `YYYY-MM-DD`. What counts follows the calendar: `orderDue`. */
      readonly due: string
      /** The holidays of that year are not announced yet. */
      readonly provisional: boolean
    }
  | {
      readonly type: 'OrderCarriedOut'
      readonly change: string
      readonly version: string
      readonly number: number
    }
  | { readonly type: 'OrderCancelled'; readonly reason: string }
