/** What several authorities do together (并联审批): one notice, one inspection, one meeting, one acceptance. */
import type { NoticeEntry } from './papers.ts'
import type { Opinion } from './task-events.ts'

/** 联合踏勘 · 联审会议 · 联合验收 · 联合上门. */
export type JointActKind = 'site-inspection' | 'meeting' | 'completion-acceptance' | 'home-visit'

export type JointEvent =
  /** 联合一次性告知: the requests are gathered until all have spoken, then one list goes out. */
  | { readonly type: 'JointNoticeOpened'; readonly authorities: readonly string[] }
  | {
      readonly type: 'MissingTold'
      readonly authority: string
      /** Empty: nothing is missing. */
      readonly entries: readonly NoticeEntry[]
    }
  | { readonly type: 'JointNoticeClosed'; readonly silent: readonly string[] }
  | {
      readonly type: 'JointActConvened'
      /** Unique in the case. */
      readonly act: string
      readonly kind: JointActKind
      readonly items: readonly string[]
      readonly authorities: readonly string[]
      /** The lead authority, or `centre`. */
      readonly convenor: string
      /** When it is held, in milliseconds since 1970. */
      readonly heldAt: number
      readonly place: string
      readonly agenda: readonly string[]
    }
  | {
      readonly type: 'JointActMoved'
      readonly act: string
      readonly heldAt: number
      readonly place: string
      readonly reason: string
    }
  | {
      readonly type: 'JointOpinionGiven'
      readonly act: string
      readonly authority: string
      readonly opinion: Opinion
      readonly text: string
    }
  | {
      readonly type: 'JointActHeld'
      readonly act: string
      /** Names of those who were there. */
      readonly attendants: readonly string[]
      readonly minutes: string
      readonly conclusion: Opinion
    }
  | { readonly type: 'JointActCancelled'; readonly act: string; readonly reason: string }
  /** 经本级人民政府负责人批准，可以延长 (ALL §42(2)). */
  | {
      readonly type: 'JointLimitExtended'
      /** Working days. */
      readonly days: number
      /** The head of the government who approved it. */
      readonly approver: string
      readonly reason: string
    }
