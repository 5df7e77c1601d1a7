/** What the address of the board says: which list, and what of it. */
import type { ObligationState } from '@yijianshi/contract/supervision'
import { pick } from '../frame/search.ts'

export const boardTabs = ['obligations', 'cards', 'orders', 'looks', 'seals'] as const
export type BoardTab = (typeof boardTabs)[number]

export const obligationStates = [
  'grave',
  'overdue',
  'due-today',
  'running',
  'stopped',
] as const satisfies readonly ObligationState[]

export const orderStages = ['open', 'taken-up', 'replied', 'accepted', 'closed'] as const

export type BoardSearch = {
  readonly tab?: BoardTab
  readonly state?: ObligationState
  readonly kind?: string
  readonly card?: 'yellow' | 'red'
  readonly stage?: (typeof orderStages)[number]
  /** The order that is open beside the list. */
  readonly order?: string
  /** Of the looks: who looked, and at which case. */
  readonly account?: string
  readonly case?: string
}

function word(raw: unknown): string | undefined {
  return typeof raw === 'string' && /^[a-z0-9-]{1,80}$/.test(raw) ? raw : undefined
}

function uuid(raw: unknown): string | undefined {
  return typeof raw === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(raw) ? raw : undefined
}

export function readBoardSearch(raw: Readonly<Record<string, unknown>>): BoardSearch {
  const read = {
    tab: pick(boardTabs, raw.tab),
    state: pick(obligationStates, raw.state),
    kind: word(raw.kind),
    card: pick(['yellow', 'red'] as const, raw.card),
    stage: pick(orderStages, raw.stage),
    order: word(raw.order),
    account: uuid(raw.account),
    case: uuid(raw.case),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
