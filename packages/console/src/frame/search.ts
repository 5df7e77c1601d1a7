/** What stands in the address, so that a filtered list can be shared or bookmarked. */
import type { CaseSummary } from '@yijianshi/contract/case'

type Raw = Readonly<Record<string, unknown>>

export const caseStages = [
  'submitted',
  'correcting',
  'handling',
  'concluded',
  'closed',
  'declined',
  'withdrawn',
] as const satisfies readonly CaseSummary['stage'][]

export type StageFilter = CaseSummary['stage'] | 'all'
export type DeskSearch = { readonly stage?: StageFilter; readonly q?: string }
export type OverviewSearch = { readonly stage?: CaseSummary['stage']; readonly q?: string }
export const inboxTabs = ['open', 'asked', 'ended'] as const
export type InboxSearch = { readonly state?: (typeof inboxTabs)[number] }

export const caseTabs = ['progress', 'form', 'materials', 'documents', 'history', 'attempts'] as const
export type CaseTab = (typeof caseTabs)[number]
export type CaseSearch = { readonly tab?: CaseTab; readonly at?: number }

/** The router reads a number typed as a search word as a number. */
function readWords(raw: unknown): string | undefined {
  const text = typeof raw === 'number' ? String(raw) : raw
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 100) : undefined
}

/** The value itself where it is one of those; undefined for anything else that an address may hold. */
export function pick<Value extends string>(allowed: readonly Value[], raw: unknown): Value | undefined {
  return allowed.find(value => value === raw)
}

function present<Values extends Raw>(values: Values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

export function readDeskSearch(raw: Raw): DeskSearch {
  return present({ stage: pick<StageFilter>([...caseStages, 'all'], raw.stage), q: readWords(raw.q) })
}

export function readOverviewSearch(raw: Raw): OverviewSearch {
  return present({ stage: pick(caseStages, raw.stage), q: readWords(raw.q) })
}

export function readInboxSearch(raw: Raw): InboxSearch {
  return present({ state: pick(inboxTabs, raw.state) })
}

export function readCaseSearch(raw: Raw): CaseSearch {
  const version = Number(raw.at)
  return present({
    tab: pick(caseTabs, raw.tab),
    at: Number.isInteger(version) && version > 0 ? version : undefined,
  })
}
