/** What stands in the addresses of the studio. */
import type { ChangeStateOnWire } from '@yijianshi/contract/publication'
import { pick } from '../frame/search.ts'

type Raw = Readonly<Record<string, unknown>>

export const homeTabs = ['changes', 'orders', 'versions'] as const
export type HomeTab = (typeof homeTabs)[number]

export const changeStates = [
  'editing',
  'in-review',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
] as const satisfies readonly ChangeStateOnWire[]

export const changeTabs = ['edit', 'compare', 'preview', 'history'] as const
export type ChangeTab = (typeof changeTabs)[number]

export type HomeSearch = { readonly tab?: HomeTab; readonly state?: ChangeStateOnWire }
export type ChangeSearch = {
  readonly tab?: ChangeTab
  /** The file that is open. */
  readonly file?: string
  /** The entity in it, where it holds many. */
  readonly entry?: number
}
export type CompareSearch = { readonly from?: number; readonly to?: number }

function wholeNumber(raw: unknown, least: number): number | undefined {
  const value = Number(raw)
  return raw !== undefined && Number.isInteger(value) && value >= least ? value : undefined
}

function present<Values extends Raw>(values: Values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

export function readHomeSearch(raw: Raw): HomeSearch {
  return present({ tab: pick(homeTabs, raw.tab), state: pick(changeStates, raw.state) })
}

export function readChangeSearch(raw: Raw): ChangeSearch {
  return present({
    tab: pick(changeTabs, raw.tab),
    file: typeof raw.file === 'string' ? raw.file.slice(0, 200) : undefined,
    entry: wholeNumber(raw.entry, 0),
  })
}

export function readCompareSearch(raw: Raw): CompareSearch {
  return present({ from: wholeNumber(raw.from, 1), to: wholeNumber(raw.to, 1) })
}
