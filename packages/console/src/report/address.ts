/** What stands in the address of the reports, so that a table can be shared or bookmarked. */
import type { ReportKind } from '@yijianshi/contract/report'

export const reportTabs = [
  'reductions',
  'limits',
  'visits',
  'in-place',
  'levels',
  'benchmark',
] as const satisfies readonly (ReportKind | 'benchmark')[]
export type ReportTab = (typeof reportTabs)[number]

export type ReportSearch = {
  readonly tab?: ReportTab
  /** Id of a benchmark; the newest when not given. */
  readonly benchmark?: string
}

export function readReportSearch(raw: Readonly<Record<string, unknown>>): ReportSearch {
  const tab = reportTabs.find(known => known === raw.tab)
  const id =
    typeof raw.benchmark === 'string' && /^[0-9a-f-]{36}$/.test(raw.benchmark) ? raw.benchmark : undefined
  return { ...(tab !== undefined && { tab }), ...(id !== undefined && { benchmark: id }) }
}
